namespace Gen.Worker.Shared.Secrets.Files;

/// <summary>Reads <c>NAME=value</c> lines: <c>#</c> begins a comment at the start of a line, <c>export</c> may stand before a name, quotes around a value are taken off.</summary>
internal static class DotEnv
{
    /// <summary>The values by name; a later one wins.</summary>
    /// <exception cref="SecretException">A line is none of these. The message holds its number only.</exception>
    public static Dictionary<string, string> Parse(string text, string what)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var trimmed = line.Trim();
            if (trimmed.Length == 0 || trimmed[0] == '#')
            {
                continue;
            }

            if (trimmed.StartsWith("export ", StringComparison.Ordinal))
            {
                trimmed = trimmed[7..].TrimStart();
            }

            var sign = trimmed.IndexOf('=', StringComparison.Ordinal);
            if (sign <= 0)
            {
                throw new SecretException($"{what}, line {number}: it is not NAME=value.");
            }

            values[trimmed[..sign].TrimEnd()] = Unquoted(trimmed[(sign + 1)..].TrimStart());
        }

        return values;
    }

    private static string Unquoted(string value)
        => value.Length >= 2 && value[0] is '"' or '\'' && value[^1] == value[0]
            ? value[0] == '"' ? value[1..^1].Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal) : value[1..^1]
            : value;
}
