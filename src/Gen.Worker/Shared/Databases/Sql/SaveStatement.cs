using System.Text.Json;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Shared.Databases.Sql;

/// <summary>What saves one map into a table: the author's own statement, or one that is built. Values are bound; names are quoted.</summary>
public static class SaveStatement
{
    /// <summary>SQL's limit for one statement's placeholders is lowest with SQLite.</summary>
    private const int MostColumns = 999;

    /// <summary>Builds it.</summary>
    /// <param name="dialect">The database's SQL.</param>
    /// <param name="statement">The author's statement, in which <c>:name</c> is a member of <paramref name="data"/> or of <paramref name="parameters"/>; blank counts as none.</param>
    /// <param name="table">The table, if there is no statement.</param>
    /// <param name="mode"><c>insert</c>, <c>append</c>, <c>upsert</c> or <c>update</c>, in any case; not given: insert.</param>
    /// <param name="key">The columns by which an upsert or an update knows the row; an upsert without any is an insert.</param>
    /// <param name="data">The row: a map of columns and values.</param>
    /// <param name="parameters">Further values for the author's statement; they win over members of <paramref name="data"/>.</param>
    /// <exception cref="DatabaseException">Table or data is missing, the mode is unknown, or a key is not in the data, or is null.</exception>
    public static DatabaseStatement Build(
        DatabaseDialect dialect, string? statement, string? table, string? mode = null, IReadOnlyList<string>? key = null, JsonElement? data = null, JsonElement? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        if (!string.IsNullOrWhiteSpace(statement))
        {
            return SqlBinder.Bind(statement.Trim(), dialect, Values(data, parameters));
        }

        if (string.IsNullOrWhiteSpace(table) || data is not { ValueKind: JsonValueKind.Object } row)
        {
            throw new DatabaseException("A save without 'statement' needs 'table', and 'data' that is a map of columns and values.");
        }

        DatabaseParameter[] columns = [.. row.EnumerateObject().Select(static m => new DatabaseParameter(m.Name, m.Value))];
        if (columns.Length is 0 or > MostColumns)
        {
            throw new DatabaseException(FormattableString.Invariant($"The 'data' has {columns.Length} members; a row has 1 to {MostColumns} columns."));
        }

        var name = TableName.Parse(table).ToSql(dialect);
        if (IsUpdate(mode))
        {
            return Update(dialect, name, columns, Keys(key, columns));
        }

        var keys = IsUpsert(mode) ? Keys(key, columns) : [];
        return new(keys.Length > 0 && dialect == DatabaseDialect.Snowflake ? Merge(dialect, name, columns, keys) : Insert(dialect, name, columns, keys), columns);
    }

    /// <summary>Whether a mode is to put a row in the place of one with its key.</summary>
    /// <param name="mode">The mode.</param>
    /// <exception cref="DatabaseException">There is no such mode.</exception>
    public static bool IsUpsert(string? mode) => Mode(mode) == "upsert";

    /// <summary>Whether a mode is to change rows that are there, and to add none.</summary>
    /// <param name="mode">The mode.</param>
    /// <exception cref="DatabaseException">There is no such mode.</exception>
    public static bool IsUpdate(string? mode) => Mode(mode) == "update";

    private static string Mode(string? mode) => mode?.Trim().ToLowerInvariant() switch
    {
        null or "" or "append" => "insert",
        "insert" or "upsert" or "update" => mode.Trim().ToLowerInvariant(),
        var other => throw new DatabaseException($"A save has no mode '{mode}'.{Names.Hint(other, ["insert", "append", "upsert", "update"])}"),
    };

    private static DatabaseStatement Update(DatabaseDialect dialect, string table, DatabaseParameter[] columns, string[] keys)
    {
        DatabaseParameter[] set = [.. columns.Where(c => !keys.Contains(c.Name))];
        if (keys.Length == 0 || set.Length == 0)
        {
            throw new DatabaseException("A save of mode 'update' needs 'key', the columns that tell which row it is, and other columns in the data, which are what is changed.");
        }

        DatabaseParameter[] ordered = [.. set, .. columns.Except(set)];
        string[] pairs = [.. ordered.Select((c, i) => $"{Name(dialect, c.Name)} = {dialect.Placeholder(i + 1)}")];
        return new($"UPDATE {table} SET {List(pairs.Take(set.Length))} WHERE {string.Join(" AND ", pairs.Skip(set.Length))}", ordered);
    }

