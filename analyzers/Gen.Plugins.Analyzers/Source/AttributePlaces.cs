using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Plugins.Analyzers.Source;

/// <summary>Where the parts of an attribute stand in source: the place to report at is the one that has to change.</summary>
internal static class AttributePlaces
{
    /// <summary>The attribute itself; its owner if it has no place.</summary>
    public static Location Of(AttributeData attribute, ISymbol owner, CancellationToken cancellationToken) =>
        Syntax(attribute, cancellationToken)?.GetLocation() ?? Of(owner);

    /// <summary>The first argument of the attribute's constructor; the attribute if there is none.</summary>
    public static Location First(AttributeData attribute, ISymbol owner, CancellationToken cancellationToken) =>
        Argument(attribute, static a => a.NameEquals is null, cancellationToken) ?? Of(attribute, owner, cancellationToken);

    /// <summary>The value of a property of the attribute; the attribute if it is not set.</summary>
    public static Location Named(AttributeData attribute, string name, ISymbol owner, CancellationToken cancellationToken) =>
        Argument(attribute, a => a.NameEquals?.Name.Identifier.ValueText == name, cancellationToken) ?? Of(attribute, owner, cancellationToken);

    /// <summary>The name of the type, in that part of it which bears the attribute.</summary>
    public static Location Bearer(AttributeData attribute, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        Syntax(attribute, cancellationToken)?.Parent?.Parent switch
        {
            BaseTypeDeclarationSyntax { Identifier: { IsMissing: false } identifier } => identifier.GetLocation(),
            DelegateDeclarationSyntax { Identifier: { IsMissing: false } identifier } => identifier.GetLocation(),
            _ => Of(type),
        };

    /// <summary>The first place of a symbol that people wrote.</summary>
    public static Location Of(ISymbol symbol)
    {
        foreach (var location in symbol.Locations)
        {
            if (location.SourceTree is { } tree && !GeneratedFiles.Contain(tree))
            {
                return location;
            }
        }

        return symbol.Locations[0];
    }

    private static Location? Argument(AttributeData attribute, Func<AttributeArgumentSyntax, bool> isMeant, CancellationToken cancellationToken)
    {
        foreach (var argument in Syntax(attribute, cancellationToken)?.ArgumentList?.Arguments ?? default)
        {
            if (isMeant(argument))
            {
                return argument.Expression.GetLocation();
            }
        }

        return null;
    }

    private static AttributeSyntax? Syntax(AttributeData attribute, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax;
}
