using System.Text;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Playbooks.Yaml;
using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Syntax;

/// <summary>Reads the words between an opening and its closing.</summary>
internal ref struct Lexer
{
    private static readonly string[] Signs =
        ["**", "//", "==", "!=", "<=", ">=", "+", "-", "*", "/", "%", "~", "<", ">", "=", ".", ",", ":", "|", "(", ")", "[", "]", "{", "}"];

    private readonly YamlScalar _scalar;
    private readonly ReadOnlySpan<char> _text;
    private readonly Stack<char> _open = new();
    private readonly List<Token> _tokens = [];
    private int _at;

    private Lexer(YamlScalar scalar, int start)
    {
        _scalar = scalar;
        _text = scalar.Text;
        _at = start;
    }

    /// <summary>The words, of which the last is the closing.</summary>
    /// <param name="scalar">The template.</param>
    /// <param name="start">Where the first word may begin.</param>
    /// <param name="closing"><c>}}</c> or <c>%}</c>; a <c>-</c> or <c>+</c> may stand before it.</param>
    /// <returns>The words; null if the closing is not there.</returns>
    /// <exception cref="PlaybookException">Something is no word.</exception>
    public static List<Token>? Read(YamlScalar scalar, int start, string closing)
    {
        var lexer = new Lexer(scalar, start);
        while (true)
        {
            lexer.SkipBlanks();
            if (lexer._at >= lexer._text.Length)
            {
                return null;
            }

            if (lexer.TryClose(closing))
            {
                return lexer._tokens;
            }

            lexer._tokens.Add(lexer.Next());
        }
    }

    /// <summary>The closing counts only where no map is open: <c>{{ {'a': {}} }}</c>.</summary>
    private bool TryClose(string closing)
    {
        if (_open.TryPeek(out var open) && open == '{')
        {
            return false;
        }

        var rest = _text[_at..];
        var signed = rest[0] is '-' or '+' && rest[1..].StartsWith(closing, StringComparison.Ordinal) ? 1 : 0;
        if (signed == 0 && !rest.StartsWith(closing, StringComparison.Ordinal))
        {
            return false;
        }

        var end = _at + signed + closing.Length;
        _tokens.Add(new(TokenKind.End, _text[_at..end].ToString(), _at, end));
        return true;
    }

    private Token Next()
    {
        var c = _text[_at];
        return c is '\'' or '"' ? Quoted() : char.IsAsciiDigit(c) ? Number() : c == '_' || char.IsLetter(c) ? Name() : Sign();
    }

    private Token Name()
    {
        var start = _at;
        while (_at < _text.Length && (_text[_at] == '_' || char.IsLetterOrDigit(_text[_at])))
        {
            _at++;
        }

        return new(TokenKind.Name, _text[start.._at].ToString(), start, _at);
    }

    private Token Number()
    {
        var start = _at;
        var rest = _text[_at..];
        if (rest is ['0', 'x' or 'X' or 'o' or 'O' or 'b' or 'B', ..])
        {
            while (_at < _text.Length && (_text[_at] == '_' || char.IsAsciiLetterOrDigit(_text[_at])))
            {
                _at++;
            }

            return Number(TokenKind.Integer, start);
        }

        // After a dot stands the place in a list, as in rows.0.1, and no 0.1.
        var isPlace = _tokens is [.., { Kind: TokenKind.Sign, Text: "." }];
        var kind = TokenKind.Integer;
        Digits();
        if (!isPlace && _at + 1 < _text.Length && _text[_at] == '.' && char.IsAsciiDigit(_text[_at + 1]))
        {
            kind = TokenKind.Float;
            _at++;
            Digits();
        }

        var exponent = _at + 1 < _text.Length && _text[_at] is 'e' or 'E' ? _at + (_text[_at + 1] is '+' or '-' ? 2 : 1) : _text.Length;
        if (!isPlace && exponent < _text.Length && char.IsAsciiDigit(_text[exponent]))
        {
            kind = TokenKind.Float;
            _at = exponent;
            Digits();
        }

        return Number(kind, start);
    }

    private readonly Token Number(TokenKind kind, int start) => new(kind, _text[start.._at].ToString().Replace("_", "", StringComparison.Ordinal), start, _at);

    private void Digits()
    {
        while (_at < _text.Length && (_text[_at] == '_' || char.IsAsciiDigit(_text[_at])))
        {
            _at++;
        }
    }

    private Token Quoted()
    {
        var start = _at;
        var quote = _text[_at++];
        var text = new StringBuilder();
        while (true)
        {
            if (_at >= _text.Length)
            {
                throw Wrong(start, $"The text that begins with {quote} has no end.");
            }

            var c = _text[_at++];
            if (c == quote)
            {
                break;
            }

            if (c == '\\' && _at < _text.Length)
            {
                Escape(text);
            }
            else
            {
                text.Append(c);
            }
        }

        return CodePoints.AreValid(text.ToString())
            ? new(TokenKind.Text, text.ToString(), start, _at)
            : throw Wrong(start, "This text is not valid Unicode (half a surrogate pair).");
    }

    /// <summary>Python's escapes; what is none is left as it is.</summary>
    private void Escape(StringBuilder text)
    {
        var c = _text[_at++];
        switch (c)
        {
            case '\\' or '\'' or '"':
                text.Append(c);
                break;
            case '\n':
                break;
            case 'n':
                text.Append('\n');
                break;
            case 't':
                text.Append('\t');
                break;
            case 'r':
                text.Append('\r');
                break;
            case 'b':
                text.Append('\b');
                break;
            case 'f':
                text.Append('\f');
                break;
            case 'x' or 'u' or 'U':
                Unicode(text, c switch { 'x' => 2, 'u' => 4, _ => 8 });
                break;
            default:
                text.Append('\\').Append(c);
                break;
        }
    }

    private void Unicode(StringBuilder text, int digits)
    {
        var hex = _text.Slice(_at, Math.Min(digits, _text.Length - _at));
        if (hex.Length < digits || !uint.TryParse(hex, System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code) || code > 0x10FFFF)
        {
            throw Wrong(_at - 2, $"After '{_text[(_at - 2).._at]}' stand {digits} hexadecimal digits.");
        }

        _at += digits;
        _ = code < 0x10000 ? text.Append((char)code) : text.Append(char.ConvertFromUtf32((int)code));
    }

    private Token Sign()
    {
        foreach (var sign in Signs)
        {
            if (!_text[_at..].StartsWith(sign, StringComparison.Ordinal))
            {
                continue;
            }

            Balance(sign[0]);
            _at += sign.Length;
            return new(TokenKind.Sign, sign, _at - sign.Length, _at);
        }

        throw Wrong(_at, char.IsSurrogate(_text[_at]) || char.IsControl(_text[_at]) ? "This character is not expected here." : $"'{_text[_at]}' is not expected here.");
    }

    private readonly void Balance(char sign)
    {
        if (sign is '(' or '[' or '{')
        {
            _open.Push(sign);
        }
        else if (sign is ')' or ']' or '}')
        {
            _open.TryPop(out _);
        }
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }

    private readonly PlaybookException Wrong(int at, string problem) => new(_scalar.Locate(at), problem);
}
