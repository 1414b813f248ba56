using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Plugins.CodeFixes.Registry;

/// <summary>Edits of constructors that keep their form. Trivia is written out: a formatter would take the line ends of the machine, not of the file.</summary>
/// <param name="lineEnd">That of the file.</param>
internal sealed class ConstructorText(string lineEnd)
{
    private static readonly SyntaxToken s_semicolon = SyntaxFactory.Token(default, SyntaxKind.SemicolonToken, default);

    private readonly SyntaxTrivia _newLine = SyntaxFactory.EndOfLine(lineEnd);

    /// <summary>The last one, but before those that may be left out.</summary>
    public static ParameterListSyntax With(ParameterListSyntax list, ParameterSyntax parameter)
    {
        var parameters = list.Parameters;
        var index = parameters.IndexOf(static p => p.Default is not null || p.Modifiers.Any(SyntaxKind.ParamsKeyword));
        index = index < 0 ? parameters.Count : index;
        var comma = SyntaxFactory.Token(default, SyntaxKind.CommaToken, [SyntaxFactory.Space]);
        var nodes = parameters.GetWithSeparators().ToList();
        if (parameters.Count == 0)
        {
            nodes.Add(parameter);
        }
        else if (index == parameters.Count)
        {
            // One in a line stays one in a line.
            var last = parameters[index - 1];
            var separator = index > 1 ? parameters.GetSeparator(index - 2) : comma;
            nodes[nodes.Count - 1] = last.WithTrailingTrivia();
            nodes.Add(comma.WithTrailingTrivia(separator.TrailingTrivia));
            nodes.Add((index > 1 ? parameter.WithLeadingTrivia(Indent(last)) : parameter).WithTrailingTrivia(last.GetTrailingTrivia()));
        }
        else
        {
            var next = parameters[index];
            var separator = index > 0 ? parameters.GetSeparator(index - 1) : comma;
            nodes.Insert(index * 2, parameter.WithLeadingTrivia(Indent(next)));
            nodes.Insert((index * 2) + 1, comma.WithTrailingTrivia(separator.TrailingTrivia));
        }

        return list.WithParameters(SyntaxFactory.SeparatedList<ParameterSyntax>(nodes));
    }

    /// <summary>With an assignment before all else that it does: a field's initializer ran before it too.</summary>
    public ConstructorDeclarationSyntax With(ConstructorDeclarationSyntax constructor, ExpressionSyntax assignment)
    {
        var indent = Indent(constructor);
        var inner = indent.Add(Unit(indent));
        var statement = SyntaxFactory.ExpressionStatement(assignment, s_semicolon);
        if (constructor.Body is { } body && (body.Statements.Count > 0 || body.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia)))
        {
            var isLine = body.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
            return constructor.WithBody(body.WithStatements(body.Statements.Insert(Received(constructor, body), isLine
                ? statement.WithLeadingTrivia(inner).WithTrailingTrivia(_newLine)
                : statement.WithLeadingTrivia().WithTrailingTrivia(SyntaxFactory.Space))));
        }

        // { } on one line, or an expression: both become a block of lines.
        var statements = SyntaxFactory.SingletonList<StatementSyntax>(statement.WithLeadingTrivia(inner).WithTrailingTrivia(_newLine));
        if (constructor.ExpressionBody is { } arrow)
        {
            statements = statements.Add(SyntaxFactory.ExpressionStatement(arrow.Expression.WithoutTrivia(), s_semicolon)
                .WithLeadingTrivia(inner)
                .WithTrailingTrivia(_newLine));
        }

        var end = constructor.ExpressionBody is null ? constructor.Body!.GetTrailingTrivia() : constructor.SemicolonToken.TrailingTrivia;
        var header = (constructor.Initializer as SyntaxNode ?? constructor.ParameterList).GetLastToken();
        constructor = constructor.ReplaceToken(header, header.WithTrailingTrivia(_newLine));
        return constructor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(SyntaxFactory.Block(
            SyntaxFactory.Token(indent, SyntaxKind.OpenBraceToken, [_newLine]),
            statements,
            SyntaxFactory.Token(indent, SyntaxKind.CloseBraceToken, end)));
    }

    /// <summary>How many statements at the start put away what comes by a key.</summary>
    private static int Received(ConstructorDeclarationSyntax constructor, BlockSyntax body)
    {
        var keyed = constructor.ParameterList.Parameters
            .Where(static p => p.AttributeLists.SelectMany(static list => list.Attributes).Any(static a => a.Name.ToString().Contains("FromKeyedServices")))
            .Select(static p => p.Identifier.ValueText)
            .ToList();
        return body.Statements
            .TakeWhile(s => s is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Right: IdentifierNameSyntax right } } && keyed.Contains(right.Identifier.ValueText))
            .Count();
    }

    /// <summary>A class with more members below its first fields, and blank lines between those that are no fields.</summary>
    public ClassDeclarationSyntax With(ClassDeclarationSyntax type, IEnumerable<MemberDeclarationSyntax> added)
    {
        foreach (var member in added)
        {
            var fields = type.Members.TakeWhile(static m => m is FieldDeclarationSyntax).Count();
            var needsBlank = fields > 0 && member is not FieldDeclarationSyntax;
            var before = fields > 0 ? type.Members[fields - 1].GetLastToken() : type.OpenBraceToken;
            var lines = SyntaxFactory.TriviaList(Enumerable.Repeat(_newLine, (before.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) ? 0 : 1) + (needsBlank ? 1 : 0)));
            var members = type.Members;
            if (fields < members.Count && members[fields] is var next && !(next.GetLeadingTrivia() is [var first, ..] && first.IsKind(SyntaxKind.EndOfLineTrivia)))
            {
                members = members.Replace(next, next.WithLeadingTrivia(next.GetLeadingTrivia().Insert(0, _newLine)));
            }

            type = type.WithMembers(members.Insert(fields, member.WithLeadingTrivia(lines.AddRange(member.GetLeadingTrivia()))));
        }

        return type;
    }

    /// <summary>The white space before a node on its line.</summary>
    public static SyntaxTriviaList Indent(SyntaxNode node) =>
        node.GetLeadingTrivia() is { Count: > 0 } trivia && trivia[trivia.Count - 1] is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? [last] : [];

    public static SyntaxTrivia Unit(SyntaxTriviaList indent) => SyntaxFactory.Whitespace(indent.ToString().Contains('\t') ? "\t" : "    ");
}
