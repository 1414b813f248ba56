using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Plugins.Analyzers.Tiers.Uses;

/// <summary>The first net: names that bind to types and members, and declarations that bind without one.</summary>
internal sealed class NameUses(SemanticModel model, UseCollector uses, CancellationToken cancellationToken)
{
    public void Add(SyntaxNode node)
    {
        switch (node)
        {
            case SimpleNameSyntax name:
                AddName(name);
                break;
            case ParameterSyntax { Type: null, Identifier: var identifier } lambda:
                AddInferred((model.GetDeclaredSymbol(lambda, cancellationToken) as IParameterSymbol)?.Type, identifier);
                break;
            case SingleVariableDesignationSyntax { Parent: not (DeclarationExpressionSyntax or DeclarationPatternSyntax) } designation:
                // A pattern with a type tells of it by name, and what it declares is of that type.
                if (designation.Parent is not RecursivePatternSyntax { Type: not null })
                {
                    AddInferred((model.GetDeclaredSymbol(designation, cancellationToken) as ILocalSymbol)?.Type, designation.Identifier);
                }

                break;
            case MemberDeclarationSyntax { Modifiers: var modifiers } member when modifiers.Any(SyntaxKind.OverrideKeyword):
                AddOverride(member);
                break;
            case VariableDeclaratorSyntax { Parent.Parent: EventFieldDeclarationSyntax { Modifiers: var modifiers } } @event when modifiers.Any(SyntaxKind.OverrideKeyword):
                uses.AddMember(Overridden(model.GetDeclaredSymbol(@event, cancellationToken)), UseKind.Name, @event.Identifier.Span);
                break;
        }
    }

    private void AddName(SimpleNameSyntax name)
    {
        var symbol = Symbol(name);
        switch (symbol)
        {
            case null or INamespaceSymbol or ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or ITypeParameterSymbol or ILabelSymbol or IDiscardSymbol:
                break;
            case ITypeSymbol type when name is IdentifierNameSyntax { IsVar: true }:
                uses.AddAll(type, UseKind.Inferred, name.Span);
                break;
            case INamedTypeSymbol type when !IsAlias(name, type):
                uses.Add(type, null, UseKind.Name, name.Identifier.Span, SyntaxPlaces.QualifiedBy(name));
                break;
            case ITypeSymbol type:
                uses.AddAll(type, UseKind.Name, name.Identifier.Span, SyntaxPlaces.QualifiedBy(name));
                break;
            case IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { } attribute }:
                uses.Add(attribute, null, UseKind.Name, name.Identifier.Span);
                break;
            case IMethodSymbol { MethodKind: MethodKind.LocalFunction }:
                break;
            default:
                uses.AddMember(symbol, UseKind.Name, name.Identifier.Span);
                break;
        }
    }

    private ISymbol? Symbol(SimpleNameSyntax name)
    {
        var info = model.GetSymbolInfo(name, cancellationToken);

        // nameof(Book.Open) may mean several methods of one name.
        return info.Symbol ?? (info.CandidateReason == CandidateReason.MemberGroup ? info.CandidateSymbols.FirstOrDefault() : null);
    }

    /// <summary>Whether a name stands for a type of which it shows only a part.</summary>
    private static bool IsAlias(SimpleNameSyntax name, INamedTypeSymbol type) =>
        type.Name != name.Identifier.ValueText || (type.TypeArguments.Length > 0 && name is not GenericNameSyntax && !type.IsUnboundGenericType);

    private void AddInferred(ITypeSymbol? type, SyntaxToken identifier) => uses.AddAll(type, UseKind.Inferred, identifier.Span);

    private void AddOverride(MemberDeclarationSyntax member)
    {
        SyntaxToken? identifier = member switch
        {
            MethodDeclarationSyntax method => method.Identifier,
            PropertyDeclarationSyntax property => property.Identifier,
            IndexerDeclarationSyntax indexer => indexer.ThisKeyword,
            EventDeclarationSyntax @event => @event.Identifier,
            _ => null,
        };
        if (identifier is { } token)
        {
            uses.AddMember(Overridden(model.GetDeclaredSymbol(member, cancellationToken)), UseKind.Name, token.Span);
        }
    }

    private static ISymbol? Overridden(ISymbol? symbol) => symbol switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        IEventSymbol @event => @event.OverriddenEvent,
        _ => null,
    };
}
