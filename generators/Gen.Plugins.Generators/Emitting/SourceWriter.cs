using System.Text;

namespace Gen.Plugins.Generators.Emitting;

/// <summary>Writes source text with indentation. Each opened brace must be closed: <see cref="ToString"/> asserts it.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new(4096);
    private int _depth;

    public SourceWriter Line(string line)
    {
        if (line.Length > 0)
        {
            _text.Append(' ', _depth * 4).Append(line);
        }

        _text.Append('\n');
        return this;
    }

    /// <summary>Writes a line from parts, without making one string of them first.</summary>
    public SourceWriter Line(string first, string second, string third = "", string fourth = "", string fifth = "")
    {
        _text.Append(' ', _depth * 4).Append(first).Append(second).Append(third).Append(fourth).Append(fifth).Append('\n');
        return this;
    }

    public SourceWriter Line() => Line("");

    /// <summary>Text that stands as it is, whatever the depth: the lines of a literal.</summary>
    public SourceWriter Raw(string text)
    {
        _text.Append(text);
        return this;
    }

    public SourceWriter Open(string? line = null)
    {
        if (line is not null)
        {
            Line(line);
        }

        Line("{");
        _depth++;
        return this;
    }

    public SourceWriter Close(string end = "}")
    {
        if (--_depth < 0)
        {
            throw new InvalidOperationException("A brace is closed that was not opened.");
        }

        return Line(end);
    }

    public override string ToString() =>
        _depth == 0 ? _text.ToString() : throw new InvalidOperationException($"{_depth} braces are not closed.");
}
