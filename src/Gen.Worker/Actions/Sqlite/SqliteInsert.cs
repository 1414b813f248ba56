using System.Text.Json;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Actions.Sqlite;

/// <summary>Rows to insert.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">All columns that a row has, in the order in which they are met. A row that lacks one gets null.</param>
/// <param name="Rows">The rows, each a map.</param>
internal sealed record SqliteInsert(string Table, IReadOnlyList<string> Columns, IReadOnlyList<JsonElement> Rows)
{
    /// <summary>SQLite's own limit for one statement's parameters, in its older builds.</summary>
    private const int MostColumns = 999;

    /// <summary>The statement, with one parameter for each column, in order.</summary>
    public string ToSql()
        => $"INSERT INTO {Quote(Table)} ({string.Join(", ", Columns.Select(Quote))}) VALUES ({string.Join(", ", Columns.Select(static (_, i) => ParameterName(i)))})";

    public static string ParameterName(int column) => FormattableString.Invariant($"$p{column}");

    /// <exception cref="ActionInputException">An input is wrong.</exception>
    public static SqliteInsert From(ActionInputs inputs)
    {
        var table = inputs.Text("table");
        if (table.Contains('\0', StringComparison.Ordinal))
        {
            throw inputs.Wrong("table", "has a NUL in it, which a name cannot.");
        }

        JsonElement[] rows = [.. inputs.List("rows").EnumerateArray()];
        var columns = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Length; i++)
        {
            var place = FormattableString.Invariant($"rows[{i}]");
            if (rows[i].ValueKind != JsonValueKind.Object)
            {
                throw inputs.Wrong(place, $"must be a map of columns and values, and is {Json.Describe(rows[i])}.");
            }

            foreach (var column in rows[i].EnumerateObject().Select(static c => c.Name))
            {
                if (known.Add(column))
                {
                    columns.Add(column.Length > 0 && !column.Contains('\0', StringComparison.Ordinal) && columns.Count < MostColumns
                        ? column
                        : throw inputs.Wrong(place, $"has a column without a name, with a NUL in its name, or more than {MostColumns} columns."));
                }
            }
        }

        return rows.Length > 0 && columns.Count == 0 ? throw inputs.Wrong("rows", "have no columns.") : new(table, columns, rows);
    }

    /// <summary>A name cannot be a parameter. Quoted, it is a name whatever it holds.</summary>
    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
