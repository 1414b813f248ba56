using Gen.Plugins.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Plugins.Analyzers.Tiers;

/// <summary>Types and members as messages and fixes write them.</summary>
internal static class TierText
{
    private static readonly SymbolDisplayFormat s_full = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.None,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.ExpandNullable);

    /// <summary>With its namespace: <c>System.Data.Common.DbConnection</c>.</summary>
    public static string Full(INamedTypeSymbol type) => type.ToDisplayString(s_full);

    /// <summary>Without: <c>Outer.Inner</c>.</summary>
    public static string Short(INamedTypeSymbol type) => Named(type) is { ContainingType: { } outer } nested ? Short(outer) + "." + nested.Name : Named(type).Name;

    /// <summary>A type, or its member: <c>Limits.MaxRows</c>.</summary>
    public static string Short(INamedTypeSymbol type, ISymbol? member) => member switch
    {
        null or IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor or MethodKind.Destructor or MethodKind.DelegateInvoke } => Short(type),
        IMethodSymbol { AssociatedSymbol: { } associated } => Short(type, associated),
        _ => Short(type) + "." + Name(member),
    };

    /// <summary>A member as C# writes it: <c>MaxRows</c>, <c>+</c>, <c>this[]</c>.</summary>
    public static string Name(ISymbol member) => member switch
    {
        IPropertySymbol { IsIndexer: true } => "this[]",
        IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator } when SyntaxFacts.GetText(SyntaxFacts.GetOperatorKind(member.Name)) is { Length: > 0 } symbol => symbol,
        IMethodSymbol { MethodKind: MethodKind.Conversion } => member.Name == WellKnownMemberNames.ImplicitConversionName ? "implicit" : "explicit",
        _ => member.Name,
    };

    /// <summary>
    /// A type as <c>typeof</c> takes it at the top of a file: <c>global::Acme.Book&lt;&gt;</c>, or the nearest type around it that is reachable from there.
    /// </summary>
    /// <returns><see langword="null"/>: none is.</returns>
    public static string? TypeOf(INamedTypeSymbol type)
    {
        var reachable = Named(type).OriginalDefinition;
        for (var at = reachable; at is not null; at = at.ContainingType)
        {
            if (at.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
            {
                reachable = at.ContainingType;
            }
        }

        for (var at = reachable; at is not null; at = at.ContainingType)
        {
            if (at.IsFileLocal || at.IsAnonymousType || (at.IsImplicitlyDeclared && at.Name != WellKnownMemberNames.TopLevelStatementsEntryPointTypeName))
            {
                return null;
            }
        }

        return reachable is null ? null : CSharpText.Name(reachable.IsGenericType ? reachable.ConstructUnboundGenericType() : reachable);
    }

    /// <summary>The type that people can name: extension members stand in one that has none.</summary>
    private static INamedTypeSymbol Named(INamedTypeSymbol type)
    {
        var at = type;
        while (at is { CanBeReferencedByName: false, ContainingType: { } outer })
        {
            at = outer;
        }

        return at;
    }
}
