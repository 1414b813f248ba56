using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Gen.Plugins.CompilerServices;
using Gen.Plugins.Model.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins;

/// <summary>
/// What is known of a plugin that is compiled into this host. Reading it creates no plugin. A descriptor is one object for each plugin of a registry,
/// and its members may be used from any thread.
/// </summary>
[DebuggerDisplay("{Name} {Version} ({TypeName})")]
public sealed class PluginDescriptor
{
    private readonly PluginRegistry _registry;
    private readonly int _index;
    private PluginFactory? _factory;
    private object[]? _metadata;
    private PluginMigration[]? _migrations;

    internal PluginDescriptor(PluginRegistry registry, int index)
    {
        _registry = registry;
        _index = index;
        Name = Text(PluginField.Name)!;
    }

    internal PluginDescriptor(PluginRegistry registry, int index, string name)
    {
        _registry = registry;
        _index = index;
        Name = name;
    }

    /// <summary>The name by which hosts look the plugin up, unique within each of its contracts.</summary>
    public string Name { get; }

    /// <summary>The full name of the plugin's class, as metadata spells it: <c>Acme.Outer+S3Batch</c>.</summary>
    public string TypeName => Text(PluginField.Type)!;

    /// <summary>The simple name of the assembly that declares the plugin.</summary>
    public string AssemblyName => Text(PluginField.Assembly)!;

    /// <summary>The plugin's SemVer 2.0 version.</summary>
    public string Version => Text(PluginField.Version) ?? "0.0.0";

    /// <summary>One or two sentences for people, if the author gave them.</summary>
    public string? Description => Text(PluginField.Description);

    /// <summary>Who to ask about the plugin, if given.</summary>
    public string? Author => Text(PluginField.Author);

    /// <summary>The host versions that the plugin works in, as a NuGet range; <see langword="null"/>: all.</summary>
    public string? HostVersion => Text(PluginField.HostVersion);

    /// <summary>The tier of the plugin's code; <see langword="null"/>: none.</summary>
    public PluginTier? Tier => Text(PluginField.Tier) is { } tier ? (PluginTier)int.Parse(tier, CultureInfo.InvariantCulture) : null;

    /// <summary>How long an instance lives when it comes from a container.</summary>
    public ServiceLifetime Lifetime => Text(PluginField.Lifetime) switch
    {
        null => ServiceLifetime.Transient,
        "1" => ServiceLifetime.Scoped,
        _ => ServiceLifetime.Singleton,
    };

    /// <summary>The contracts that the plugin is registered under.</summary>
    public ImmutableArray<PluginContractDescriptor> Contracts
        => [.. List(PluginField.Contracts).Select(c => _registry.Contract(int.Parse(c, CultureInfo.InvariantCulture)))];

    /// <summary>Former names, by which look-ups still find the plugin.</summary>
    public ImmutableArray<string> Aliases => [.. List(PluginField.Aliases)];

    /// <summary>
    /// Whether the plugin's class is an <see cref="IPluginLifecycle"/> or a hosted service, and so has something to start and stop. Known from the build:
    /// asking creates no plugin.
    /// </summary>
    public bool HasLifecycle => !Raw(PluginField.Lifecycle).IsEmpty;

    /// <summary>
    /// The plugin's migrations, by number; of one number, one for each dialect. One object for each; asking creates no plugin and reads no SQL.
    /// </summary>
    public ImmutableArray<PluginMigration> Migrations
        => ImmutableCollectionsMarshal.AsImmutableArray(_migrations ?? Interlocked.CompareExchange(ref _migrations, CreateMigrations(), null) ?? _migrations);

    /// <summary>The plugins that this one needs.</summary>
    public ImmutableArray<PluginDependency> Dependencies => [.. List(PluginField.Dependencies).Select(ToDependency)];

    /// <summary>
    /// The plugin's typed metadata: its attribute of class <typeparamref name="T"/> or derived from it, whose class is marked with
    /// <see cref="PluginMetadataAttribute"/>; the last one if there are several. <see langword="null"/>: none.
    /// </summary>
    /// <typeparam name="T">The attribute class, or a base class or interface of it.</typeparam>
    public T? GetMetadata<T>()
        where T : class
        => Array.FindLast(Metadata, static m => m is T) as T;

