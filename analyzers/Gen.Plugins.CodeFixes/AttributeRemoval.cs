using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Gen.Plugins.CodeFixes;

/// <summary>Takes an attribute away from a type or from the top of a file, with its list and its line if it is alone there. Comments stay.</summary>
internal static class AttributeRemoval
{
    /// <param name="editor">Edits the file; many removals may go through it.</param>
    /// <param name="owner">The type, or the file.</param>
    /// <param name="attribute">One of its attributes.</param>
    public static void Remove(SyntaxEditor editor, SyntaxNode owner, AttributeSyntax attribute)
    {
        editor.TrackNode(attribute);
        editor.ReplaceNode(owner, (current, _) => current.GetCurrentNode(attribute) is { } now ? Without(current, now) : current);
    }

    public static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia;

    private static SyntaxNode Without(SyntaxNode owner, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count == 1)
        {
            return Without(owner, Lists(owner).IndexOf(list));
        }

        var options = attribute.DescendantTrivia(list.FullSpan).Concat(list.Attributes.GetSeparators().SelectMany(static s => s.GetAllTrivia())).Any(IsComment)
            ? SyntaxRemoveOptions.KeepExteriorTrivia
            : SyntaxRemoveOptions.KeepNoTrivia;
        return owner.ReplaceNode(list, list.RemoveNode(attribute, options)!);
    }

    /// <summary>The comments around a list stay, and so does the line that it ends.</summary>
    private static SyntaxNode Without(SyntaxNode owner, int index)
    {
        var list = Lists(owner)[index];
        var (before, after) = (list.GetLeadingTrivia(), list.GetTrailingTrivia());
        var endsLine = after.Any(SyntaxKind.EndOfLineTrivia);
        if (index > 0 && endsLine && Lists(owner)[index - 1] is var previous && !previous.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia))
        {
            owner = owner.ReplaceNode(previous, previous.WithTrailingTrivia(after));
        }
        else
        {
            var next = list.GetLastToken().GetNextToken(includeZeroWidth: true);
            var kept = after.Any(IsComment) ? before.AddRange(after.SkipWhile(static t => t.IsKind(SyntaxKind.WhitespaceTrivia)))
                : next.IsKind(SyntaxKind.EndOfFileToken) && !before.Any(HasText) ? default
                : endsLine ? WithoutIndent(before)
                : before;
            owner = owner.ReplaceToken(next, next.WithLeadingTrivia(kept.AddRange(next.LeadingTrivia)));
        }

        return WithLists(owner, Lists(owner).RemoveAt(index));
    }

    private static SyntaxList<AttributeListSyntax> Lists(SyntaxNode owner) =>
        owner is CompilationUnitSyntax file ? file.AttributeLists : ((MemberDeclarationSyntax)owner).AttributeLists;

    private static SyntaxNode WithLists(SyntaxNode owner, SyntaxList<AttributeListSyntax> lists) =>
        owner is CompilationUnitSyntax file ? file.WithAttributeLists(lists) : ((MemberDeclarationSyntax)owner).WithAttributeLists(lists);

    /// <summary>What follows brings its own.</summary>
    private static SyntaxTriviaList WithoutIndent(SyntaxTriviaList trivia) =>
        trivia.Count > 0 && trivia[trivia.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? trivia.RemoveAt(trivia.Count - 1) : trivia;

    private static bool HasText(SyntaxTrivia trivia) => trivia.Kind() is not (SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia);
}
