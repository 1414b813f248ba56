using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Plugins.CodeFixes.Tiers;

/// <summary>Where in a file an exception goes: in order among those that are there, below usings, above types, and never into an <c>#if</c>.</summary>
internal sealed class ExceptionPlaces
{
    private readonly CompilationUnitSyntax _file;
    private readonly List<(KnownBreach Breach, AttributeListSyntax List)> _there;
    private readonly List<DirectiveTriviaSyntax> _branches;

    /// <param name="file">The file.</param>
    /// <param name="there">Its exceptions.</param>
    public ExceptionPlaces(CompilationUnitSyntax file, IEnumerable<(KnownBreach Breach, AttributeListSyntax List)> there)
    {
        _file = file;
        _branches = [.. Branches(file)];
        _there = [.. there.Where(e => Depth(e.List.SpanStart) == 0).OrderBy(static e => e.List.SpanStart)];
    }

    public int Of(KnownBreach breach)
    {
        var smaller = _there.FindLastIndex(e => e.Breach.CompareTo(breach) < 0);
        return smaller >= 0 ? _there[smaller].List.FullSpan.End
            : _there.Count > 0 ? Above(_there[0].List)
            : Outside(_file switch
            {
                { AttributeLists: { Count: > 0 } lists } => lists.Last().FullSpan.End,
                { Usings: { Count: > 0 } usings } => usings.Last().FullSpan.End,
                { Externs: { Count: > 0 } aliases } => aliases.Last().FullSpan.End,
                { Members: { Count: > 0 } members } => Above(members[0]),
                _ => _file.FullSpan.End,
            });
    }

    /// <summary>The start of the lines of comment that stand directly above a node. What begins the file is the file's.</summary>
    private static int Above(SyntaxNode node)
    {
        var trivia = node.GetLeadingTrivia();
        var (start, isLineEmpty) = (node.SpanStart, false);
        for (var i = trivia.Count - 1; i >= 0; i--)
        {
            if (trivia[i].IsDirective || (trivia[i].IsKind(SyntaxKind.EndOfLineTrivia) && isLineEmpty))
            {
                return start;
            }

            // Documentation holds the end of its last line itself.
            isLineEmpty = trivia[i].IsKind(SyntaxKind.EndOfLineTrivia) || (isLineEmpty && trivia[i].IsKind(SyntaxKind.WhitespaceTrivia));
            start = isLineEmpty ? start : trivia[i].FullSpan.Start;
        }

        return start > 0 || trivia.Any(static t => t.HasStructure) ? start : node.SpanStart;
    }

    private int Outside(int position) => _branches.Find(b => b.FullSpan.End > position && b is EndIfDirectiveTriviaSyntax && Depth(b.FullSpan.End) == 0) is { } end && Depth(position) > 0
        ? end.FullSpan.End
        : position;

    private int Depth(int position) => _branches.Where(b => b.FullSpan.End <= position).Sum(static b => b is IfDirectiveTriviaSyntax ? 1 : -1);

    private static IEnumerable<DirectiveTriviaSyntax> Branches(SyntaxNode file)
    {
        for (var at = file.GetFirstDirective(); at is not null; at = at.GetNextDirective())
        {
            if (at is IfDirectiveTriviaSyntax or EndIfDirectiveTriviaSyntax)
            {
                yield return at;
            }
        }
    }
}
