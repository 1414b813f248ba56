using System.Text.RegularExpressions;

namespace Gen.Worker.Shared.Databases;

/// <summary>The passwords in a connection string, whether it is a URI or words and values.</summary>
internal static partial class ConnectionSecrets
{
    /// <summary>The passwords, as they are written and, of a URI, as they are meant; none if there is none.</summary>
    /// <param name="text">The connection string.</param>
    public static IEnumerable<string> Of(string? text)
    {
        if (text is null)
        {
            yield break;
        }

        foreach (Match match in InAddress().Matches(text))
        {
            yield return match.Groups["secret"].Value;
            yield return Uri.UnescapeDataString(match.Groups["secret"].Value);
        }

        foreach (Match match in InWords().Matches(text))
        {
            var secret = match.Groups["secret"].Value.Trim();
            yield return secret;
            if (secret.Length > 2 && secret[0] is '\'' or '"')
            {
                yield return secret[1..^1];
            }

            yield return Uri.UnescapeDataString(secret);
        }
    }

    /// <summary><c>scheme://user:SECRET@host</c>; the password reaches to the last @ before the path, as browsers read it.</summary>
    [GeneratedRegex(@"://[^/?#\s:]*:(?<secret>[^/?#\s]+)@", RegexOptions.CultureInvariant)]
    private static partial Regex InAddress();

    /// <summary><c>Password=SECRET;</c>, <c>password=SECRET dbname=x</c>, <c>?password=SECRET&amp;x=y</c>.</summary>
    [GeneratedRegex(@"\b(password|passwd|pwd|psw|passphrase|token|secret)\s*=\s*(?<secret>'[^']*'|""[^""]*""|[^;&\s]+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex InWords();
}
