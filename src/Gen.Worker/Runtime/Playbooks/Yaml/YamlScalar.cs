namespace Gen.Worker.Runtime.Playbooks.Yaml;

/// <summary>A single value, or a key.</summary>
/// <param name="Location">Where it begins.</param>
/// <param name="Text">Its text, without quotes and escapes.</param>
/// <param name="IsText">It is quoted, a block, or tagged as text; otherwise it may be a number, true, false or null.</param>
/// <param name="Source">How the file writes it: to find a place inside of it.</param>
internal sealed record YamlScalar(SourceLocation Location, string Text, bool IsText, ReadOnlyMemory<char> Source) : YamlNode(Location, 1, 0)
{
    /// <summary>
    /// The place in the file of a <paramref name="mark"/> that stands at <paramref name="offset"/> in <see cref="Text"/>: blocks are indented and quoted text
    /// has escapes, but its n-th mark is the n-th in the source too. If an escape hides it, the place of the whole.
    /// </summary>
    public SourceLocation Locate(string mark, int offset)
    {
        var at = -1;
        for (var i = Next(Text, mark, -1); i >= 0 && i <= offset; i = Next(Text, mark, i))
        {
            at = Next(Source.Span, mark, at);
            if (at < 0)
            {
                return Location;
            }
        }

        if (at < 0)
        {
            return Location;
        }

        var before = Source.Span[..at];
        var lines = before.Count('\n');
        return lines == 0
            ? Location with { Column = Location.Column + at }
            : new(Location.File, Location.Line + lines, at - before.LastIndexOf('\n'));
    }

    private static int Next(ReadOnlySpan<char> text, string mark, int at)
    {
        var next = text[(at + 1)..].IndexOf(mark, StringComparison.Ordinal);
        return next < 0 ? -1 : at + 1 + next;
    }
}
