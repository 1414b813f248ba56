using System.Text.RegularExpressions;

namespace Gen.Plugins.Migrations.Sql;

/// <summary>
/// PostgreSQL's <c>standard_conforming_strings</c> says whether a backslash escapes in a plain text. The splitter relies on it being on, as it is unless somebody turns it off;
/// dumps turn it on.
/// </summary>
internal static partial class StandardStrings
{
    private const string Setting = "standard_conforming_strings";

    /// <summary>Whether a statement sets it to anything but on.</summary>
    public static bool IsTurnedOff(string statement)
        => statement.Contains(Setting, StringComparison.OrdinalIgnoreCase)
        && StatementTraits.Words(statement, SqlDialect.PostgreSql)[0] is var first
        && (first == "SET" || statement.Contains("set_config", StringComparison.OrdinalIgnoreCase))
        && !TurnsOn().IsMatch(statement);

    [GeneratedRegex("""standard_conforming_strings["']?\s*(=|,|\bto\b)\s*'?(on|true|yes|1|default)\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TurnsOn();
}
