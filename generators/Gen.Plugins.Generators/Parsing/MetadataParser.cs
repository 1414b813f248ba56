using Gen.Plugins.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Generators.Parsing;

/// <summary>Reads typed metadata: attributes of a plugin whose class is marked <c>[PluginMetadata]</c>.</summary>
internal static class MetadataParser
{
    public static IEnumerable<MetadataSource> Parse(INamedTypeSymbol plugin)
    {
        List<MetadataSource>? found = null;
        foreach (var attribute in plugin.GetAttributes())
        {
            if (attribute is { AttributeClass: { } type, AttributeConstructor: { } constructor } && !type.IsOurs(KnownNames.Plugin) && IsMetadata(type) && Read(attribute, type, constructor) is { } metadata)
            {
                (found ??= []).Add(metadata);
            }
        }

        return found ?? [];
    }

    private static bool IsMetadata(INamedTypeSymbol type)
    {
        for (var marked = type; marked is { Name: not "Attribute" }; marked = marked.BaseType)
        {
            if (marked.OriginalDefinition.Ours(KnownNames.Metadata) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static MetadataSource? Read(AttributeData attribute, INamedTypeSymbol type, IMethodSymbol constructor)
    {
        if (!PluginRules.CanBeNamed(type)
            || constructor.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal)
            || attribute.ConstructorArguments.Length != constructor.Parameters.Length
            || attribute.ConstructorArguments.Any(IsBroken)
            || attribute.NamedArguments.Any(static n => IsBroken(n.Value)))
        {
            return null;
        }

        // Each argument is cast to its parameter's type, so that the same constructor is chosen.
        var arguments = attribute.ConstructorArguments.Select((a, i) => $"({CSharpText.Name(constructor.Parameters[i].Type)})({ConstantText.Expression(a)})");
        var creation = $"new {CSharpText.Name(type)}({string.Join(", ", arguments)})";
        if (!attribute.NamedArguments.IsEmpty)
        {
            creation += $" {{ {string.Join(", ", attribute.NamedArguments.Select(static n => $"@{n.Key} = {ConstantText.Expression(n.Value)}"))} }}";
        }

        var text = attribute.ConstructorArguments.Select(ConstantText.Text).Concat(attribute.NamedArguments.Select(static n => $"{n.Key} = {ConstantText.Text(n.Value)}"));
        return new(creation, $"{CSharpText.MetadataName(type)}({string.Join(", ", text)})");
    }

    private static bool IsBroken(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Error
        || constant.Type is null or { TypeKind: TypeKind.Error }
        || (constant is { Kind: TypedConstantKind.Array, IsNull: false } && constant.Values.Any(IsBroken));
}
