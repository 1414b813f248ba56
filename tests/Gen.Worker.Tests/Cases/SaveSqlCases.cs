using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Sql;

namespace Gen.Worker.Tests.Cases;

/// <summary>
/// The statement of a save. The original pasted values by templates; here they are bound, so that a placeholder is spelt as the original's template for the same value, and plain names without
/// their quotes.
/// </summary>
internal sealed partial class SaveSqlCases : ICaseAdapter
{
    public string File => "save-sql.json";

    public CaseAnswer Answer(JsonElement input)
        => input.TryGetProperty("storage", out var storage) ? DuckDb(input, storage)
        : input.TryGetProperty("spec", out var spec) ? CaseAnswer.Of(() => Login(input, spec), "login")
        : Postgres(input);

    private static CaseAnswer Postgres(JsonElement input)
    {
        var statement = Text(input, "statement");
        var isOwn = !string.IsNullOrWhiteSpace(statement);
        return CaseAnswer.Of(
            () =>
            {
                var built = SaveStatement.Build(DatabaseDialect.PostgreSql, statement, Text(input, "table"), Text(input, "mode"), Keys(input), Value(input, "data"), Value(input, "params"));
                var sql = Placeholder().Replace(built.Text, m => Template(built.Parameters[int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture) - 1].Name, isOwn));
                return Sql(isOwn ? sql : PlainName().Replace(sql, "$1"));
            },
            isOwn && Names(input).Any(n => Names(input).Any(o => o != n && o.StartsWith(n, StringComparison.Ordinal)) || statement!.Contains("::" + n, StringComparison.Ordinal)) ? "placeholders" : null);
    }

    private static CaseAnswer DuckDb(JsonElement input, JsonElement storage)
    {
        var own = Text(storage, "commands") ?? Text(storage, "command") ?? Text(storage, "sql") ?? Text(storage, "statement") ?? Text(input, "statement");
        return CaseAnswer.Of(
            () => Sql(SaveStatement.Build(DatabaseDialect.DuckDb, own, Text(storage, "table"), null, null, Value(input, "data")).Text),
            own is null ? "one_table" : null);
    }

    private static JsonElement Login(JsonElement input, JsonElement spec)
    {
        // What the step's own arguments have stays; else it is the login of the save, under its former names.
        var answer = Members(input, "args").ToDictionary(static m => m.Name, static m => m.Value);
        var login = DatabaseLogin.FromJson(spec);
        foreach (var (name, value) in new[] { ("db_conn_string", login.ConnectionString), ("db_host", login.Host), ("db_user", login.User), ("db_password", login.Password), ("db_name", login.Database) })
        {
            if (value is not null)
            {
                answer.TryAdd(name, CaseJson.Parse(CaseJson.Quote(value)));
            }
        }

        if (login.Port is { } port)
        {
            answer.TryAdd("db_port", CaseJson.Parse(port.ToString(CultureInfo.InvariantCulture)));
        }

        foreach (var name in new[] { "data", "params", "auth" })
        {
            if (Value(input, name) is { } value && !(value.ValueKind == JsonValueKind.Object && !value.EnumerateObject().Any()))
            {
                answer.TryAdd(name, value);
            }
        }

        if (Text(input, "credentialRef") is { } reference)
        {
            answer.TryAdd("auth", CaseJson.Parse(CaseJson.Quote(reference)));
        }

        return CaseJson.Parse($$"""{{{string.Join(',', answer.Select(static m => $"{CaseJson.Quote(m.Key)}:{m.Value.GetRawText()}"))}}}""");
    }

    private static string Template(string name, bool isOwn) => isOwn ? $"{{{{ data.{name} }}}}" : $$$"""{{"'" ~ (data.{{{name}}}|string)|replace("'", "''") ~ "'"}}""";

    private static JsonElement Sql(string sql) => CaseJson.Parse($$"""{"sql":{{CaseJson.Quote(sql)}}}""");

    private static string[] Names(JsonElement input) => [.. Members(input, "data").Concat(Members(input, "params")).Select(static m => m.Name)];

    private static JsonElement.ObjectEnumerator Members(JsonElement map, string name)
        => (Value(map, name) is { ValueKind: JsonValueKind.Object } value ? value : Json.EmptyObject).EnumerateObject();

    private static string[]? Keys(JsonElement input) => Value(input, "key") switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(static k => k.GetString()!)],
        { ValueKind: JsonValueKind.String } one => [.. one.GetString()!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        _ => null,
    };

    private static JsonElement? Value(JsonElement map, string name) => map.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string? Text(JsonElement map, string name) => Value(map, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex Placeholder();

    [GeneratedRegex("\"([a-z_][a-z0-9_]*)\"")]
    private static partial Regex PlainName();
}
