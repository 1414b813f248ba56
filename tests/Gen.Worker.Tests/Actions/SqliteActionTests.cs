using System.Text.Json;
using Gen.Worker.Actions.Sqlite;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Gen.Worker.Tests.Actions;

public sealed class SqliteActionTests : IDisposable
{
    private readonly SqliteAction _action = new(TimeProvider.System);

    [Fact]
    public async Task Rows_are_objects_with_the_types_of_the_database()
    {
        var result = await RunAsync("""{"sql":"SELECT 1 AS i, 2.5 AS r, 'a' AS t, NULL AS n, x'6869' AS b, 9007199254740993 AS big UNION ALL SELECT 2, 0.1, '', NULL, x'', -1"}""");

        Assert.Equal(
            """[{"i":1,"r":2.5,"t":"a","n":null,"b":"aGk=","big":9007199254740993},{"i":2,"r":0.1,"t":"","n":null,"b":"","big":-1}]""",
            result.GetProperty("rows").GetRawText());
    }

    [Fact]
    public async Task Parameters_are_bound_and_never_pasted()
    {
        await RunAsync("""{"sql":"CREATE TABLE t (x)"}""");
        await RunAsync("""{"sql":"INSERT INTO t VALUES (:x)","parameters":{"x":"'); DROP TABLE t; --"}}""");

        var result = await RunAsync("""{"sql":"SELECT x, typeof(:n) AS n, typeof(@f) AS f, $b AS b, :j AS j, typeof(:z) AS z FROM t","parameters":{"n":1,"f":1.5,"b":true,"j":{"a":[1]},"z":null}}""");

        Assert.Equal("""[{"x":"\u0027); DROP TABLE t; --","n":"integer","f":"real","b":1,"j":"{\u0022a\u0022:[1]}","z":"null"}]""", result.GetProperty("rows").GetRawText());
    }

    [Fact]
    public async Task References_in_SQL_are_not_resolved()
    {
        await using var worker = new TestWorker();

        var report = await worker.RunAsync("name: n\nworkload: {x: 1; DROP TABLE t}\nsteps:\n  - {step: a, action: sqlite, inputs: {sql: 'SELECT {{ workload.x }}'}}\n");

        Assert.Contains("SQL is taken as it is written: instead of {{ }} write :name, and give the value under 'parameters'.", report.Steps[0].Error);
    }

    [Fact]
    public async Task Names_of_an_insert_are_names_whatever_they_hold()
    {
        await RunAsync("""{"sql":"CREATE TABLE \"a\"\"; DROP TABLE b; --\" (\"x\"\")\" TEXT, y)"}""");

        var result = await RunAsync("""{"insert":{"table":"a\"; DROP TABLE b; --","rows":[{"x\")":"1"},{"y":2,"x\")":"3"}]}}""");

        Assert.Equal(2, result.GetProperty("changes").GetInt32());
        Assert.Equal("""[{"x\u0022)":"1","y":null},{"x\u0022)":"3","y":2}]""", (await RunAsync("""{"sql":"SELECT * FROM \"a\"\"; DROP TABLE b; --\""}""")).GetProperty("rows").GetRawText());
    }

    [Fact]
    public async Task A_step_is_all_or_nothing()
    {
        await RunAsync("""{"sql":"CREATE TABLE t (x NOT NULL)"}""");

        await Assert.ThrowsAsync<ActionFailedException>(() => RunAsync("""{"sql":["INSERT INTO t VALUES (1)","DELETE FROM t WHERE x = 5"],"insert":{"table":"t","rows":[{"x":2},{"x":null}]}}"""));

        Assert.Equal(0, (await RunAsync("""{"sql":"SELECT count(*) AS n FROM t"}""")).GetProperty("rows")[0].GetProperty("n").GetInt32());
    }

    [Fact]
    public async Task Several_statements_run_in_order_and_the_last_rows_count()
    {
        var result = await RunAsync("""{"sql":["CREATE TABLE t (x); INSERT INTO t VALUES (1); SELECT 'no' AS no;","SELECT x + :y AS z FROM t; DELETE FROM t"],"parameters":{"y":1}}""");

        Assert.Equal("""{"rows":[{"z":2}],"changes":2}""", result.GetRawText());
    }

