using System.Text;

namespace Gen.Worker.Shared.Databases.Sql;

/// <summary>
/// A table's name as playbooks write it: <c>orders</c>, <c>sales.orders</c>, <c>"Sales".orders</c>. Whatever stands between the dots is a name and nothing else.
/// </summary>
public sealed class TableName
{
    private const int MostParts = 3;

    private readonly (string Name, bool IsQuoted)[] _parts;

    private TableName((string Name, bool IsQuoted)[] parts) => _parts = parts;

    /// <summary>Reads a name.</summary>
    /// <param name="text">Up to three parts with dots between; a part in double quotes is taken exactly.</param>
    /// <exception cref="DatabaseException">A part is empty, a quote has no end, or there are more than three.</exception>
    public static TableName Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = new List<(string, bool)>();
        var i = 0;
        do
        {
            var isQuoted = i < text.Length && text[i] == '"';
            var part = isQuoted ? ReadQuoted(text, ref i) : ReadPlain(text, ref i);
            if (part.Length == 0 || part.Contains('\0', StringComparison.Ordinal) || (i < text.Length && text[i] != '.'))
            {
                throw Wrong(text);
            }

            parts.Add((part, isQuoted));
        }
        while (i++ < text.Length);
        return parts.Count <= MostParts ? new([.. parts]) : throw Wrong(text);
    }

    /// <summary>The parts as a database has them.</summary>
    /// <param name="dialect">The database's SQL.</param>
    public IReadOnlyList<string> Parts(DatabaseDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        return [.. _parts.Select(p => p.IsQuoted ? p.Name : dialect.Fold(p.Name))];
    }

    /// <summary>The name in SQL, in quotes.</summary>
    /// <param name="dialect">The database's SQL.</param>
    public string ToSql(DatabaseDialect dialect) => string.Join('.', Parts(dialect).Select(DatabaseDialect.Quote));

    /// <summary>The name with another last part, in SQL, in quotes: a table in the same schema.</summary>
    /// <param name="dialect">The database's SQL.</param>
    /// <param name="last">The last part, exactly.</param>
    public string BesideToSql(DatabaseDialect dialect, string last) => string.Join('.', Parts(dialect).SkipLast(1).Append(last).Select(DatabaseDialect.Quote));

    /// <summary>The name for people.</summary>
    public override string ToString() => string.Join('.', _parts.Select(static p => p.Name));

    private static string ReadPlain(string text, ref int i)
    {
        var end = text.IndexOf('.', i);
        end = end < 0 ? text.Length : end;
        var part = text[i..end];
        i = end;
        return part;
    }

    private static string ReadQuoted(string text, ref int i)
    {
        var part = new StringBuilder();
        for (i++; i < text.Length; i++)
        {
            if (text[i] != '"')
            {
                part.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == '"')
            {
                part.Append(text[i++]);
            }
            else
            {
                i++;
                return part.ToString();
            }
        }

        throw Wrong(text);
    }

    private static DatabaseException Wrong(string text)
        => new($"'{text}' is no name of a table. Write 'table', 'schema.table' or 'database.schema.table'; a part that holds a dot stands in double quotes.");
}
