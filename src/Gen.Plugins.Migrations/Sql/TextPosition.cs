namespace Gen.Plugins.Migrations.Sql;

/// <summary>Counts lines and columns on the way through a text, which is read once.</summary>
internal ref struct TextPosition(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _place;
    private int _lineStart;

    public int Line { get; private set; } = 1;

    public readonly int Column => _place - _lineStart + 1;

    /// <summary>Goes on to a place, which is not before the last one.</summary>
    public void MoveTo(int place)
    {
        while (true)
        {
            var found = _text[_place..place].IndexOfAny('\n', '\r');
            if (found < 0)
            {
                _place = place;
                return;
            }

            _place += found + 1;
            if (_text[_place - 1] == '\r' && _place < _text.Length && _text[_place] == '\n')
            {
                // One line end of two characters; between them the line is still the old one.
                if (_place == place)
                {
                    return;
                }

                _place++;
            }

            Line++;
            _lineStart = _place;
        }
    }
}
