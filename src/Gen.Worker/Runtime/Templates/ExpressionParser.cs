using System.Globalization;
using Gen.Worker.Runtime.Playbooks;

namespace Gen.Worker.Runtime.Templates;

/// <summary>Reads what stands between the braces: a path such as <c>zones.rows[0]["count"]</c>, or text in quotes.</summary>
internal ref struct ExpressionParser
{
    private readonly string _text;
    private readonly SourceLocation _location;
    private int _at;

    private ExpressionParser(string text, SourceLocation location)
    {
        _text = text;
        _location = location;
    }

    /// <param name="text">What stands between the braces.</param>
    /// <param name="location">The place of its first character.</param>
    public static TextPiece Parse(string text, SourceLocation location)
    {
        var parser = new ExpressionParser(text, location);
        parser.SkipBlanks();
        var piece = parser.Peek is '\'' or '"' ? new TextPiece(parser.Quoted(), null) : new("", parser.Path());
        parser.SkipBlanks();
        return parser._at == text.Length ? piece : throw parser.Unexpected();
    }

    private readonly char Peek => _at < _text.Length ? _text[_at] : '\0';

    private ValuePath Path()
    {
        var start = _at;
        var root = Name();
        var parts = new List<ValuePathPart>();
        while (true)
        {
            switch (Peek)
            {
                case '.':
                    _at++;
                    var name = Name();
                    parts.Add(new(name, 0, _at - start));
                    break;
                case '[':
                    _at++;
                    SkipBlanks();
                    var (key, index) = Peek is '\'' or '"' ? (Quoted(), 0) : (null, Index());
                    SkipBlanks();
                    Take(']');
                    parts.Add(new(key, index, _at - start));
                    break;
                default:
                    return new(_text[start.._at], root, parts, At(start));
            }
        }
    }

    private string Name()
    {
        var start = _at;
        while (Peek == '_' || char.IsAsciiLetter(Peek) || (_at > start && char.IsAsciiDigit(Peek)))
        {
            _at++;
        }

        return _at > start ? _text[start.._at] : throw Unexpected();
    }

    private int Index()
    {
        var start = _at;
        if (Peek == '-')
        {
            _at++;
        }

        while (char.IsAsciiDigit(Peek))
        {
            _at++;
        }

        return int.TryParse(_text.AsSpan(start, _at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index)
            ? index
            : throw Unexpected();
    }

    private string Quoted()
    {
        var quote = _text[_at];
        var end = _text.IndexOf(quote, _at + 1);
        if (end < 0)
        {
            throw new PlaybookException(At(_at), $"The text that begins with {quote} has no end.");
        }

        var text = _text[(_at + 1)..end];
        _at = end + 1;
        return text;
    }

    private void Take(char wanted)
    {
        if (Peek != wanted)
        {
            throw Unexpected();
        }

        _at++;
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }

    private readonly PlaybookException Unexpected()
    {
        var found = _at < _text.Length ? $"'{_text[_at]}' is not expected here" : "More is expected here";
        return new(At(_at), $"{found}. Between '{{{{' and '}}}}' stands a path such as workload.name or step.rows[0].count, or text in quotes.");
    }

    /// <summary>Exact as long as the braces stand on one line.</summary>
    private readonly SourceLocation At(int offset)
        => _text.AsSpan(0, offset).Contains('\n') ? _location : _location with { Column = _location.Column + offset };
}
