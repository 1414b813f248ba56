using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Creation;

/// <summary>Finds types that the compiler does not know and has complained about already.</summary>
internal static class UnknownTypes
{
    public static bool IsIn(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } => true,
        IArrayTypeSymbol array => IsIn(array.ElementType),
        IPointerTypeSymbol pointer => IsIn(pointer.PointedAtType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsIn) || (named.ContainingType is { } outer && IsIn(outer)),
        _ => false,
    };
}