    /// <summary>All attributes of class <typeparamref name="T"/> or derived from it, in the order of the source.</summary>
    /// <typeparam name="T">The attribute class, or a base class or interface of it.</typeparam>
    public ImmutableArray<T> GetOrderedMetadata<T>()
        where T : class
        => [.. Metadata.OfType<T>()];

    /// <summary>
    /// Creates a new instance, whatever the lifetime; the caller owns it and disposes of it. The constructor's parameters come from
    /// <paramref name="services"/>.
    /// </summary>
    /// <param name="services">Where the constructor's parameters come from; <see langword="null"/> will do for a plugin that needs nothing.</param>
    /// <exception cref="InvalidOperationException">A service that the constructor needs is not registered.</exception>
    public object Create(IServiceProvider? services = null) => (_factory ??= _registry.Table.Factory(_index)).Create(services!);

    /// <summary>Returns the name and the version.</summary>
    public override string ToString() => $"{Name} {Version}";

    /// <summary>The plugin's place in the registry's order.</summary>
    internal int Index => _index;

    internal bool Answers(string name)
    {
        if (string.Equals(name, Name))
        {
            return true;
        }

        // Names are ASCII and never escaped, so that aliases can be compared where they are.
        var rest = Raw(PluginField.Aliases);
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)';') is var found and >= 0 ? found : rest.Length;
            if (Ascii.Equals(rest[..end], name))
            {
                return true;
            }

            rest = rest[Math.Min(end + 1, rest.Length)..];
        }

        return false;
    }

    /// <summary>The folder or file of its migrations, relative to its project, with <c>/</c>; <see langword="null"/>: it has none.</summary>
    internal string? MigrationPath => Text(PluginField.Migrations);

    /// <summary>What tells the plugin from all others of this host: its name, or <c>contract/name</c> where several bear that.</summary>
    internal string Identity => _registry.IsShared(Name) ? $"{Contracts.Select(static c => c.Name).Min(StringComparer.Ordinal)}/{Name}" : Name;

    /// <summary>Several contracts or names lead to the plugin, and so to its shared instance.</summary>
    internal bool HasSeveralKeys => !Raw(PluginField.Aliases).IsEmpty || Raw(PluginField.Contracts).Contains((byte)';');

    /// <summary>Threads may race to make it; all of them get the one that was stored first.</summary>
    private object[] Metadata
        => _metadata ?? Interlocked.CompareExchange(ref _metadata, (_factory ??= _registry.Table.Factory(_index)).CreateMetadata(), null) ?? _metadata;

    private PluginMigration[] CreateMigrations()
    {
        if (MigrationPath is null)
        {
            return [];
        }

        var migrations = (_factory ??= _registry.Table.Factory(_index)).CreateMigrations();
        return Identity is var identity && identity == Name ? migrations : Array.ConvertAll(migrations, m => m.Of(identity));
    }

    private static PluginDependency ToDependency(string text)
    {
        var optional = text.StartsWith('?');
        var name = text.AsSpan(optional ? 1 : 0);
        var blank = name.IndexOf(' ');
        return blank < 0
            ? new(name.ToString(), null, optional)
            : new(name[..blank].ToString(), name[(blank + 1)..].ToString(), optional);
    }

    private string[] List(PluginField field)
        => Raw(field) is { Length: > 0 } raw ? Array.ConvertAll(Encoding.UTF8.GetString(raw).Split(';'), Unescape) : [];

    private string? Text(PluginField field) => Raw(field) is { Length: > 0 } raw ? Unescape(Encoding.UTF8.GetString(raw)) : null;

    private ReadOnlySpan<byte> Raw(PluginField field)
    {
        var rest = _registry.Table.Row(_index);
        for (var skip = (int)field; ; skip--)
        {
            var end = rest.IndexOf((byte)'|');
            if (skip == 0)
            {
                return end < 0 ? rest : rest[..end];
            }

            if (end < 0)
            {
                return default;
            }

            rest = rest[(end + 1)..];
        }
    }

    /// <summary>Undoes <c>PluginRowWriter.Escape</c>: a backslash, <c>u</c>, four hexadecimal digits.</summary>
    private static string Unescape(string text)
    {
        if (!text.Contains('\\'))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }

            result.Append((char)ushort.Parse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            i += 5;
        }

        return result.ToString();
    }
}