    [Fact]
    public async Task A_trigger_is_one_statement_and_comments_are_none()
    {
        var result = await RunAsync("""{"sql":["-- nothing","CREATE TABLE t (x); CREATE TRIGGER g AFTER INSERT ON t BEGIN UPDATE t SET x = x + 1; SELECT 1; END; INSERT INTO t VALUES (1)","SELECT x FROM t; -- all"]}""");

        Assert.Equal("""[{"x":2}]""", result.GetProperty("rows").GetRawText());
        Assert.Equal("""{"rows":[],"changes":0}""", (await RunAsync("""{"sql":"/* nothing */"}""")).GetRawText());
    }

    [Fact]
    public async Task A_file_is_kept_where_the_playbook_is()
    {
        using var folder = new TemporaryFolder();
        using (var first = new SqliteAction(TimeProvider.System))
        {
            await first.ExecuteAsync(Inputs.Context("""{"database":"d.sqlite","sql":"CREATE TABLE t AS SELECT 5 AS x"}""", folder.Path), default);
        }

        using var second = new SqliteAction(TimeProvider.System);
        var result = await second.ExecuteAsync(Inputs.Context("""{"database":"d.sqlite","sql":"SELECT x FROM t"}""", folder.Path), default);

        Assert.Equal(5, result.GetProperty("rows")[0].GetProperty("x").GetInt32());
        Assert.True(File.Exists(Path.Combine(folder.Path, "d.sqlite")));
    }

    [Fact]
    public async Task Memory_is_shared_by_the_steps_of_a_run_and_not_by_runs()
    {
        await using var worker = new TestWorker();
        const string Yaml = "name: n\nsteps:\n  - {step: a, action: sqlite, inputs: {sql: CREATE TABLE t AS SELECT 1 AS x}}\n  - {step: b, action: sqlite, inputs: {sql: SELECT x FROM t}}\n";

        Assert.Null((await worker.RunAsync(Yaml)).Steps[1].Error);
        Assert.Null((await worker.RunAsync(Yaml)).Steps[1].Error);
    }

    [Fact]
    public async Task Vacuum_works_outside_of_a_transaction()
    {
        Assert.Contains("cannot VACUUM", (await Assert.ThrowsAsync<ActionFailedException>(() => RunAsync("""{"sql":"VACUUM"}"""))).Message);
        Assert.Equal(0, (await RunAsync("""{"sql":"VACUUM","transaction":false}""")).GetProperty("changes").GetInt32());
    }

    [Fact]
    public void A_statement_that_computes_for_ever_is_interrupted()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var cancellation = new CancellationTokenSource();
        using var limit = new TimeLimit(TimeSpan.FromHours(1), TimeProvider.System, cancellation.Token);
        connection.CreateFunction("begun", () =>
        {
            cancellation.Cancel();
            return 1;
        });
        var work = SqliteWork.From(Inputs.Context("""{"sql":"WITH RECURSIVE c(x) AS (SELECT begun() UNION ALL SELECT x FROM c) SELECT count(*) FROM c"}""").Inputs);

        var interrupted = Assert.Throws<SqliteException>(() => new SqliteSession(connection, limit).Run(work));

