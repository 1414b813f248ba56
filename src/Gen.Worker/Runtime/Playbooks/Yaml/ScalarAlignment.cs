namespace Gen.Worker.Runtime.Playbooks.Yaml;

/// <summary>Finds where a character of a scalar's text stands in its source.</summary>
internal ref struct ScalarAlignment
{
    private readonly ReadOnlySpan<char> _source;
    private readonly char _style;
    private int _at;

    private ScalarAlignment(ReadOnlySpan<char> source)
    {
        _source = source;
        _style = source.IsEmpty ? '\0' : source[0];

        // A block begins after its header's line, quoted text after the quote.
        _at = _style switch
        {
            '|' or '>' => source.IndexOf('\n') + 1,
            '\'' or '"' => 1,
            _ => 0,
        };
    }

    /// <summary>The offset in the source, or -1.</summary>
    public static int Find(ReadOnlySpan<char> text, ReadOnlySpan<char> source, int offset)
    {
        var alignment = new ScalarAlignment(source);
        var isOrdinary = true;
        for (var i = 0; i < offset && isOrdinary; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                alignment.SkipBlanks();
                isOrdinary = alignment.TryTake(text[i]);
            }
        }

        if (offset < text.Length && !char.IsWhiteSpace(text[offset]))
        {
            alignment.SkipBlanks();
        }

        return isOrdinary && alignment._at <= source.Length && !source.IsEmpty ? alignment._at : -1;
    }

    private bool TryTake(char c)
    {
        if (_at >= _source.Length)
        {
            return false;
        }

        if (_style == '"' && _source[_at] == '\\')
        {
            return TryTakeEscape();
        }

        if (_source[_at] != c)
        {
            return false;
        }

        _at += _style == '\'' && c == '\'' ? 2 : 1;
        return true;
    }

    private bool TryTakeEscape()
    {
        var length = _at + 1 < _source.Length ? _source[_at + 1] switch { 'x' => 4, 'u' => 6, 'U' => 10, _ => 2 } : 2;
        if (length == 10)
        {
            // One escape, and two characters of text: from there on the places are not worth the trouble.
            return false;
        }

        _at += length;
        return true;
    }

    private void SkipBlanks()
    {
        while (_at < _source.Length && (char.IsWhiteSpace(_source[_at]) || IsBlankEscape()))
        {
            _at += _source[_at] == '\\' ? 2 : 1;
        }
    }

    private readonly bool IsBlankEscape()
        => _style == '"' && _source[_at] == '\\' && _at + 1 < _source.Length
            && _source[_at + 1] is 'n' or 't' or 'r' or ' ' or '\t' or 'v' or 'f' or '_' or 'N' or 'L' or 'P' or '\n' or '\r';
}
