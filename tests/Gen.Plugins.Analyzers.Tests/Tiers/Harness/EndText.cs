using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Plugins.Analyzers.Tests.Tiers.Harness;

/// <summary>Takes a file apart by ends. What is left keeps its lines and columns; usings and assembly attributes stay with every end.</summary>
internal static class EndText
{
    /// <summary>The ends that have code in a file.</summary>
    public static IEnumerable<string> Ends(SyntaxTree tree) => Leaves(tree.GetCompilationUnitRoot().Members, "").Select(static leaf => leaf.End).Distinct();

    /// <summary>The file with spaces in place of the other ends' code.</summary>
    public static string Only(SyntaxTree tree, string end)
    {
        var root = tree.GetCompilationUnitRoot();
        var text = root.ToFullString().ToCharArray();
        foreach (var (member, of) in Leaves(root.Members, ""))
        {
            if (of != end)
            {
                Blank(text, member);
            }
        }

        return new(text);
    }

    /// <summary>The members to keep or to leave out: types, statements, and namespaces of which nothing is in another end.</summary>
    private static IEnumerable<(MemberDeclarationSyntax Member, string End)> Leaves(SyntaxList<MemberDeclarationSyntax> members, string space)
    {
        foreach (var member in members)
        {
            if (member is not BaseNamespaceDeclarationSyntax inner)
            {
                yield return (member, EndOf.Namespace(space));
                continue;
            }

            var name = string.Concat(inner.Name.DescendantTokens().Select(static token => token.ValueText));
            var full = space.Length == 0 ? name : space + "." + name;
            var leaves = Leaves(inner.Members, full).ToArray();
            if (leaves.Select(static leaf => leaf.End).Distinct().ToArray() is { Length: < 2 } ends)
            {
                yield return (inner, ends is [var one] ? one : EndOf.Namespace(full));
            }
            else
            {
                foreach (var leaf in leaves)
                {
                    yield return leaf;
                }
            }
        }
    }

    /// <summary>Directives stay: an #endif may stand in what is kept.</summary>
    private static void Blank(char[] text, SyntaxNode member)
    {
        var kept = member.DescendantTrivia(descendIntoTrivia: false).Where(static trivia => trivia.IsDirective).Select(static trivia => trivia.Span).ToArray();
        for (var i = member.FullSpan.Start; i < member.FullSpan.End; i++)
        {
            if (text[i] is not ('\n' or '\r') && !kept.Any(span => span.Contains(i)))
            {
                text[i] = ' ';
            }
        }
    }
}