        Assert.Equal(SQLitePCL.raw.SQLITE_INTERRUPT, interrupted.SqliteErrorCode);
    }

    [Fact]
    public async Task When_the_time_is_over_it_is_told()
    {
        var time = new ManualTime();
        using var action = new SqliteAction(time);

        var run = action.ExecuteAsync(Inputs.Context("""{"sql":"WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x FROM c) SELECT count(*) FROM c"}"""), default);
        time.PassAll();

        Assert.StartsWith("SQLite did not finish within 60 s and was interrupted.", (await Assert.ThrowsAsync<ActionFailedException>(() => run)).Message);
    }

    [Theory]
    [InlineData("""{"sql":"SELEC 1"}""", "SQLite Error 1: 'near \"SELEC\": syntax error'.")]
    [InlineData("""{"sql":"SELECT * FROM nope"}""", "SQLite Error 1: 'no such table: nope'.")]
    [InlineData("""{"sql":"SELECT 1;\n\nSELECT * FROM nope;"}""", "SQLite Error 1: 'no such table: nope'. In sql, statement 2 of 2, line 3.")]
    [InlineData("""{"sql":["SELECT 1","-- nope\nSELECT * FROM nope"]}""", "SQLite Error 1: 'no such table: nope'. In sql[1], statement 1 of 1, line 1.")]
    [InlineData("""{"sql":["SELECT 1; SELECT {{ x }}"]}""", "SQLite Error 1: 'unrecognized token: \"{\"'. In sql[0], statement 2 of 2, line 1. SQL is taken as it is written:")]
    [InlineData("""{"sql":"SELECT 1;\nSELECT 'x"}""", "Input 'sql' is no SQL. Line 2, column 8:")]
    [InlineData("""{"sql":"SELECT 1; SELECT :a, :b","parameters":{"a":1}}""", "Must add values for the following parameters: :b. Give them under 'parameters'. In sql, statement 2 of 2, line 1.")]
    [InlineData("""{"sql":"SELECT :a, :b","parameters":{"a":1}}""", "Must add values for the following parameters: :b. Give them under 'parameters'.")]
    [InlineData("""{"sql":"SELECT 1 AS a, 2 AS a"}""", "Two columns of the result are called 'a'. Name one of them with AS.")]
    [InlineData("""{"sql":"SELECT 9e999 AS a"}""", "Column 'a' holds Infinity, which JSON has no number for.")]
    [InlineData("""{"sql":"WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x FROM c) SELECT zeroblob(1000000) AS z FROM c"}""", "The rows are more than 67108864 bytes.")]
    [InlineData("""{"sql":"SELECT load_extension('x')"}""", "SQLite Error 1:")]
    [InlineData("""{}""", "Input 'sql' is missing. A step of sqlite has 'sql' or 'insert', or both.")]
    [InlineData("""{"sql":5}""", "Input 'sql' must be a statement or a list of statements, and has a number where one should be.")]
    [InlineData("""{"sql":"SELECT :a","parameters":{"a":1,"b":2}}""", "Input 'parameters.b' is not used: no SQL of this step has ':b'.")]
    [InlineData("""{"insert":{"table":"t","rows":[5]}}""", "Input 'insert.rows[0]' must be a map of columns and values, and is a number.")]
    [InlineData("""{"insert":{"table":"t","rows":[{}]}}""", "Input 'insert.rows' have no columns.")]
    [InlineData("""{"insert":{"table":"t","rows":{}}}""", "Input 'insert.rows' must be a list, and is a map.")]
    [InlineData("""{"insert":{"rows":[]}}""", "Input 'insert.table' is missing.")]
    [InlineData("""{"insert":{"tabel":"t","rows":[]}}""", "Input 'insert.tabel' is not known. Did you mean 'table'?")]
    [InlineData("""{"insert":{"table":"t","rows":[]},"transaction":false}""", "Input 'transaction' must be true with 'insert'.")]
    [InlineData("""{"database":"/no/such/folder/d","sql":"SELECT 1"}""", "Input 'database' cannot be opened: '/no/such/folder/d'.")]
    public async Task What_is_wrong_is_told(string inputs, string error)
        => Assert.StartsWith(error, (await Assert.ThrowsAnyAsync<ActionFailedException>(() => RunAsync(inputs))).Message);

    [Fact]
    public async Task No_rows_are_no_insert()
        => Assert.Equal("""{"rows":[],"changes":0}""", (await RunAsync("""{"sql":"CREATE TABLE t (x)","insert":{"table":"t","rows":[]}}""")).GetRawText());

    public void Dispose() => _action.Dispose();

    private Task<JsonElement> RunAsync(string inputs) => _action.ExecuteAsync(Inputs.Context(inputs), default);
}
