using System.Reflection.Metadata;
using Gen.Plugins.Tool.Reading;

namespace Gen.Plugins.Tool.Tiers.Reading;

/// <summary>Finds the attributes that say something of tiers, by the full names of their classes, wherever those are from.</summary>
/// <param name="metadata">The assembly.</param>
/// <param name="budget">What may be read of it.</param>
internal sealed class TierAttributes(MetadataReader metadata, WorkBudget budget)
{
    public const string Tier = "PluginTierAttribute";
    public const string Plugin = "PluginAttribute";
    public const string Free = "PluginFreeAttribute";
    public const string Exception = "PluginTierExceptionAttribute";
    public const string Manifest = "TierManifestAttribute";
    public const string Host = "PluginHostAttribute";
    public const string CompilerGenerated = "CompilerGeneratedAttribute";

    private static readonly (string Namespace, string Name)[] s_known =
    [
        ("Gen.Plugins", Tier), ("Gen.Plugins", Plugin), ("Gen.Plugins", Free), ("Gen.Plugins", Exception),
        ("Gen.Plugins.CompilerServices", Manifest), ("Gen.Plugins.CompilerServices", Host), ("System.Runtime.CompilerServices", CompilerGenerated),
    ];

    private readonly Dictionary<EntityHandle, string?> _classes = [];

    /// <summary>All of them, each with what it stands on.</summary>
    public IEnumerable<(EntityHandle Parent, string Class, CustomAttribute Attribute)> All()
    {
        foreach (var handle in metadata.CustomAttributes)
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (!_classes.TryGetValue(attribute.Constructor, out var name))
            {
                _classes.Add(attribute.Constructor, name = ClassOf(attribute));
            }

            if (name is not null)
            {
                yield return (attribute.Parent, name, attribute);
            }
        }
    }

    /// <summary>The arguments of one. The enums of these attributes have four bytes.</summary>
    public (object?[] Arguments, IReadOnlyDictionary<string, object?> Named) Read(CustomAttribute attribute)
    {
        var value = metadata.GetBlobReader(attribute.Value);
        budget.Spend(value.Length);
        return AttributeBlob.Read(metadata.GetBlobReader(SignatureOf(metadata, attribute)), value, static (_, _) => sizeof(int));
    }

    public static BlobHandle SignatureOf(MetadataReader metadata, CustomAttribute attribute) => attribute.Constructor.Kind == HandleKind.MemberReference
        ? metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Signature
        : metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).Signature;

    private string? ClassOf(CustomAttribute attribute)
    {
        var owner = attribute.Constructor.Kind switch
        {
            HandleKind.MemberReference => metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent,
            HandleKind.MethodDefinition => metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType(),
            _ => default,
        };
        StringHandle space, name;
        switch (owner.Kind)
        {
            case HandleKind.TypeReference:
                var reference = metadata.GetTypeReference((TypeReferenceHandle)owner);
                (space, name) = (reference.Namespace, reference.Name);
                break;
            case HandleKind.TypeDefinition when !owner.IsNil:
                var definition = metadata.GetTypeDefinition((TypeDefinitionHandle)owner);
                (space, name) = (definition.Namespace, definition.Name);
                break;
            default:
                return null;
        }

        return Array.Find(s_known, k => metadata.StringComparer.Equals(name, k.Name) && metadata.StringComparer.Equals(space, k.Namespace)).Name;
    }
}
