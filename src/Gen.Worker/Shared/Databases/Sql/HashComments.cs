using System.Text;

namespace Gen.Worker.Shared.Databases.Sql;

/// <summary>Playbooks for DuckDB have always had comment lines that begin with <c>#</c>, which DuckDB does not know.</summary>
public static class HashComments
{
    /// <summary>Makes them comments that DuckDB knows. <c>#1</c>, which means a column, stays; so does what stands in a string.</summary>
    /// <param name="sql">The SQL.</param>
    public static string ToDashes(string sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        var text = new StringBuilder(sql.Length);
        var rest = sql;
        while (Find(rest) is var hash and >= 0)
        {
            // What follows may hold anything, such as half a quote: the scanner may not see it before it is a comment.
            var end = rest.IndexOf('\n', hash);
            end = end < 0 ? rest.Length : end;
            text.Append(rest, 0, hash).Append("--").Append(rest, hash + 1, end - hash - 1);
            rest = rest[end..];
        }

        return text.Append(rest).ToString();
    }

    private static int Find(string sql)
    {
        for (var i = SqlCode.Next(sql, 0, DatabaseDialect.DuckDb); i < sql.Length; i = SqlCode.Next(sql, i + 1, DatabaseDialect.DuckDb))
        {
            if (sql[i] == '#' && !(i + 1 < sql.Length && char.IsAsciiDigit(sql[i + 1])))
            {
                var line = sql.LastIndexOf('\n', i) + 1;
                if (sql.AsSpan(line, i - line).IsWhiteSpace())
                {
                    return i;
                }
            }
        }

        return -1;
    }
}
