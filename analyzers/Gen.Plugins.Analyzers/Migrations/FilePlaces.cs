using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Gen.Plugins.Analyzers.Migrations;

/// <summary>Places in files that are no code.</summary>
internal static class FilePlaces
{
    /// <summary>The first line; the start of a file that cannot be read.</summary>
    public static Location First(string path, SourceText? text) => Line(path, text, 0);

    public static Location Line(string path, SourceText? text, int line) => text is null
        ? Location.Create(path, default, default)
        : Of(path, text, text.Lines[Math.Min(line, text.Lines.Count - 1)].Span);

    public static Location Of(string path, SourceText text, TextSpan span)
    {
        span = TextSpan.FromBounds(Math.Min(span.Start, text.Length), Math.Min(span.End, text.Length));
        return Location.Create(path, span, text.Lines.GetLinePositionSpan(span));
    }
}
