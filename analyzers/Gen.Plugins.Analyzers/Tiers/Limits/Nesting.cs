using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Tiers.Limits;

/// <summary>Types within types.</summary>
internal static class Nesting
{
    /// <summary>Whether a type's definition is another one, or nested in it.</summary>
    public static bool IsWithin(INamedTypeSymbol type, INamedTypeSymbol outer)
    {
        for (var at = type.OriginalDefinition; at is not null; at = at.ContainingType?.OriginalDefinition)
        {
            if (SymbolEqualityComparer.Default.Equals(at, outer))
            {
                return true;
            }
        }

        return false;
    }
}
