using System.Text;
using System.Text.Json;
using Gen.Plugins.Migrations.Tests.Support;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Running;

/// <summary>A secret in each login of a database: nothing of it is in what a run leaves behind, however the database fails.</summary>
[Collection(PostgreSqlGroup.Name)]
public sealed class DatabaseCanaryTests(PostgreSqlServer server) : IAsyncLifetime
{
    private const string Canary = "canary-0d1f+\"x";

    /// <summary>What of it may not be anywhere: a piece of it, and that piece within base64.</summary>
    private static readonly string[] Pieces = ["canary-0d", "Y2FuYXJ5LT", "jYW5hcnktM", "NhbmFyeS0w", PostgreSqlServer.Password];

    private PostgreSqlTestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await server.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [InlineData("postgres", "auth: wrong, sql: SELECT 1", "password authentication failed")]
    [InlineData("postgres", "auth: {type: postgres, env: TOKEN, host: 127.0.0.1, port: PORT, database: NAME, user: tester}, sql: SELECT 1", "password authentication failed")]
    [InlineData("postgres", "auth: {type: postgres, secret: tok, host: 127.0.0.1, port: PORT, database: NAME, user: tester}, sql: SELECT 1", "password authentication failed")]
    [InlineData("postgres", "auth: dsn, sql: SELECT 1", "password authentication failed")]
    [InlineData("postgres", "auth: right, sql: SELECT pg_terminate_backend(pg_backend_pid())", "PostgreSQL")]
    [InlineData("postgres", "auth: right, sql: 'SELECT :p::int', parameters: {p: '{{ read.value }}'}", "canary")]
    [InlineData("postgres", "auth: right, sql: 'DO $$ BEGIN RAISE EXCEPTION ''no %'', 1; END $$; SELECT 1'", "no 1")]
    [InlineData("postgres", "auth: {host: 127.0.0.1, port: PORT, user: tester, database: NAME, password: '{{ read.value }}'}, sql: SELECT 1", "password authentication failed")]
    [InlineData("snowflake", "auth: snow, sql: SELECT 1", "'private_key' is no RSA key")]
    [InlineData("duckdb", "auth: {store: {type: hmac, credential: keys}}, sql: SELEC 1", "needs its extension 'httpfs'|syntax error")]
    [InlineData("duckdb", "auth: {db: wrong}, attach: {db: {type: postgres, secret: db}}, sql: SELECT 1", "needs its extension 'postgres'|password authentication failed")]
    [InlineData("duckdb", "attach: {db: {type: postgres, path: 'host=127.0.0.1 port=PORT user=tester dbname=NAME password={{ read.value }}'}}, sql: SELECT 1", "needs its extension 'postgres'|password authentication failed")]
    [InlineData("duckdb", "attach: {db: {path: '../{{ read.value }}'}}, sql: SELECT 1", "outside of the playbook's folder")]
    [InlineData("duckdb", "attach: {db: {path: '{{ read.value }}/x.duckdb'}}, sql: SELECT 1", "Cannot open file")]
    [InlineData("duckdb", "sql: 'SELECT error(:p)', parameters: {p: 'it is {{ read.value }}'}", "it is")]
    [InlineData("transfer", "source: {type: postgres, auth: wrong, query: SELECT 1 AS x}, target: {type: sqlite, table: t}", "password authentication failed")]
    [InlineData("transfer", "source: {type: postgres, auth: right, query: 'SELECT pg_terminate_backend(pg_backend_pid()) AS x'}, target: {type: sqlite, table: t}, create: true", "PostgreSQL")]
    [InlineData("transfer", "source: {type: sqlite, query: SELECT 1 AS x}, target: {type: postgres, auth: wrong, table: t}", "password authentication failed")]
    [InlineData("save", "storage: {type: postgres, auth: wrong}, table: t, data: {a: 1}", "password authentication failed")]
    [InlineData("save", "storage: postgres, auth: right, table: t, data: {a: '{{ read.value }}'}", "does not exist")]
    [InlineData("save", "storage: redis, data: {a: '{{ read.value }}'}", "redis")]
    public async Task A_canary_is_in_no_error_event_or_row(string tool, string inputs, string error)
    {
        using var folder = new TemporaryFolder();
        var json = JsonSerializer.Serialize(Canary);
        var place = $$""" "db_host":"127.0.0.1","db_port":{{server.Port}},"db_name":"{{_database.Name}}","db_user":"tester" """;
        var store = folder.Write("credentials.json", $$$"""
            {"wrong":{"type":"postgres","data":{{{{place}}},"db_password":{{{json}}}}},"right":{"type":"postgres","data":{{{{place}}},"db_password":"{{{PostgreSqlServer.Password}}}"}},
             "dsn":{"type":"postgres","data":{"dsn":"postgresql://tester:{{{Uri.EscapeDataString(Canary)}}}@127.0.0.1:{{{server.Port}}}/{{{_database.Name}}}"}},
             "snow":{"type":"snowflake","data":{"account":"a","user":"u","private_key":{{{json}}}}},"keys":{"type":"hmac","data":{"key_id":"AKIA","secret_key":{{{json}}} } } }
            """);
        await using var worker = new TestWorker(environment: n => n switch
        {
            "GEN_CREDENTIALS" => store,
            "GEN_SECRET_TOK" or "TOKEN" => Canary,
            _ => null,
        });

        var report = await worker.RunAsync(
            $"""
            name: canary
            steps:
              - step: read
                action: secrets
                inputs: {"{"}name: tok{"}"}
              - step: refused
                action: {tool}
                inputs: {"{"} {inputs.Replace("PORT", $"{server.Port}").Replace("NAME", _database.Name)} {"}"}
            """,
            folder: folder.Path);

        Assert.Equal(StepState.Failed, report.State);

        // Where DuckDB can fetch an extension, the step fails later than elsewhere.
        Assert.Contains(error.Split('|'), e => report.Steps[1].Error!.Contains(e == "canary" ? "[REDACTED]" : e, StringComparison.Ordinal));
        var all = new StringBuilder(string.Join('\n', report.Steps.Select(static s => $"{s.Error} {s.Result?.GetRawText()}")));
        foreach (var table in await worker.QueryAsync("SELECT name FROM sqlite_master WHERE type = 'table'"))
        {
            all.AppendJoin('\n', await worker.QueryAsync($"SELECT * FROM \"{table}\""));
        }

        var text = all.ToString();
        Assert.Contains("canary", text); // The playbook's name: the rows are there.
        Assert.All(Pieces, p => Assert.DoesNotContain(p, text));
    }
}
