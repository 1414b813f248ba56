using System.Globalization;
using System.Text;

namespace Gen.Plugins.Model.Text;

/// <summary>
/// Texts in a manifest. Attributes are stored as UTF-8, which has no lone surrogates: they, and the backslash that marks them, are written as
/// <c>\u</c> and four hexadecimal digits.
/// </summary>
internal static class ManifestText
{
    /// <summary>A text as the manifest holds it.</summary>
    public static string Escape(string text)
    {
        StringBuilder? escaped = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]))
            {
                escaped?.Append(c).Append(text[i + 1]);
                i++;
            }
            else if (c == '\\' || char.IsSurrogate(c))
            {
                escaped ??= new StringBuilder(text, 0, i, text.Length + 16);
                escaped.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                escaped?.Append(c);
            }
        }

        return escaped?.ToString() ?? text;
    }

    /// <summary>The text that a manifest holds; what <see cref="Escape"/> did not write is left as it is.</summary>
    public static string Unescape(string text)
    {
        var mark = text.IndexOf("\\u", StringComparison.Ordinal);
        if (mark < 0)
        {
            return text;
        }

        var unescaped = new StringBuilder(text.Length);
        var end = 0;
        for (; mark >= 0; mark = text.IndexOf("\\u", end, StringComparison.Ordinal))
        {
            unescaped.Append(text, end, mark - end);
            end = mark + 2;
            if (mark + 6 <= text.Length && ushort.TryParse(text.Substring(mark + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var c))
            {
                unescaped.Append((char)c);
                end = mark + 6;
            }
            else
            {
                unescaped.Append("\\u");
            }
        }

        return unescaped.Append(text, end, text.Length - end).ToString();
    }
}
