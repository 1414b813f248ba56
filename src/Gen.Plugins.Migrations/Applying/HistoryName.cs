namespace Gen.Plugins.Migrations.Applying;

/// <summary>The history table's name, which stands in SQL and therefore is a plain one.</summary>
internal static class HistoryName
{
    private const int MostLetters = 63;

    public static bool IsValid(string? name)
        => name?.Split('.') is [_] or [_, _] && Array.TrueForAll(name.Split('.'), static p =>
            p.Length is > 0 and <= MostLetters && !char.IsAsciiDigit(p[0]) && p.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_'));

    /// <summary>In quotes, so that it is taken letter by letter.</summary>
    public static string Quoted(string name) => $"\"{name.Replace(".", "\".\"", StringComparison.Ordinal)}\"";
}
