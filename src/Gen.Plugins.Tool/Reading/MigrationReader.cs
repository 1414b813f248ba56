using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Gen.Plugins.Model.Manifests;
using Gen.Plugins.Model.Migrations;

namespace Gen.Plugins.Tool.Reading;

/// <summary>Reads the migrations of an assembly: what they are from its manifest, their SQL, one by one, out of its image. Nothing of it is loaded or run.</summary>
internal sealed class MigrationReader : IDisposable
{
    private const string Manifest = "PluginMigrationManifestAttribute";

    private static readonly string[] s_manifest = [ManifestParser.Registrar, Manifest];

    private readonly PEReader _file;
    private readonly MetadataReader _metadata;
    private readonly string _place;
    private readonly string _registrar;
    private readonly Dictionary<string, TypeDefinitionHandle> _sources = new(StringComparer.Ordinal);

    private MigrationReader(PEReader file, string place)
    {
        _file = file;
        _place = place;
        _metadata = file.GetMetadataReader(MetadataReaderOptions.None);
        (_registrar, Migrations) = _metadata.IsAssembly ? Read() : ("", []);
        AssemblyName = _metadata.IsAssembly ? _metadata.GetString(_metadata.GetAssemblyDefinition().Name) : "";
    }

    /// <summary>The assembly's simple name.</summary>
    public string AssemblyName { get; }

    /// <summary>In the order in which they are applied, plugin by plugin.</summary>
    public IReadOnlyList<ReadMigration> Migrations { get; }

    /// <summary>Opens an assembly.</summary>
    /// <exception cref="UnreadableException">The file cannot be read, is no assembly, or is damaged.</exception>
    public static MigrationReader Open(string file) => Open(Files.Open(file, ReadLimits.Assembly), file);

    /// <summary>Opens an assembly that may lie in a package.</summary>
    /// <param name="stream">The assembly; can be sought. The reader owns it.</param>
    /// <param name="file">What a message calls it.</param>
    /// <inheritdoc cref="Open(string)"/>
    public static MigrationReader Open(Stream stream, string file)
    {
        PEReader? image = null;
        try
        {
            image = new PEReader(stream);
            if (!image.HasMetadata)
            {
                throw new UnreadableException($"{file} is no .NET assembly.");
            }

            if (image.PEHeaders.MetadataSize > ReadLimits.Metadata)
            {
                throw new UnreadableException($"{file} is refused: its metadata has more than {ReadLimits.Metadata >> 20} MB.");
            }

            return new(image, file);
        }
        catch (Exception e)
        {
            image?.Dispose();
            stream.Dispose();
            throw e is UnreadableException or OperationCanceledException ? e : Damaged(file, e);
        }
    }

    /// <summary>Reads the SQL of a migration, and sums it up: what differs from the checksum was changed after it was compiled.</summary>
    /// <returns>UTF-8 without a byte-order mark, lines ended by <c>\n</c>.</returns>
    /// <exception cref="UnreadableException">It is not there, or another one.</exception>
    public byte[] ReadSql(ReadMigration migration)
    {
        try
        {
            var length = migration.Migration.Length;
            if (length is < 0 or > MigrationText.Longest)
            {
                throw new UnreadableException($"{_place} is refused: its migration '{migration.Migration.Path}' has {length} bytes, and {MigrationText.Longest} are allowed.");
            }

            var sql = length == 0 ? [] : DataMethod.Read(_file, _metadata, Find(migration), length);
            return MigrationText.Checksum(sql) == migration.Migration.Checksum
                ? sql
                : throw new UnreadableException($"{_place} is damaged: the SQL of its migration '{migration.Migration.Path}' is not what was compiled. Build or copy it again.");
        }
        catch (Exception e) when (e is not (UnreadableException or OperationCanceledException))
        {
            throw Damaged(_place, e);
        }
    }

    public void Dispose() => _file.Dispose();

    private static UnreadableException Damaged(string place, Exception e) =>
        new($"{place} is no .NET assembly, or is damaged or cut off ({AssemblyFile.Reason(e)}). Build or copy it again.", e);

    private (string Registrar, IReadOnlyList<ReadMigration> Migrations) Read()
    {
        var registrar = "";
        var migrations = new List<ReadMigration>();
        foreach (var (name, arguments, named) in AssemblyReader.Attributes(_metadata, _place, s_manifest))
        {
            if (name == ManifestParser.Registrar && arguments is [int, string type, ..])
            {
                registrar = type;
            }
            else if (name == Manifest && arguments is [string plugin, long number, string title, string path, string checksum, int length, string source, string method, ..])
            {
                migrations.Add(new(
                    plugin,
                    new()
                    {
                        Number = number,
                        Name = title,
                        Path = path,
                        Checksum = checksum,
                        Length = length,
                        Dialect = named.GetValueOrDefault("Dialect") as string,
                        NoTransaction = named.GetValueOrDefault("NoTransaction") is true,
                    },
                    source,
                    method));
            }
        }

        return (registrar, [.. migrations.OrderBy(static m => m.PluginType, StringComparer.Ordinal).ThenBy(static m => m.Migration.Number).ThenBy(static m => m.Migration.Path, StringComparer.Ordinal)]);
    }

    private MethodDefinition Find(ReadMigration migration)
    {
        if (!_sources.TryGetValue(migration.Source, out var source))
        {
            _sources.Add(migration.Source, source = FindSource(migration.Source));
        }

        if (!source.IsNil)
        {
            foreach (var method in _metadata.GetTypeDefinition(source).GetMethods())
            {
                if (_metadata.StringComparer.Equals(_metadata.GetMethodDefinition(method).Name, migration.Method))
                {
                    return _metadata.GetMethodDefinition(method);
                }
            }
        }

        throw new BadImageFormatException($"It has no method '{migration.Source}.{migration.Method}'.");
    }

    /// <summary>The class in the registrar; nil: there is none.</summary>
    private TypeDefinitionHandle FindSource(string name)
    {
        var texts = _metadata.StringComparer;
        var dot = _registrar.LastIndexOf('.');
        foreach (var handle in _metadata.TypeDefinitions)
        {
            var type = _metadata.GetTypeDefinition(handle);
            if (!type.IsNested || !texts.Equals(type.Name, name))
            {
                continue;
            }

            var outer = _metadata.GetTypeDefinition(type.GetDeclaringType());
            if (texts.Equals(outer.Name, _registrar[(dot + 1)..]) && texts.Equals(outer.Namespace, dot < 0 ? "" : _registrar[..dot]))
            {
                return handle;
            }
        }

        return default;
    }
}
