using System.Text;
using System.Text.Encodings.Web;

namespace Gen.Worker.Runtime.Secrets;

/// <summary>How a secret may look where it turns up.</summary>
internal static class SecretForms
{
    private const int ShortestLine = 16;
    private const int ShortestInside = 6;

    /// <summary>The value, and the lines of it that are secrets of their own: a private key is often shown line by line.</summary>
    public static IEnumerable<string> Parts(string value)
    {
        yield return value;
        var trimmed = value.Trim();
        if (trimmed.Length != value.Length && trimmed.Length >= SecretScope.FewestCharacters)
        {
            yield return trimmed;
        }

        if (trimmed.AsSpan().IndexOfAny('\r', '\n') >= 0)
        {
            foreach (var line in trimmed.Split(['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                // "-----BEGIN PRIVATE KEY-----" says nothing.
                if (line.Length >= ShortestLine && !line.StartsWith("-----", StringComparison.Ordinal))
                {
                    yield return line;
                }
            }
        }
    }

    /// <summary>All forms of one value, without doubles.</summary>
    public static IEnumerable<string> Of(string value)
        => ((IEnumerable<string>)[value, .. Base64(value), .. Percent(value), .. Escaped(value).SelectMany(Slashed)]).Where(static f => f.Length >= SecretScope.FewestCharacters).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Base64(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        var whole = Convert.ToBase64String(bytes);
        yield return whole;
        yield return UrlSafe(whole.TrimEnd('='));

        // In "user:password" the password begins in the middle of a group of three bytes: what it alone decides is looked for, for each of the three beginnings.
        for (var before = 0; before < 3; before++)
        {
            var shifted = Convert.ToBase64String([.. new byte[before], .. bytes]);
            var start = ((before * 8) + 5) / 6;
            var inside = shifted[start..((before + bytes.Length) * 8 / 6)];
            if (inside.Length >= ShortestInside)
            {
                yield return inside;
                yield return UrlSafe(inside);
            }
        }
    }

    private static string UrlSafe(string base64) => base64.Replace('+', '-').Replace('/', '_');

    private static IEnumerable<string> Percent(string value)
    {
        string escaped;
        try
        {
            escaped = Uri.EscapeDataString(value);
        }
        catch (UriFormatException)
        {
            // Half a surrogate pair: no URL can hold it.
            yield break;
        }

        string[] spellings = [escaped, escaped.Replace("%2F", "/", StringComparison.Ordinal), escaped.Replace("%20", "+", StringComparison.Ordinal)];
        foreach (var spelling in spellings)
        {
            yield return spelling;
            yield return LowerHexadecimal(spelling, '%', 2);
        }
    }

    private static IEnumerable<string> Escaped(string value)
    {
        foreach (var encoder in (JavaScriptEncoder[])[JavaScriptEncoder.Default, JavaScriptEncoder.UnsafeRelaxedJsonEscaping])
        {
            var escaped = encoder.Encode(value);
            yield return escaped;
            yield return LowerHexadecimal(escaped, 'u', 4);
        }

        // Most other writers escape a quote as \" and all that is not ASCII, but not what only HTML minds.
        var plain = string.Concat(value.Select(static c => c switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            < ' ' or > '~' => $"\\u{(int)c:X4}",
            _ => $"{c}",
        }));
        yield return plain;
        yield return LowerHexadecimal(plain, 'u', 4);
    }

    /// <summary>Some writers escape a slash too, so that no text ends a script.</summary>
    private static IEnumerable<string> Slashed(string escaped) => escaped.Contains('/', StringComparison.Ordinal) ? [escaped, escaped.Replace("/", "\\/", StringComparison.Ordinal)] : [escaped];

    /// <summary>The digits after each mark in lower case. Where the mark is a letter that means itself, a form too many is made, which finds nothing.</summary>
    private static string LowerHexadecimal(string text, char mark, int digits)
    {
        var characters = text.ToCharArray();
        for (var i = 0; i + digits < characters.Length; i++)
        {
            if (characters[i] == mark && (mark == '%' || (i > 0 && characters[i - 1] == '\\')))
            {
                for (var j = 1; j <= digits; j++)
                {
                    characters[i + j] = char.ToLowerInvariant(characters[i + j]);
                }
            }
        }

        return new(characters);
    }
}
