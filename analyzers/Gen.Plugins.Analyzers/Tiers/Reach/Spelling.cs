using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Tiers.Reach;

/// <summary>How source comes to a declaration: by which words, or by none.</summary>
internal static class Spelling
{
    private const string Suffix = "Attribute";

    /// <summary>Methods that C# calls for a statement or an expression in which no name stands.</summary>
    private static readonly HashSet<string> s_nameless = new(StringComparer.Ordinal)
    {
        "GetEnumerator", "GetAsyncEnumerator", "GetAwaiter", "Deconstruct", "Add", "GetPinnableReference",
        "Select", "SelectMany", "Where", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "GroupBy", "Join", "GroupJoin", "Cast",
    };

    /// <summary>The names of a type: an attribute has two.</summary>
    public static IEnumerable<string> Of(INamedTypeSymbol type)
    {
        yield return type.Name;
        if (type.Name.Length > Suffix.Length && type.Name.EndsWith(Suffix, StringComparison.Ordinal))
        {
            yield return type.Name.Substring(0, type.Name.Length - Suffix.Length);
        }
    }

    /// <summary>Whether C# may call an extension of this name where no name stands.</summary>
    public static bool IsNameless(string name) => s_nameless.Contains(name) || name.StartsWith("op_", StringComparison.Ordinal);

    /// <summary>Whether a type can hold extensions: it is a static class, or a block of extensions, which has no name.</summary>
    public static bool CanExtend(INamedTypeSymbol type) => type.IsStatic || IsBlock(type);

    public static bool IsBlock(INamedTypeSymbol type) => !type.CanBeReferencedByName && type.ContainingType is { IsStatic: true };
}
