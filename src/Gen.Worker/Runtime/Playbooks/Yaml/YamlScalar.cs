namespace Gen.Worker.Runtime.Playbooks.Yaml;

/// <summary>A single value, or a key.</summary>
/// <param name="Location">Where it begins.</param>
/// <param name="Text">Its text, without quotes and escapes.</param>
/// <param name="IsText">It is quoted, a block, or tagged as text; otherwise it may be a number, true, false or null.</param>
/// <param name="Source">How the file writes it: to find a place inside of it.</param>
internal sealed record YamlScalar(SourceLocation Location, string Text, bool IsText, ReadOnlyMemory<char> Source) : YamlNode(Location, 1, 0)
{
    /// <summary>
    /// The place in the file of the character at <paramref name="offset"/> in <see cref="Text"/>. Blocks are indented, lines are folded and quoted text has
    /// escapes, so the two are read side by side. Where they cannot be brought together, the place of the whole.
    /// </summary>
    public SourceLocation Locate(int offset)
    {
        var source = Source.Span;
        var at = ScalarAlignment.Find(Text, source, offset);
        if (at < 0)
        {
            return Location;
        }

        var before = source[..at];
        var lines = before.Count('\n');
        return lines == 0
            ? Location with { Column = Location.Column + at }
            : new(Location.File, Location.Line + lines, at - before.LastIndexOf('\n'));
    }
}
