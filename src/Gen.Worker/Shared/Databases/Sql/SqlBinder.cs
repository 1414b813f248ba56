using System.Text;
using System.Text.Json;

namespace Gen.Worker.Shared.Databases.Sql;

/// <summary>
/// Puts a database's placeholders where SQL says <c>:name</c>. Strings, comments, quoted names, casts (<c>::</c>) and what follows a name or a bracket directly
/// (<c>column:path</c>, <c>a[1:n]</c>) are left alone.
/// </summary>
public static class SqlBinder
{
    /// <summary>Binds.</summary>
    /// <param name="sql">One statement.</param>
    /// <param name="dialect">The database's SQL.</param>
    /// <param name="values">What the names stand for; more than the statement uses is no error.</param>
    /// <exception cref="DatabaseException">A name has no value.</exception>
    public static DatabaseStatement Bind(string sql, DatabaseDialect dialect, IReadOnlyDictionary<string, JsonElement> values)
    {
        ArgumentNullException.ThrowIfNull(sql);
        ArgumentNullException.ThrowIfNull(dialect);
        ArgumentNullException.ThrowIfNull(values);
        var text = new StringBuilder(sql.Length);
        var parameters = new List<DatabaseParameter>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var copied = 0;
        foreach (var (start, name) in Find(sql, dialect))
        {
            if (!values.TryGetValue(name, out var value))
            {
                // a[:n] is a slice to a column n just as well.
                if (start > 0 && sql[start - 1] == '[')
                {
                    continue;
                }

                throw new DatabaseException($"':{name}' has no value. Give it under 'parameters'.{Names.Hint(name, values.Keys)}");
            }

            if (!dialect.HasNumberedPlaceholders || !numbers.TryGetValue(name, out var number))
            {
                parameters.Add(new(name, value));
                number = numbers[name] = parameters.Count;
            }

            text.Append(sql, copied, start - copied).Append(dialect.Placeholder(number));
            copied = start + 1 + name.Length;
        }

        return new(text.Append(sql, copied, sql.Length - copied).ToString(), parameters);
    }

    /// <summary>Where names stand, at their colons.</summary>
    private static List<(int Start, string Name)> Find(string sql, DatabaseDialect dialect)
    {
        var found = new List<(int, string)>();
        for (var i = SqlCode.Next(sql, 0, dialect); i < sql.Length; i = SqlCode.Next(sql, i + 1, dialect))
        {
            if (sql[i] == ':' && (i == 0 || !IsOperand(sql[i - 1])) && i + 1 < sql.Length && (char.IsLetter(sql[i + 1]) || sql[i + 1] == '_'))
            {
                var end = i + 1;
                while (end < sql.Length && (char.IsLetterOrDigit(sql[end]) || sql[end] == '_'))
                {
                    end++;
                }

                found.Add((i, sql[(i + 1)..end]));
                i = end - 1;
            }
        }

        return found;
    }

    /// <summary>After an operand a colon is an operator.</summary>
    private static bool IsOperand(char c) => char.IsLetterOrDigit(c) || c is '_' or '$' or ':' or ')' or ']' or '"' or '\'' or '`';
}
