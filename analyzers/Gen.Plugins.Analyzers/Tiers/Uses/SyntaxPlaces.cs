using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Gen.Plugins.Analyzers.Tiers.Uses;

/// <summary>The narrowest place of what is used.</summary>
internal static class SyntaxPlaces
{
    /// <summary>The token by which an expression says what it uses.</summary>
    public static TextSpan NameOf(SyntaxNode node)
    {
        while (true)
        {
            switch (node)
            {
                case InvocationExpressionSyntax invocation:
                    node = invocation.Expression;
                    break;
                case MemberAccessExpressionSyntax access:
                    node = access.Name;
                    break;
                case MemberBindingExpressionSyntax binding:
                    node = binding.Name;
                    break;
                case ConditionalAccessExpressionSyntax conditional:
                    node = conditional.WhenNotNull;
                    break;
                case SimpleNameSyntax name:
                    return name.Identifier.Span;
                case ElementAccessExpressionSyntax element:
                    return element.ArgumentList.OpenBracketToken.Span;
                case BinaryExpressionSyntax binary:
                    return binary.OperatorToken.Span;
                case AssignmentExpressionSyntax assignment:
                    return assignment.OperatorToken.Span;
                case PostfixUnaryExpressionSyntax postfix:
                    return postfix.OperatorToken.Span;
                case WithExpressionSyntax with:
                    return with.WithKeyword.Span;
                default:
                    return node.GetFirstToken().Span;
            }
        }
    }

    /// <summary>What a name qualifies: the name right of its dot.</summary>
    public static TextSpan? QualifiedBy(SimpleNameSyntax name)
    {
        SyntaxNode whole = name;
        while (whole.Parent switch
        {
            QualifiedNameSyntax qualified when qualified.Right == whole => qualified,
            AliasQualifiedNameSyntax alias when alias.Name == whole => alias,
            MemberAccessExpressionSyntax access when access.Name == whole => access,
            _ => (SyntaxNode?)null,
        } is { } outer)
        {
            whole = outer;
        }

        return whole.Parent switch
        {
            QualifiedNameSyntax qualified when qualified.Left == whole => qualified.Right.Identifier.Span,
            MemberAccessExpressionSyntax access when access.Expression == whole => access.Name.Identifier.Span,
            _ => null,
        };
    }

    /// <summary>The type of the variable that an expression initialises, which tells of it before the expression does.</summary>
    public static TextSpan? DeclaredType(SyntaxNode expression)
    {
        for (var at = expression; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax:
                    return null;
                case VariableDeclarationSyntax declaration:
                    return declaration.Type.Span;
                case ForEachStatementSyntax each when each.Expression.Span.Contains(expression.Span):
                    return each.Type.Span;
                case StatementSyntax:
                    return null;
            }
        }

        return null;
    }
}
