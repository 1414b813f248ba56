using System.Globalization;
using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Controllers.Iterator;

/// <summary>Reads a list, a tuple or a dictionary as Python prints them: <c>('a', 1, None)</c>. Former steps gave lists in that form, as text.</summary>
internal ref struct PythonLiteral
{
    private const int MostDepth = 32;

    private readonly string _text;
    private readonly Utf8JsonWriter _writer;
    private int _at;
    private int _depth;

    private PythonLiteral(string text, Utf8JsonWriter writer)
    {
        _text = text;
        _writer = writer;
    }

    /// <returns>The list or map, or <see langword="null"/> if the text is none.</returns>
    public static JsonElement? TryRead(string text)
    {
        using var buffer = new MemoryStream();
        using var writer = new Utf8JsonWriter(buffer);
        var reader = new PythonLiteral(text, writer);
        if (!reader.Value() || reader.Next() != '\0')
        {
            return null;
        }

        writer.Flush();
        var value = Json.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        return value.ValueKind is JsonValueKind.Array or JsonValueKind.Object ? value : null;
    }

    /// <summary>The next character that is no blank; NUL at the end.</summary>
    private char Next()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }

        return _at < _text.Length ? _text[_at] : '\0';
    }

    private bool Value() => Next() switch
    {
        '[' => List(']'),
        '(' => List(')'),
        '{' => Map(),
        '\'' or '"' => Text() is { } text && Write(text),
        _ => Word(),
    };

    private readonly bool Write(string text)
    {
        _writer.WriteStringValue(text);
        return true;
    }

    private bool List(char end)
    {
        if (++_depth > MostDepth)
        {
            return false;
        }

        _at++;
        _writer.WriteStartArray();
        var items = 0;
        var comma = true;
        while (Next() != end)
        {
            if (!comma || !Value())
            {
                return false;
            }

            items++;
            comma = Next() == ',';
            _at += comma ? 1 : 0;
        }

        _at++;
        _depth--;
        _writer.WriteEndArray();

        // '(1)' is a number in brackets; '(1,)' is a tuple. The former is left as the text that it is.
        return end != ')' || items != 1 || comma;
    }

    private bool Map()
    {
        if (++_depth > MostDepth)
        {
            return false;
        }

        _at++;
        _writer.WriteStartObject();
        var comma = true;
        while (Next() != '}')
        {
            if (!comma || Next() is not ('\'' or '"') || Text() is not { } key || Next() != ':')
            {
                return false;
            }

            _at++;
            _writer.WritePropertyName(key);
            if (!Value())
            {
                return false;
            }

            comma = Next() == ',';
            _at += comma ? 1 : 0;
        }

        _at++;
        _depth--;
        _writer.WriteEndObject();
        return true;
    }

    private string? Text()
    {
        var quote = _text[_at++];
        var text = new StringBuilder();
        while (_at < _text.Length && _text[_at] != quote)
        {
            if (_text[_at] != '\\')
            {
                text.Append(_text[_at++]);
            }
            else if (++_at >= _text.Length || Escape(_text[_at++]) is not { } sign)
            {
                return null;
            }
            else
            {
                text.Append(sign);
            }
        }

        return ++_at > _text.Length || text.ToString() is not { } read || !IsUnicode(read) ? null : read;
    }

    private static char? Escape(char sign) => sign switch
    {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        '\\' or '\'' or '"' => sign,
        _ => null,
    };

    private static bool IsUnicode(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar && !text.Contains('\uFFFD', StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private bool Word()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '+' or '-' or '.' or '_'))
        {
            _at++;
        }

        var word = _text.AsSpan(start, _at - start);
        switch (word)
        {
            case "None":
                _writer.WriteNullValue();
                return true;
            case "True" or "False":
                _writer.WriteBooleanValue(word is "True");
                return true;
        }

        if (long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            _writer.WriteNumberValue(whole);
            return true;
        }

        if (double.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            _writer.WriteNumberValue(number);
            return true;
        }

        return false;
    }
}
