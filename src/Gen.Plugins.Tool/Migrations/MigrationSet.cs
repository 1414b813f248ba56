using Gen.Plugins.Migrations.Planning;
using Gen.Plugins.Model.Migrations;
using Gen.Plugins.Tool.Compositions;
using Gen.Plugins.Tool.Output;
using Gen.Plugins.Tool.Reading;

namespace Gen.Plugins.Tool.Migrations;

/// <summary>
/// The migrations of a composition, in the order and under the names that its registry has them at run time. Their SQL stays in the assemblies, which are
/// open until this is disposed of.
/// </summary>
internal sealed class MigrationSet : IDisposable
{
    private readonly Dictionary<string, MigrationReader> _readers = new(StringComparer.Ordinal);

    private MigrationSet(Subject subject) => Subject = subject;

    /// <summary>The composition.</summary>
    public Subject Subject { get; }

    /// <summary>The plugins that have migrations, in the registry's order.</summary>
    public IReadOnlyList<MigratedPlugin> Plugins { get; private set; } = [];

    /// <summary>All of them, in the order in which they are applied.</summary>
    public IEnumerable<HostMigration> Migrations => Plugins.SelectMany(static p => p.Migrations);

    /// <summary>Reads what the migrations are, without their SQL.</summary>
    /// <exception cref="UnreadableException">An assembly cannot be read any more, or what it says of its migrations cannot be.</exception>
    public static MigrationSet Read(Subject subject)
    {
        var set = new MigrationSet(subject);
        try
        {
            set.Plugins = [.. set.ReadPlugins()];
            return set;
        }
        catch
        {
            set.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var reader in _readers.Values)
        {
            reader.Dispose();
        }
    }

    private IEnumerable<MigratedPlugin> ReadPlugins()
    {
        // Of all plugins: one without migrations may share another one's name too.
        var plugins = Subject.Composition.Plugins;
        var identities = MigrationOwners.Of([.. plugins.Select(p => (p.Name, (IEnumerable<string>)Subject.ContractsOf(p)))]);
        for (var i = 0; i < plugins.Count; i++)
        {
            var plugin = plugins[i];
            if (plugin.Migrations is not { Length: > 0 })
            {
                continue;
            }

            var (reader, place) = Open(plugin.AssemblyName);
            ReadMigration[] read = [.. reader.Migrations.Where(m => m.PluginType == plugin.TypeName)];
            if (read.Length > 0)
            {
                var source = new ImageSource(reader, read);
                var identity = identities[i];
                yield return new(
                    i,
                    PluginOwner.Of(identity, plugin.Name, plugin.Aliases.Select(static a => a.Name), Subject.ContractsOf(plugin)),
                    [.. read.Select((m, index) => new HostMigration(m.Migration, Migration(identity, m.Migration, source, index, place), plugin.AssemblyName))]);
            }
        }
    }

    private static PluginMigration Migration(string plugin, MigrationModel model, ImageSource source, int index, string place)
    {
        // A compiler's are none of these. Name and plugin go into the database, and are taken letter by letter; the path is only shown.
        if (model.Number < 1 || !IsPlain(model.Name) || !IsPlain(plugin) || model.Path.Length == 0 || model.Checksum.Length != 64 || !model.Checksum.All(char.IsAsciiHexDigitLower))
        {
            throw new UnreadableException($"{place} is refused: what it says of migration {model.Number} '{model.Name}' of '{plugin}' is nothing that a compiler writes. Build or copy it again.");
        }

        return new(plugin, model.Number, model.Name, SafeText.Of(model.Path), model.Checksum, model.Dialect, model.NoTransaction, source, index);
    }

    private static bool IsPlain(string text) => text.Length > 0 && SafeText.Of(text) == text;

    private (MigrationReader Reader, string Place) Open(string assembly)
    {
        var read = Subject.Assemblies.First(a => a.Manifest.AssemblyName == assembly);
        if (!_readers.TryGetValue(assembly, out var reader))
        {
            _readers.Add(assembly, reader = read.File is { } file ? MigrationReader.Open(file) : OpenPacked(read.PackageFile!, assembly));
        }

        return (reader, read.File ?? read.PackageFile!);
    }

    private static MigrationReader OpenPacked(string package, string assembly)
    {
        MigrationReader? found = null;
        PackageReader.Read<object>(package, (stream, place, _) =>
        {
            if (found is null && AssemblyReader.Read(stream, place, package)?.AssemblyName == assembly)
            {
                stream.Position = 0;
                found = MigrationReader.Open(stream, place);
            }

            return null;
        });
        return found ?? throw new UnreadableException($"{package} has no assembly '{assembly}' any more.");
    }
}
