using System.Globalization;
using System.Reflection.Metadata;
using Gen.Plugins.Model;
using Gen.Plugins.Model.Manifests;

namespace Gen.Plugins.Tool.Reading;

/// <summary>Reads the manifest of an assembly out of its metadata. Nothing of it is loaded or run.</summary>
internal static class AssemblyReader
{
    private const string Library = "Gen.Plugins";
    private const string InformationalVersion = "AssemblyInformationalVersionAttribute";

    private static readonly string[] s_manifest = [ManifestParser.Plugin, ManifestParser.Contract, ManifestParser.Registrar, ManifestParser.Host];

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="package">The package that it comes from, if that is known.</param>
    /// <returns><see cref="AssemblyManifest.None"/>: an assembly that says nothing; <see langword="null"/>: no .NET assembly, but a native one.</returns>
    /// <exception cref="UnreadableException">The file cannot be read, or is damaged.</exception>
    public static AssemblyManifest? Read(string file, string? package)
    {
        using var stream = Files.Open(file, ReadLimits.Assembly);
        return Read(stream, file, package ?? PackagePath.PackageOf(file));
    }

    /// <summary>Reads an assembly that may lie in a package.</summary>
    /// <param name="stream">The assembly; can be sought.</param>
    /// <param name="place">What a message calls it.</param>
    /// <param name="package">The package that it comes from, if that is known.</param>
    /// <inheritdoc cref="Read(string, string?)"/>
    public static AssemblyManifest? Read(Stream stream, string place, string? package) =>
        AssemblyFile.Read(stream, place, (_, metadata) => Read(metadata, place, package));

    private static AssemblyManifest Read(MetadataReader metadata, string place, string? package)
    {
        if (!ReferencesLibrary(metadata))
        {
            return AssemblyManifest.None;
        }

        var assembly = metadata.GetAssemblyDefinition();
        var parser = new ManifestParser();
        string? informational = null;
        foreach (var (name, arguments, named) in Attributes(metadata, place, s_manifest))
        {
            if (name == InformationalVersion)
            {
                informational = arguments is [string text, ..] ? text : null;
            }
            else
            {
                parser.Add(name, arguments, named);
            }
        }

        return parser.Finish(metadata.GetString(assembly.Name), VersionOf(assembly.Version, informational), package);
    }

    /// <summary>The manifest attributes of an assembly whose classes are known, and its informational version.</summary>
    /// <exception cref="UnreadableException">There are too many, or one is too long.</exception>
    internal static IEnumerable<(string Class, object?[] Arguments, IReadOnlyDictionary<string, object?> Named)> Attributes(MetadataReader metadata, string place, string[] known)
    {
        var read = 0;
        foreach (var handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (ClassOf(metadata, attribute, known) is not { } name)
            {
                continue;
            }

            var value = metadata.GetBlobReader(attribute.Value);
            if (++read > ReadLimits.Attributes || value.Length > ReadLimits.Attribute)
            {
                throw new UnreadableException($"{place} is refused: its manifest has more than {ReadLimits.Attributes} entries, or one of more than {ReadLimits.Attribute >> 10} KB.");
            }

            var (arguments, named) = AttributeBlob.Read(metadata.GetBlobReader(Signature(metadata, attribute.Constructor)), value);
            yield return (name, arguments, named);
        }
    }

    private static bool ReferencesLibrary(MetadataReader metadata)
    {
        foreach (var handle in metadata.AssemblyReferences)
        {
            if (metadata.StringComparer.Equals(metadata.GetAssemblyReference(handle).Name, Library))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The name of an attribute's class, if it is one that is read here.</summary>
    private static string? ClassOf(MetadataReader metadata, CustomAttribute attribute, string[] manifest)
    {
        StringHandle space, name;
        var owner = attribute.Constructor.Kind switch
        {
            HandleKind.MemberReference => metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent,
            HandleKind.MethodDefinition => metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType(),
            _ => default,
        };
        switch (owner.Kind)
        {
            case HandleKind.TypeReference:
                var reference = metadata.GetTypeReference((TypeReferenceHandle)owner);
                (space, name) = (reference.Namespace, reference.Name);
                break;
            case HandleKind.TypeDefinition:
                var definition = metadata.GetTypeDefinition((TypeDefinitionHandle)owner);
                (space, name) = (definition.Namespace, definition.Name);
                break;
            default:
                return null;
        }

        var texts = metadata.StringComparer;
        if (texts.Equals(space, ManifestParser.Namespace))
        {
            return Array.Find(manifest, known => texts.Equals(name, known));
        }

        return texts.Equals(name, InformationalVersion) && texts.Equals(space, "System.Reflection") ? InformationalVersion : null;
    }

    private static BlobHandle Signature(MetadataReader metadata, EntityHandle constructor) => constructor.Kind == HandleKind.MemberReference
        ? metadata.GetMemberReference((MemberReferenceHandle)constructor).Signature
        : metadata.GetMethodDefinition((MethodDefinitionHandle)constructor).Signature;

    /// <summary>As the generator has it: the informational version without build metadata, else the first three numbers.</summary>
    private static string VersionOf(Version version, string? informational) =>
        informational?.Split('+')[0] is { Length: > 0 } withoutBuild ? withoutBuild : string.Create(CultureInfo.InvariantCulture, $"{version.Major}.{version.Minor}.{Math.Max(0, version.Build)}");
}
