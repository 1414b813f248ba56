using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Source;

/// <summary>What an attribute says. What the compiler itself complains about is not read.</summary>
internal static class AttributeValues
{
    /// <summary>Reads the string that an attribute's constructor takes first, which may be null.</summary>
    /// <returns><see langword="false"/> if the argument is missing or broken.</returns>
    public static bool TryFirst(AttributeData attribute, out string? value)
    {
        if (attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive } first, ..])
        {
            value = first.Value as string;
            return true;
        }

        value = null;
        return false;
    }

    /// <summary>A string property; <see langword="null"/> if it is not set, set to null, or broken.</summary>
    public static string? Named(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value.Kind == TypedConstantKind.Primitive ? argument.Value.Value as string : null;
            }
        }

        return null;
    }
}
