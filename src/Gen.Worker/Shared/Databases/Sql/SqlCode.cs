namespace Gen.Worker.Shared.Databases.Sql;

/// <summary>
/// Tells code from strings, quoted names and comments. What has no end reaches to the end of the text: the database will say so. (Statements are split by
/// <see cref="Gen.Plugins.Migrations.SqlSplitter"/>, which says it first; this reads what is one statement.)
/// </summary>
public static class SqlCode
{
    /// <summary>The next place, from one on that is code or begins something else, that is code.</summary>
    /// <param name="sql">The text.</param>
    /// <param name="from">Where to look from.</param>
    /// <param name="dialect">Whose SQL it is.</param>
    /// <returns>The place; the text's length if there is none.</returns>
    public static int Next(string sql, int from, DatabaseDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(sql);
        var i = from;
        while (i < sql.Length)
        {
            var end = End(sql, i, dialect);
            if (end == i)
            {
                return i;
            }

            i = end;
        }

        return sql.Length;
    }

    /// <summary>The end of what begins at a place and is no code; the place itself if it is code.</summary>
    /// <param name="sql">The text.</param>
    /// <param name="i">The place.</param>
    /// <param name="dialect">Whose SQL it is.</param>
    public static int End(string sql, int i, DatabaseDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(sql);
        var isSnowflake = dialect == DatabaseDialect.Snowflake;
        var next = i + 1 < sql.Length ? sql[i + 1] : '\0';
        return sql[i] switch
        {
            '\'' => Quoted(sql, i, '\'', isSnowflake || HasEscapes(sql, i, dialect)),
            '"' => Quoted(sql, i, '"', false),
            '`' when dialect == DatabaseDialect.Sqlite => Quoted(sql, i, '`', false),
            '[' when dialect == DatabaseDialect.Sqlite => After(sql, i, "]"),
            '-' when next == '-' => After(sql, i, "\n"),
            '/' when next == '/' && isSnowflake => After(sql, i, "\n"),
            '/' when next == '*' => Comment(sql, i, dialect == DatabaseDialect.PostgreSql || dialect == DatabaseDialect.DuckDb),
            '$' when dialect != DatabaseDialect.Sqlite && Tag(sql, i, !isSnowflake) is { } tag => After(sql, i + tag.Length - 1, tag),
            _ => i,
        };
    }

    /// <summary><c>E'…'</c>, if the E is no name's last letter.</summary>
    private static bool HasEscapes(string sql, int quote, DatabaseDialect dialect)
        => dialect != DatabaseDialect.Sqlite && quote > 0 && sql[quote - 1] is 'e' or 'E' && (quote == 1 || !(char.IsLetterOrDigit(sql[quote - 2]) || sql[quote - 2] is '_' or '$'));

    private static int Quoted(string sql, int start, char quote, bool hasEscapes)
    {
        for (var i = start + 1; i < sql.Length; i++)
        {
            if (hasEscapes && sql[i] == '\\')
            {
                i++;
            }
            else if (sql[i] == quote)
            {
                if (i + 1 == sql.Length || sql[i + 1] != quote)
                {
                    return i + 1;
                }

                i++;
            }
        }

        return sql.Length;
    }

    private static int Comment(string sql, int start, bool nests)
    {
        var depth = 1;
        for (var i = start + 2; i + 1 < sql.Length; i++)
        {
            if (sql[i] == '*' && sql[i + 1] == '/')
            {
                if (--depth == 0)
                {
                    return i + 2;
                }

                i++;
            }
            else if (nests && sql[i] == '/' && sql[i + 1] == '*')
            {
                depth++;
                i++;
            }
        }

        return sql.Length;
    }

    /// <summary><c>$$</c> or, but for Snowflake, <c>$tag$</c>; <see langword="null"/> for a parameter, and for a dollar within a name.</summary>
    private static string? Tag(string sql, int start, bool hasName)
    {
        if (start > 0 && (char.IsLetterOrDigit(sql[start - 1]) || sql[start - 1] is '_' or '$'))
        {
            return null;
        }

        var end = start + 1;
        while (hasName && end < sql.Length && (char.IsLetter(sql[end]) || sql[end] == '_' || (end > start + 1 && char.IsAsciiDigit(sql[end]))))
        {
            end++;
        }

        return end < sql.Length && sql[end] == '$' ? sql[start..(end + 1)] : null;
    }

    private static int After(string sql, int start, string end)
    {
        var found = sql.IndexOf(end, Math.Min(start + 1, sql.Length), StringComparison.Ordinal);
        return found < 0 ? sql.Length : found + end.Length;
    }
}
