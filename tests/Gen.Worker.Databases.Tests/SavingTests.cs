using System.Text.Json;
using Gen.Plugins.Migrations.Tests.Support;
using Gen.Worker.Databases.Tests.Support;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Tests.Support;
using static Gen.Worker.Databases.Tests.Support.SnowflakeStandIn;

namespace Gen.Worker.Databases.Tests;

[Collection(PostgreSqlGroup.Name)]
public sealed class SavingTests(PostgreSqlServer server) : IAsyncLifetime
{
    private const string Hostile = "'); DROP TABLE t; --";

    private readonly Run _run = Run.Start();
    private PostgreSqlTestDatabase _database = null!;

    public static TheoryData<string> Kinds => new() { "postgres", "sqlite", "duckdb" };

    public async Task InitializeAsync() => _database = await server.CreateAsync();

    public async Task DisposeAsync()
    {
        await _run.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_row_is_inserted_upserted_and_updated_and_its_values_are_bound(string kind)
    {
        await CreateAsync(kind);

        await SaveAsync(kind, $$"""
            "table":"t","data":{"id":1,"name":{{Run.Text(Hostile)}}}
            """);
        await SaveAsync(kind, """
            "table":"t","mode":"APPEND","data":{"id":2,"name":"two"}
            """);
        await SaveAsync(kind, """
            "table":"t","mode":"upsert","key":"id","data":{"id":2,"name":"zwei","size":2}
            """);
        var result = await SaveAsync(kind, """
            "table":"t","mode":"update","key":["id"],"args":{"id":2,"size":3}
            """);

        Assert.Equal("""[{"id":1,"name":"\u0027); DROP TABLE t; --","size":null},{"id":2,"name":"zwei","size":3}]""", await AllAsync(kind));
        Assert.Equal($$"""{"saved":"{{kind}}","table":"t","changes":1}""", result.GetProperty("data").GetRawText());
        Assert.Equal("success", result.GetProperty("status").GetString());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Many_rows_are_written_in_bulk_all_or_none(string kind)
    {
        await CreateAsync(kind);
        var rows = string.Join(',', Enumerable.Range(1, 2500).Select(static i => $$"""{"id":{{i}},"name":"n{{i}}"}"""));

        var result = await SaveAsync(kind, $$"""
            "table":"t","chunksize":"700","data":[{{rows}}]
            """);
        var failed = await FailAsync(kind, """
            "table":"t","chunk_size":1,"data":[{"id":9001},{"id":9002},{"id":1}]
            """);
        await SaveAsync(kind, """
            "table":"t","mode":"upsert","key":"id","data":[{"id":1,"name":"eins"},{"id":3000,"name":"new"},{"id":3000,"name":"last"}]
            """);

        Assert.Equal(2500, result.GetProperty("data").GetProperty("changes").GetInt32());
        Assert.NotEqual("", failed);
        Assert.Equal("""[{"n":2501}]""", await SqlAsync(kind, "SELECT count(*) AS n FROM t"));
        Assert.Equal("""[{"id":1,"name":"eins"},{"id":3000,"name":"last"}]""", await SqlAsync(kind, "SELECT id, name FROM t WHERE name IN ('eins', 'last') ORDER BY id"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_authors_statement_runs_for_each_row_with_bound_values(string kind)
    {
        await CreateAsync(kind);

        var result = await SaveAsync(kind, $$"""
            "statement":"INSERT INTO t (id, name) VALUES (:id, :prefix || :name); SELECT count(*) AS n FROM t;","params":{"prefix":"p-"},"data":[{"id":1,"name":"a"},{"id":2,"name":{{Run.Text(Hostile)}}}]
            """);

        Assert.Equal("""[{"n":2}]""", result.GetProperty("data").GetProperty("rows").GetRawText());
        Assert.Equal("""["prefix"]""", result.GetProperty("meta").GetProperty("save_spec").GetProperty("param_keys").GetRawText());
        Assert.Equal("""[{"id":1,"name":"p-a","size":null},{"id":2,"name":"p-\u0027); DROP TABLE t; --","size":null}]""", await AllAsync(kind));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_row_that_is_refused_takes_the_others_with_it(string kind)
    {
        await CreateAsync(kind);

        var error = await FailAsync(kind, """
            "statement":"INSERT INTO t (id, name) VALUES (:id, :name)","data":[{"id":1,"name":"a"},{"id":1,"name":"b"}]
            """);

        Assert.Contains("In statement 2 of 2, statement, line 1, row 2", error);
        Assert.Equal("[]", await AllAsync(kind));
    }

    [Fact]
    public async Task Snowflake_merges_a_row_by_its_key()
    {
        using var snowflake = new SnowflakeStandIn(static _ => Result.Written(1));

        var result = await _run.StepAsync("storage", $$"""{"storage":{"type":"Snowflake","auth":{{snowflake.Login}}},"table":"t","mode":"upsert","key":"a","data":{"a":1,"b":{{Run.Text(Hostile)}} } }""");

        Assert.StartsWith("MERGE INTO \"T\" t USING (SELECT ? AS \"A\", ? AS \"B\") s ON t.\"A\" = s.\"A\"", snowflake.Statements.Single().Sql);
        Assert.Equal(1, result.GetProperty("data").GetProperty("changes").GetInt32());
    }

    [Fact]
    public async Task Http_sends_the_data()
    {
        using var http = new LoopbackServer("HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 8\r\n\r\n{\"id\":5}");

        var result = await _run.StepAsync("save", $$"""{"storage":{"type":"http","endpoint":"{{http.Url}}/rows","headers":{"X-A":"b"} },"params":{"dry":1},"data":[{"id":1}] }""");

        Assert.StartsWith("POST /rows?dry=1 ", http.Requests[0]);
        Assert.EndsWith("""[{"id":1}]""", http.Requests[0]);
        Assert.Equal(("http", 201, 5), (result.GetProperty("data").GetProperty("saved").GetString(), result.GetProperty("data").GetProperty("status").GetInt32(), result.GetProperty("data").GetProperty("body").GetProperty("id").GetInt32()));
    }

    [Fact]
    public async Task Python_gets_the_data_as_an_argument()
    {
        var result = await _run.StepAsync("save", """{"storage":"python","code":"def main(data, factor):\n return [d['id'] * factor for d in data]","data":[{"id":2}],"params":{"factor":3}}""");

        Assert.Equal("""{"saved":"python","result":[6]}""", result.GetProperty("data").GetRawText().Replace(" ", ""));
    }

    [Theory]
    [InlineData("""{"storage":"redis","data":{}}""", "Input 'storage' is 'redis': there is no such storage here. There is duckdb, event, http, postgres, python, snowflake, sqlite.")]
    [InlineData("""{"storage":"postgress","data":{}}""", "Input 'storage' is 'postgress': there is no such storage here. Did you mean 'postgres'?")]
    [InlineData("""{"storage":["a"]}""", "Input 'storage' must be text, such as 'postgres', or a map with 'type'")]
    [InlineData("""{"storage":{"type":"sqlite","tabel":"t"},"data":{"a":1}}""", "Input 'storage.tabel' is not known. Did you mean 'table'?")]
    [InlineData("""{"storage":{"tabel":"t"},"data":{"a":1}}""", "Input 'storage.tabel' is not known. Did you mean 'table'?")]
    [InlineData("""{"storage":"sqlite","table":"t","data":[1]}""", "Input 'data' must be a map or a list of maps, and item 0 is a number.")]
    [InlineData("""{"storage":"sqlite","table":"t","data":"x"}""", "Input 'data' must be a map or a list of maps, and is text.")]
    [InlineData("""{"storage":"sqlite","table":"t"}""", "A save without 'statement' needs 'table', and 'data'")]
    [InlineData("""{"storage":"sqlite","data":[{"a":1}]}""", "A save without 'statement' needs 'table', and 'data'")]
    [InlineData("""{"storage":{"type":"sqlite","table":5},"data":{"a":1}}""", "Input 'storage.table' must be text, and is a number.")]
    [InlineData("""{"storage":"sqlite","table":"t","mode":"merge","data":{"a":1}}""", "A save has no mode 'merge'.")]
    [InlineData("""{"storage":"sqlite","table":"t","mode":"update","data":{"a":1}}""", "A save of mode 'update' needs 'key'")]
    [InlineData("""{"storage":"sqlite","table":"t","mode":"upsert","key":5,"data":{"a":1}}""", "Input 'key' must be a column's name, or a list of them.")]
    [InlineData("""{"storage":"sqlite","table":"t","chunk_size":0,"data":[{"a":1}]}""", "Input 'chunk_size' is a whole number from 1 to 100000, and is 0.")]
    [InlineData("""{"storage":"sqlite","statement":"SELECT :b","data":{"a":1}}""", "':b' has no value.")]
    [InlineData("""{"storage":"sqlite","statement":"INSERT INTO t VALUES ({{ x }})","data":{"a":1}}""", "instead of {{ }} write :name, a member of 'data' or of 'params'.")]
    [InlineData("""{"storage":"postgres","table":"t","data":{"a":1}}""", "Input 'auth' is missing: the database's login.")]
    [InlineData("""{"storage":"http","data":{"a":1}}""", "Input 'url' is missing")]
    [InlineData("""{"storage":"python","data":{"a":1}}""", "Input 'code' is missing")]
    public async Task What_is_wrong_is_told(string inputs, string expected)
        => Assert.Contains(expected, (await Assert.ThrowsAnyAsync<ActionFailedException>(() => _run.StepAsync("storage", inputs))).Message);

    [Theory]
    [InlineData("""{"storage":"sqlite","sql":"SELECT 1 AS x"}""")]
    [InlineData("""{"storage":"sqlite","commands":"SELECT 1 AS x"}""")]
    [InlineData("""{"storage":{"type":"sqlite","command":"SELECT 1 AS x"},"statement":"SELECT 2 AS x"}""")]
    public async Task A_statement_has_several_names_and_in_the_storage_the_last_word(string inputs)
        => Assert.Equal("""[{"x":1}]""", (await _run.StepAsync("save", inputs)).GetProperty("data").GetProperty("rows").GetRawText());

    [Fact]
    public async Task A_former_form_has_the_login_in_spec()
    {
        await CreateAsync("postgres");

        await _run.StepAsync("save", $$"""{"storage":"postgres","spec":{{Logins.Of(server, _database).Replace("\"type\":\"postgres\",", "")}},"table":"t","data":{"id":1} }""");

        Assert.Equal("""[{"n":1}]""", await SqlAsync("postgres", "SELECT count(*) AS n FROM t"));
    }

    private Task<string> CreateAsync(string kind) => SqlAsync(kind, "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(50), size INTEGER)");

    private Task<string> AllAsync(string kind) => SqlAsync(kind, "SELECT id, name, size FROM t ORDER BY id");

    private Task<string> SqlAsync(string kind, string sql) => _run.RowsAsync(kind, $$"""{"sql":{{Run.Text(sql)}}{{Auth(kind)}}}""");

    private Task<JsonElement> SaveAsync(string kind, string inputs) => _run.StepAsync("storage", $$"""{"storage":"{{kind}}",{{inputs.Trim()}}{{Auth(kind)}}}""");

    private async Task<string> FailAsync(string kind, string inputs) => (await Assert.ThrowsAnyAsync<ActionFailedException>(() => SaveAsync(kind, inputs))).Message;

    private string Auth(string kind) => kind == "postgres" ? $",\"auth\":{Logins.Of(server, _database)}" : "";
}
