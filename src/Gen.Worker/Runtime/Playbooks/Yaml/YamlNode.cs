namespace Gen.Worker.Runtime.Playbooks.Yaml;

/// <summary>A node of a YAML file, immutable. Aliases share nodes, so that size and height are counted when a node is made, not by walking it.</summary>
/// <param name="Location">Where it begins.</param>
/// <param name="Size">The nodes in it, itself included, with what aliases repeat.</param>
/// <param name="Height">How deep it is nested below itself.</param>
internal abstract record YamlNode(SourceLocation Location, long Size, int Height);

/// <param name="Location">Where it begins.</param>
/// <param name="Text">Its text, without quotes and escapes.</param>
/// <param name="IsText">It is quoted, a block, or tagged as text; otherwise it may be a number, true, false or null.</param>
/// <param name="Source">How the file writes it: to find a place inside of it.</param>
internal sealed record YamlScalar(SourceLocation Location, string Text, bool IsText, ReadOnlyMemory<char> Source) : YamlNode(Location, 1, 0)
{
    /// <summary>The place of the <paramref name="number"/>-th occurrence of <paramref name="mark"/>, or of the whole if escapes hide it.</summary>
    public SourceLocation Find(string mark, int number)
    {
        var source = Source.Span;
        var at = -1;
        for (var i = 0; i <= number; i++)
        {
            var next = source[(at + 1)..].IndexOf(mark, StringComparison.Ordinal);
            if (next < 0)
            {
                return Location;
            }

            at += next + 1;
        }

        var before = source[..at];
        var lines = before.Count('\n');
        return lines == 0
            ? Location with { Column = Location.Column + at }
            : new(Location.File, Location.Line + lines, at - before.LastIndexOf('\n'));
    }
}

internal sealed record YamlList(SourceLocation Location, IReadOnlyList<YamlNode> Items, long Size, int Height) : YamlNode(Location, Size, Height);

internal sealed record YamlMap(SourceLocation Location, IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> Members, long Size, int Height)
    : YamlNode(Location, Size, Height);
