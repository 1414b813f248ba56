using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.Generators.Tests.Harness;

/// <summary>A host that runs: its registry, by way of the code that was generated.</summary>
internal sealed class LoadedHost : IDisposable
{
    private readonly AssemblyLoadContext _context;
    private readonly List<Assembly> _assemblies = [];

    public LoadedHost(Generated host, IEnumerable<Generated> references)
    {
        _context = new AssemblyLoadContext(host.Compilation.AssemblyName, isCollectible: true);
        foreach (var project in references.Append(host))
        {
            using var image = new MemoryStream();
            var result = project.Compilation.Emit(image);
            Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error)));
            image.Position = 0;
            _assemblies.Add(_context.LoadFromStream(image));
        }

        var registries = Assembly.GetTypes().Where(static t => t.Name == "HostPlugins").Select(static t => t.GetField("Registry", BindingFlags.Static | BindingFlags.Public));
        var registry = Assert.Single(registries, static f => f?.FieldType == typeof(PluginRegistry))!;
        Registry = (PluginRegistry)registry.GetValue(null)!;
        Namespace = registry.DeclaringType!.Namespace;
    }

    public PluginRegistry Registry { get; }

    /// <summary>Where the registry stands.</summary>
    public string? Namespace { get; }

    /// <summary>The host's own assembly.</summary>
    public Assembly Assembly => _assemblies[^1];

    public IEnumerable<string> Names => Registry.Plugins.Select(static p => p.Name);

    /// <summary>A type of the host or of what it references, by its full name in metadata.</summary>
    public Type Type(string name) => _assemblies.Select(a => a.GetType(name)).First(static t => t is not null)!;

    public PluginDescriptor Get(string contract, string name) => Registry.Get(Type(contract), name);

    /// <summary>The name under which a plugin is found; <see langword="null"/>: there is none.</summary>
    public string? Find(string contract, string name) => Registry.TryGet(Type(contract), name, out var plugin) ? plugin.Name : null;

    public IEnumerable<string> Of(string contract) => Registry.Of(Type(contract)).Select(static p => p.Name);

    /// <summary>Creates a plugin and calls its method <c>Say</c>.</summary>
    public object? Say(string contract, string name, IServiceProvider? services = null)
    {
        var plugin = Get(contract, name).Create(services);
        return plugin.GetType().GetMethod("Say")!.Invoke(plugin, null);
    }

    /// <summary>A container that the host's own <c>AddPlugins()</c> filled.</summary>
    public ServiceProvider Container(Action<IServiceCollection>? add = null)
    {
        var services = new ServiceCollection();
        add?.Invoke(services);
        Assembly.GetType("Microsoft.Extensions.DependencyInjection.HostPluginsServiceCollectionExtensions")!
            .GetMethod("AddPlugins", BindingFlags.Static | BindingFlags.Public)!
            .Invoke(null, [services]);
        return services.BuildServiceProvider(validateScopes: true);
    }

    public void Dispose() => _context.Unload();
}
