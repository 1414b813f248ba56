using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gen.Plugins.Model.Migrations;

/// <summary>The text of a migration as it is compiled in and as it is summed up: the same however the file was checked out or saved.</summary>
internal static class MigrationText
{
    /// <summary>The most that a migration may have, in bytes of UTF-8.</summary>
    public const int Longest = 16 * 1024 * 1024;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>All line ends as <c>\n</c>, no byte-order mark.</summary>
    public static string Normalise(string text)
    {
        var start = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        if (text.IndexOf('\r') < 0)
        {
            return start == 0 ? text : text.Substring(start);
        }

        var result = new StringBuilder(text.Length);
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] != '\r')
            {
                result.Append(text[i]);
            }
            else if (i + 1 >= text.Length || text[i + 1] != '\n')
            {
                result.Append('\n');
            }
        }

        return result.ToString();
    }

    /// <summary>A normalised text as UTF-8; <see langword="null"/>: it is none, for it has halves of characters.</summary>
    public static byte[]? Encode(string normalised)
    {
        try
        {
            return s_strict.GetBytes(normalised);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The SHA-256 of a normalised text as UTF-8: 64 hexadecimal digits in small letters.</summary>
    public static string Checksum(byte[] utf8)
    {
        using var hash = SHA256.Create();
        var text = new StringBuilder(64);
        foreach (var b in hash.ComputeHash(utf8))
        {
            text.Append(b.ToString("x2", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
