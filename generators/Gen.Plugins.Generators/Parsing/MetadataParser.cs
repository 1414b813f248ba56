using Gen.Plugins.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Generators.Parsing;

/// <summary>Reads typed metadata: attributes of a plugin whose class is marked <c>[PluginMetadata]</c>.</summary>
internal static class MetadataParser
{
    public static IEnumerable<MetadataSource> Parse(INamedTypeSymbol plugin)
    {
        List<MetadataSource>? found = null;
        foreach (var attribute in PluginRules.AttributesOf(plugin))
        {
            if (attribute is { AttributeClass: { } type, AttributeConstructor: { } constructor } && !type.IsOurs(KnownNames.Plugin) && IsMetadata(type) && Read(attribute, type, constructor, plugin.ContainingAssembly) is { } metadata)
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

    private static MetadataSource? Read(AttributeData attribute, INamedTypeSymbol type, IMethodSymbol constructor, IAssemblySymbol assembly)
    {
        var named = attribute.NamedArguments;
        if (!PluginRules.CanBeNamed(type, assembly)
            || constructor.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal)
            || PluginRules.IsObsoleteError(constructor)
            || !constructor.Parameters.All(p => p.RefKind == RefKind.None && PluginRules.CanBeNamed(p.Type, assembly))
            || attribute.ConstructorArguments.Length != constructor.Parameters.Length
            || attribute.ConstructorArguments.Any(IsBroken)
            || !named.All(n => CanBeSet(type, n.Key) && !IsBroken(n.Value))
            || named.Select(static n => n.Key).Distinct().Count() != named.Length
            || !ConstructorChoice.Unset(type, constructor).All(required => named.Any(n => n.Key == required)))
        {
            return null;
        }

        // Each argument is cast to its parameter's type, so that the same constructor is chosen.
        var arguments = attribute.ConstructorArguments.Select((a, i) => $"({CSharpText.Name(constructor.Parameters[i].Type)})({ConstantText.Expression(a, assembly)})");
        var creation = $"new {CSharpText.Name(type)}({string.Join(", ", arguments)})";
        if (!named.IsEmpty)
        {
            creation += $" {{ {string.Join(", ", named.Select(n => $"@{n.Key} = {ConstantText.Expression(n.Value, assembly)}"))} }}";
        }

        var text = attribute.ConstructorArguments.Select(ConstantText.Text).Concat(named.Select(static n => $"{n.Key} = {ConstantText.Text(n.Value)}"));
        return new(creation, $"{CSharpText.MetadataName(type)}({string.Join(", ", text)})");
    }

    /// <summary>Whether code can say what the attribute says: a field or property that is public and not obsolete as an error.</summary>
    private static bool CanBeSet(INamedTypeSymbol type, string name)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            if (declaring.GetMembers(name) is [var member, ..])
            {
                return member is IFieldSymbol { IsReadOnly: false, IsConst: false, IsStatic: false, DeclaredAccessibility: Accessibility.Public }
                        or IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Public, IsStatic: false }
                    && !PluginRules.IsObsoleteError(member);
            }
        }

        return false;
    }

    private static bool IsBroken(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Error
        || constant.Type is null or { TypeKind: TypeKind.Error }
        || (constant is { Kind: TypedConstantKind.Array, IsNull: false } && constant.Values.Any(IsBroken));
}
