using Microsoft.CodeAnalysis.Text;

namespace Gen.Plugins.CodeFixes;

/// <summary>What ends the lines of a file.</summary>
internal static class LineEnds
{
    /// <summary>That of its first line, which what is added to the file follows; <see langword="null"/>: it has one line only.</summary>
    public static string? Of(SourceText text) =>
        text.Lines[0] is var line && line.EndIncludingLineBreak > line.End ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) : null;
}
