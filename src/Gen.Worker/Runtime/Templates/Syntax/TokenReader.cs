using System.Globalization;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Playbooks.Yaml;
using Gen.Worker.Runtime.Templates.Expressions;

namespace Gen.Worker.Runtime.Templates.Syntax;

/// <summary>Goes through the words between braces.</summary>
/// <param name="scalar">The template.</param>
/// <param name="tokens">The words, of which the last is the closing.</param>
internal sealed class TokenReader(YamlScalar scalar, List<Token> tokens)
{
    private static readonly string[] Reserved = ["and", "or", "not", "in", "is", "if", "else", "elif", "for"];

    private int _at;

    public Token Current => tokens[_at];

    /// <summary>The word after the current one; the closing, if that is the current one.</summary>
    public Token Following => tokens[Math.Min(_at + 1, tokens.Count - 1)];

    /// <summary>All words were read.</summary>
    public bool IsAtEnd => Current.Kind == TokenKind.End;

    /// <summary>The current word, which is taken. The closing stays.</summary>
    public Token Take() => IsAtEnd ? throw Unexpected() : tokens[_at++];

    public bool Is(TokenKind kind, params ReadOnlySpan<string> texts) => Current.Kind == kind && texts.Contains(Current.Text);

    public bool IsSign(params ReadOnlySpan<string> signs) => Is(TokenKind.Sign, signs);

    public bool TryTake(string word)
    {
        if (!Is(TokenKind.Name, word) && !IsSign(word))
        {
            return false;
        }

        _at++;
        return true;
    }

    public void Take(string word)
    {
        if (!TryTake(word))
        {
            throw Unexpected();
        }
    }

    /// <summary>A name that the template may set.</summary>
    public string TakeName() => Current.Kind == TokenKind.Name && !Reserved.Contains(Current.Text) ? Take().Text : throw Unexpected();

    /// <summary>A whole number that is the current word.</summary>
    public long TakeInteger()
    {
        var token = Take();
        var digits = token.Text;
        try
        {
            return digits is ['0', not (>= '0' and <= '9'), ..]
                ? Convert.ToInt64(digits[2..], char.ToLowerInvariant(digits[1]) switch { 'x' => 16, 'o' => 8, _ => 2 }) is >= 0 and var based ? based : throw TooLarge(token)
                : long.Parse(digits, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            throw TooLarge(token);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw Wrong(token.Start, $"'{digits}' is no number.");
        }
    }

    /// <summary>A number with a point or exponent that is the current word.</summary>
    public double TakeFloat()
    {
        var token = Take();
        var number = double.Parse(token.Text, CultureInfo.InvariantCulture);
        return double.IsFinite(number) ? number : throw TooLarge(token);
    }

    /// <summary>What was read from <paramref name="start"/> on.</summary>
    public Place Since(int start, int mark) => new(scalar, start, tokens[Math.Max(0, _at - 1)].End, mark);

    /// <summary>What comes now is not what should.</summary>
    public PlaybookException Unexpected()
    {
        var found = IsAtEnd ? "More is expected here" : $"'{scalar.Text[Current.Start..Current.End]}' is not expected here";
        return Wrong(Current.Start, $"{found}. Between '{{{{' and '}}}}' stands an expression such as workload.name, rows[0].count + 1 or name | upper.");
    }

    public PlaybookException Wrong(int at, string problem) => new(scalar.Locate(at), problem);

    private PlaybookException TooLarge(Token token) => Wrong(token.Start, $"The number '{token.Text}' is too large.");
}
