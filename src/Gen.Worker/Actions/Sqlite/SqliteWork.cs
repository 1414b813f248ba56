using System.Text.Json;
using Gen.Plugins.Migrations;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Actions.Sqlite;

/// <summary>What a step asks for.</summary>
/// <param name="Statements">SQL to run, statement by statement.</param>
/// <param name="Parameters">What its parameters stand for.</param>
/// <param name="Insert">Rows to insert after it.</param>
/// <param name="InTransaction">All of it or nothing.</param>
internal sealed record SqliteWork(
    IReadOnlyList<SqliteStatement> Statements,
    IReadOnlyList<KeyValuePair<string, JsonElement>> Parameters,
    SqliteInsert? Insert,
    bool InTransaction)
{
    private static readonly char[] Prefixes = [':', '@', '$'];

    /// <summary>Somebody took SQL for a template.</summary>
    public bool HasReferenceInSql => Statements.Any(static s => s.Text.Contains("{{", StringComparison.Ordinal));

    /// <exception cref="ActionInputException">An input is wrong.</exception>
    public static SqliteWork From(ActionInputs inputs)
    {
        string[] texts = inputs.TryGet("sql", out var sql) ? [.. ToTexts(inputs, sql)] : [];
        var insert = inputs.TryGetGroup("insert", ["table", "rows"], out var group) ? SqliteInsert.From(group) : null;
        if (texts.Length == 0 && insert is null)
        {
            throw inputs.Wrong("sql", "is missing. A step of sqlite has 'sql' or 'insert', or both.");
        }

        var parameters = new List<KeyValuePair<string, JsonElement>>();
        foreach (var parameter in inputs.Map("parameters"))
        {
            if (!Array.Exists(texts, s => Spellings(s, parameter.Name).Any()))
            {
                throw inputs.Wrong($"parameters.{parameter.Name}", $"is not used: no SQL of this step has ':{parameter.Name}'.");
            }

            parameters.Add(new(parameter.Name, parameter.Value));
        }

        var isList = sql.ValueKind == JsonValueKind.Array;
        return new([.. texts.SelectMany((text, i) => Split(inputs, text, isList ? FormattableString.Invariant($"sql[{i}]") : "sql", isList))], parameters, insert, InTransactionOf(inputs));
    }

    /// <summary>
    /// The parameters in a statement that a name may mean: SQLite knows three spellings. A longer name that begins with it is found too; the driver does
    /// not mind a parameter that is not there.
    /// </summary>
    public static IEnumerable<string> Spellings(string sql, string name)
        => Prefixes.Select(prefix => $"{prefix}{name}").Where(spelling => name.Length > 0 && sql.Contains(spelling, StringComparison.Ordinal));

    /// <summary>Each statement runs on its own, so that an error can say which one it is of.</summary>
    private static IEnumerable<SqliteStatement> Split(ActionInputs inputs, string text, string name, bool isList)
    {
        try
        {
            var statements = SqlSplitter.Split(text, SqlDialect.Sqlite);
            return statements.Select((s, i) => new SqliteStatement(
                s.Text,
                statements.Count > 1 || isList || s.Line > 1 ? FormattableString.Invariant($"{name}, statement {i + 1} of {statements.Count}, line {s.Line}") : ""));
        }
        catch (SqlSyntaxException e)
        {
            throw inputs.Wrong(name, $"is no SQL. {e.Message}", e);
        }
    }

    private static IEnumerable<string> ToTexts(ActionInputs inputs, JsonElement sql)
    {
        IEnumerable<JsonElement> items = sql.ValueKind == JsonValueKind.Array ? sql.EnumerateArray() : [sql];
        foreach (var item in items)
        {
            yield return item.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(item.GetString())
                ? item.GetString()!
                : throw inputs.Wrong("sql", $"must be a statement or a list of statements, and has {Json.Describe(item)} where one should be.");
        }
    }

    private static bool InTransactionOf(ActionInputs inputs) => !inputs.TryGet("transaction", out var value) || value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => inputs.Has("insert") ? throw inputs.Wrong("transaction", "must be true with 'insert'.") : false,
        _ => throw inputs.Wrong("transaction", $"must be true or false, and is {Json.Describe(value)}."),
    };
}
