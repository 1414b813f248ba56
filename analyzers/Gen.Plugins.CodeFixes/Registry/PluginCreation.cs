using Gen.Plugins.Analyzers.Tiers;
using Gen.Plugins.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Plugins.CodeFixes.Registry;

/// <summary>A <c>new</c> of a plugin in code of a class, which could have the plugin from its container.</summary>
/// <param name="Expression">The <c>new</c>; it passes nothing and sets nothing.</param>
/// <param name="Name">The plugin's name.</param>
/// <param name="Plugin">Its class.</param>
/// <param name="Contract">The one contract of it that the code may use.</param>
/// <param name="Owner">The class whose code this is.</param>
/// <param name="Declaration">The part of it.</param>
internal sealed record PluginCreation(
    BaseObjectCreationExpressionSyntax Expression,
    string Name,
    INamedTypeSymbol Plugin,
    INamedTypeSymbol Contract,
    INamedTypeSymbol Owner,
    ClassDeclarationSyntax Declaration)
{
    /// <summary>The creation that a diagnostic is about: at its type, at its <c>new</c>, or at the type of what is declared with it.</summary>
    public static BaseObjectCreationExpressionSyntax? At(SyntaxNode place)
    {
        if (place.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is { } creation
            && (creation == place || (creation as ObjectCreationExpressionSyntax)?.Type.Span.Contains(place.Span) == true))
        {
            return creation;
        }

        return place.FirstAncestorOrSelf<SyntaxNode>(static n => n is VariableDeclarationSyntax or PropertyDeclarationSyntax) switch
        {
            VariableDeclarationSyntax { Variables: [var variable] } declaration when declaration.Type.Span.Contains(place.Span) => variable.Initializer?.Value as BaseObjectCreationExpressionSyntax,
            PropertyDeclarationSyntax property when property.Type.Span.Contains(place.Span) => property.Initializer?.Value as BaseObjectCreationExpressionSyntax,
            _ => null,
        };
    }

    public static PluginCreation? Read(BaseObjectCreationExpressionSyntax expression, SemanticModel model, TierScope scope, CancellationToken cancellationToken)
    {
        if (expression is not { ArgumentList: null or { Arguments.Count: 0 }, Initializer: null }
            || expression.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not ClassDeclarationSyntax declaration
            || model.GetDeclaredSymbol(declaration, cancellationToken) is not { IsStatic: false } owner
            || !CanTakeInstance(expression, declaration)
            || model.GetTypeInfo(expression, cancellationToken).Type is not INamedTypeSymbol plugin
            || plugin.Ours(KnownNames.Plugin) is not { ConstructorArguments: [{ Value: string name }, ..] })
        {
            return null;
        }

        var judge = new TierJudge(scope, owner);
        return PluginRules.ContractsOf(plugin).Select(static c => c.Contract).Where(c => !judge.IsForbidden(c.OriginalDefinition)).ToList() is [var contract]
            ? new(expression, name, plugin, contract, owner, declaration)
            : null;
    }

    /// <summary>Whether code there has an instance, and does not end the life of what it creates: that of a service is the container's to end.</summary>
    private static bool CanTakeInstance(SyntaxNode expression, ClassDeclarationSyntax declaration)
    {
        foreach (var at in expression.Ancestors().TakeWhile(at => at != declaration))
        {
            var owns = at is UsingStatementSyntax { Statement: var body } && !body.Span.Contains(expression.Span)
                || at is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 }
                || at is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression };
            if (owns || Modifiers(at).Any(SyntaxKind.StaticKeyword) || at is AttributeSyntax)
            {
                return false;
            }
        }

        return true;
    }

    private static SyntaxTokenList Modifiers(SyntaxNode node) => node switch
    {
        MemberDeclarationSyntax member => member.Modifiers,
        LocalFunctionStatementSyntax local => local.Modifiers,
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers,
        _ => default,
    };
}
