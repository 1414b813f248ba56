using System.Collections.Immutable;
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

    /// <summary>What a name qualifies: the name right of its dot, if it stands in the same line; a chain of calls is read line by line.</summary>
    public static ImmutableArray<TextSpan> QualifiedBy(SimpleNameSyntax name)
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
            QualifiedNameSyntax qualified when qualified.Left == whole && IsOneLine(name, qualified.Right) => ImmutableArray.Create(qualified.Right.Identifier.Span),
            MemberAccessExpressionSyntax access when access.Expression == whole && IsOneLine(name, access.Name) => ImmutableArray.Create(access.Name.Identifier.Span),
            _ => ImmutableArray<TextSpan>.Empty,
        };
    }

    private static bool IsOneLine(SimpleNameSyntax left, SimpleNameSyntax right)
    {
        var lines = left.SyntaxTree.GetText().Lines;
        return lines.IndexOf(left.SpanStart) == lines.IndexOf(right.SpanStart);
    }

    /// <summary>The type of the variable that an expression initialises, which tells of it before the expression does.</summary>
    public static ImmutableArray<TextSpan> DeclaredType(SyntaxNode expression)
    {
        for (var at = expression; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax:
                    return ImmutableArray<TextSpan>.Empty;
                case VariableDeclarationSyntax declaration:
                    return ImmutableArray.Create(declaration.Type.Span);
                case ForEachStatementSyntax each when each.Expression.Span.Contains(expression.Span):
                    return ImmutableArray.Create(each.Type.Span);
                case StatementSyntax:
                    return ImmutableArray<TextSpan>.Empty;
            }
        }

        return ImmutableArray<TextSpan>.Empty;
    }
}