    private static string[] Keys(IReadOnlyList<string>? key, DatabaseParameter[] columns) => [.. (key ?? []).Select(k =>
        !columns.Any(c => c.Name == k) ? throw new DatabaseException($"The key '{k}' is not in the data.{Names.Hint(k, columns.Select(static c => c.Name))}")
        : columns.First(c => c.Name == k).Value.ValueKind == JsonValueKind.Null ? throw new DatabaseException($"The key '{k}' is null in the data, and tells no rows apart. Give it a value.")
        : k)];

    private static string Insert(DatabaseDialect dialect, string table, DatabaseParameter[] columns, string[] keys)
    {
        var sql = $"INSERT INTO {table} ({List(columns.Select(c => Name(dialect, c.Name)))}) VALUES ({List(columns.Select((_, i) => dialect.Placeholder(i + 1)))})";
        return keys.Length == 0 ? sql : $"{sql} {OnConflict(keys.Select(k => Name(dialect, k)), columns.Where(c => !keys.Contains(c.Name)).Select(c => Name(dialect, c.Name)))}";
    }

    /// <summary>What an insert does with a row whose key is there: PostgreSQL, SQLite and DuckDB say it alike.</summary>
    /// <param name="keys">The key's columns, in quotes.</param>
    /// <param name="others">The other columns, in quotes.</param>
    public static string OnConflict(IEnumerable<string> keys, IEnumerable<string> others)
    {
        var set = List(others.Select(static c => $"{c} = EXCLUDED.{c}"));
        return $"ON CONFLICT ({List(keys)}) DO {(set.Length == 0 ? "NOTHING" : $"UPDATE SET {set}")}";
    }

    private static string Merge(DatabaseDialect dialect, string table, DatabaseParameter[] columns, string[] keys)
        => Merge(
            table,
            $"(SELECT {List(columns.Select((c, i) => $"{dialect.Placeholder(i + 1)} AS {Name(dialect, c.Name)}"))})",
            [.. keys.Select(k => Name(dialect, k))],
            [.. columns.Select(c => Name(dialect, c.Name))]);

    /// <summary>Snowflake's upsert.</summary>
    /// <param name="table">The table, in quotes.</param>
    /// <param name="rows">A table or a query in parentheses that has the rows.</param>
    /// <param name="keys">The key's columns, in quotes.</param>
    /// <param name="columns">All columns, in quotes.</param>
    public static string Merge(string table, string rows, IReadOnlyCollection<string> keys, IReadOnlyCollection<string> columns)
    {
        string[] others = [.. columns.Except(keys, StringComparer.Ordinal)];
        var update = others.Length == 0 ? "" : $"WHEN MATCHED THEN UPDATE SET {List(others.Select(static c => $"t.{c} = s.{c}"))} ";
        return $"MERGE INTO {table} t USING {rows} s ON {string.Join(" AND ", keys.Select(static k => $"t.{k} = s.{k}"))} {update}"
            + $"WHEN NOT MATCHED THEN INSERT ({List(columns)}) VALUES ({List(columns.Select(static c => $"s.{c}"))})";
    }

    private static string Name(DatabaseDialect dialect, string name) => DatabaseDialect.Quote(dialect.Fold(name));

    private static string List(IEnumerable<string> items) => string.Join(", ", items);

    private static Dictionary<string, JsonElement> Values(JsonElement? data, JsonElement? parameters)
    {
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var map in new[] { data, parameters })
        {
            foreach (var member in (map is { ValueKind: JsonValueKind.Object } given ? given : Json.EmptyObject).EnumerateObject())
            {
                values[member.Name] = member.Value;
            }
        }

        return values;
    }
}
