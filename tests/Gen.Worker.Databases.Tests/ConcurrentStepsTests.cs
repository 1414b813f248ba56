using System.Text.Json;
using Gen.Plugins.Migrations.Tests.Support;
using Gen.Worker.Actions.Sqlite;
using Gen.Worker.Databases.Tests.Support;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Databases.Tests;

/// <summary>Steps of one run that work on one database at the same time, as the iterations of an asynchronous iterator do.</summary>
[Collection(PostgreSqlGroup.Name)]
public sealed class ConcurrentStepsTests(PostgreSqlServer server) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Run _run = Run.Start();
    private PostgreSqlTestDatabase _database = null!;

    public static TheoryData<string, string> Places => new() { { "sqlite", "" }, { "sqlite", "a.db" }, { "duckdb", "" }, { "duckdb", "a.duckdb" }, { "postgres", "" } };

    public async Task InitializeAsync() => _database = await server.CreateAsync();

    public async Task DisposeAsync()
    {
        await _run.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Each_step_has_a_transaction_of_its_own(string kind, string file)
    {
        await StepAsync(kind, file, "\"sql\":\"CREATE TABLE t (id INTEGER)\"");

        // Every fourth one fails after it has written, and takes nothing with it but its own row.
        await AllAsync(100, async i =>
        {
            var sql = i % 4 == 0 ? $"[\"INSERT INTO t VALUES ({i})\",\"SELECT nothing FROM t\"]" : $"[\"INSERT INTO t VALUES ({i})\",\"SELECT count(*) AS n FROM t\"]";
            var step = StepAsync(kind, file, $"\"sql\":{sql}");
            if (i % 4 == 0)
            {
                await Assert.ThrowsAnyAsync<ActionFailedException>(() => step);
            }
            else
            {
                await step;
            }
        });

        Assert.Equal("""[{"n":75,"x":0}]""", await RowsAsync(kind, file, "SELECT count(*) AS n, count(CASE WHEN id % 4 = 0 THEN 1 END) AS x FROM t"));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Saves_do_not_meet(string kind, string file)
    {
        await StepAsync(kind, file, "\"sql\":\"CREATE TABLE t (id INTEGER, name VARCHAR(20) NOT NULL)\"");

        await AllAsync(100, async i =>
        {
            var data = (i % 4) switch
            {
                0 => $$"""{"id":{{i}},"name":null}""",
                1 => $$"""{"id":{{i}},"name":"x"}""",
                2 => $$"""[{"id":{{i}},"name":"x"}]""",
                _ => $$"""[{"id":{{i}},"name":"x"},{"id":{{i}},"name":null}]""",
            };
            var save = _run.StepAsync("save", $$"""{"storage":"{{kind}}","table":"t","data":{{data}}{{Place(kind, file)}} }""");
            if (i % 4 is 0 or 3)
            {
                await Assert.ThrowsAnyAsync<ActionFailedException>(() => save);
            }
            else
            {
                await save;
            }
        });

        Assert.Equal("""[{"n":50}]""", await RowsAsync(kind, file, "SELECT count(DISTINCT id) AS n FROM t"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.db")]
    public async Task A_time_limit_holds_beside_other_steps(string file)
    {
        const string Endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c";
        await StepAsync("sqlite", file, "\"sql\":\"CREATE TABLE t (id INTEGER)\"");

        var endless = Assert.ThrowsAnyAsync<ActionFailedException>(() => StepAsync("sqlite", file, $"\"timeout\":0.5,\"sql\":\"{Endless}\""));
        var saved = Assert.ThrowsAnyAsync<ActionFailedException>(() => _run.StepAsync("save", $$"""{"storage":"sqlite","timeout":0.5,"statement":"INSERT INTO t {{Endless}}","data":{}{{Place("sqlite", file)}} }"""));
        await AllAsync(20, i => StepAsync("sqlite", file, $"\"sql\":\"INSERT INTO t VALUES ({i})\""));

        Assert.Contains("did not finish within 0.5 s", (await endless.WaitAsync(Patience)).Message);
        Assert.Contains("did not save within 0.5 s", (await saved.WaitAsync(Patience)).Message);
        Assert.Equal("""[{"n":20}]""", await RowsAsync("sqlite", file, "SELECT count(*) AS n FROM t"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.db")]
    public async Task Waiting_for_another_step_counts(string file)
    {
        await using var session = await _run.OpenAsync("sqlite", file.Length == 0 ? "{}" : $$"""{"database":"{{file}}"}""");

        var error = await Assert.ThrowsAnyAsync<ActionFailedException>(() => StepAsync("sqlite", file, "\"sql\":\"SELECT 1\",\"timeout\":0.2").WaitAsync(Patience));

        Assert.StartsWith("SQLite did not finish within 0.2 s", error.Message);
    }

    [Fact]
    public async Task A_step_that_works_on_one_database_does_not_wait_for_ever_for_another_one()
    {
        var time = new ManualTime();
        using var connector = new SqliteConnector(time);
        await using var here = await connector.OpenAsync(Login("a.db"), _run.Folder, CancellationToken.None);
        await using var there = await connector.OpenAsync(Login("b.db"), _run.Folder, CancellationToken.None);

        var waiting = connector.OpenBesideAsync(here, Login("b.db"), _run.Folder, CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        time.PassAll();

        Assert.StartsWith("SQLite's 'b.db' is in use by another step of this run for more than 30 s.", (await Assert.ThrowsAsync<DatabaseException>(() => waiting)).Message);
        await there.DisposeAsync();
        await using var beside = await connector.OpenBesideAsync(here, Login("b.db"), _run.Folder, CancellationToken.None);
    }

    [Theory]
    [InlineData("", "all")]
    [InlineData("", "chunk")]
    [InlineData("a.db", "all")]
    [InlineData("a.db", "chunk")]
    public async Task A_transfer_within_one_database_is_one_step(string file, string commit)
    {
        await StepAsync("sqlite", file, "\"sql\":\"CREATE TABLE t (id INTEGER); CREATE TABLE u (id INTEGER, name TEXT); WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 20000) INSERT INTO t SELECT x FROM c\"");
        var place = Place("sqlite", file);

        var error = await Assert.ThrowsAnyAsync<ActionFailedException>(
            () => _run.StepAsync("transfer", $$"""{"source":{"type":"sqlite","table":"t"{{place}}},"target":{"type":"sqlite","table":"nowhere"{{place}}} }""").WaitAsync(Patience));
        await AllAsync(4, i => _run.StepAsync("transfer", $$"""{"source":{"type":"sqlite","query":"SELECT id, hex(zeroblob(100)) AS name FROM t"{{place}}},"target":{"type":"sqlite","table":"u"{{place}}},"commit":"{{commit}}"}""").WaitAsync(Patience));

        Assert.Contains("There is no table 'nowhere'", error.Message);
        Assert.Equal("""[{"n":80000,"d":20000}]""", await RowsAsync("sqlite", file, "SELECT count(*) AS n, count(DISTINCT id) AS d FROM u"));
    }

    private static DatabaseLogin Login(string file) => DatabaseLogin.FromJson(Run.Parse($$"""{"database":"{{file}}"}"""));

    private static Task AllAsync(int count, Func<int, Task> step)
        => Parallel.ForEachAsync(Enumerable.Range(1, count), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) => await step(i));

    private Task<string> RowsAsync(string kind, string file, string sql) => _run.RowsAsync(kind, $$"""{"sql":{{Run.Text(sql)}}{{Place(kind, file)}} }""");

    private Task<JsonElement> StepAsync(string kind, string file, string inputs) => _run.StepAsync(kind, $$"""{ {{inputs}}{{Place(kind, file)}} }""");

    private string Place(string kind, string file) => kind == "postgres" ? $",\"auth\":{Logins.Of(server, _database)}" : file.Length == 0 ? "" : $",\"database\":\"{file}\"";
}
