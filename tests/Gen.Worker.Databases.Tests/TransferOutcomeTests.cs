using System.Text.Json;
using Gen.Plugins.Migrations.Tests.Support;
using Gen.Worker.Databases.Tests.Support;
using Gen.Worker.Runtime.Actions;

namespace Gen.Worker.Databases.Tests;

/// <summary>What is in the table after something went wrong, and that the error says so.</summary>
[Collection(PostgreSqlGroup.Name)]
public sealed class TransferOutcomeTests(PostgreSqlServer server) : IAsyncLifetime
{
    private readonly Run _run = Run.Start();
    private PostgreSqlTestDatabase _database = null!;

    public static TheoryData<string> Kinds => new() { "postgres", "duckdb", "sqlite" };

    public async Task InitializeAsync() => _database = await server.CreateAsync();

    public async Task DisposeAsync()
    {
        await _run.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData("transfer", """{"source":{"type":"duckdb","query":"SELECT range AS id FROM range(300)"},"target":{"type":"postgres","auth":AUTH,"table":"t"}}""", "Whether the rows were written is unknown: look into the table before you run it again.")]
    [InlineData("transfer", """{"source":{"type":"duckdb","query":"SELECT range AS id FROM range(300)"},"target":{"type":"postgres","auth":AUTH,"table":"t"},"create":true,"mode":"upsert","key":"id"}""", "Whether the rows were written is unknown: look into the table before you run it again.")]
    [InlineData("save", """{"storage":"postgres","auth":AUTH,"table":"t","data":[{"id":1}]}""", "Whether it was done is unknown")]
    [InlineData("save", """{"storage":"postgres","auth":AUTH,"table":"t","data":{"id":1}}""", "Whether it was done is unknown")]
    [InlineData("postgres", """{"auth":AUTH,"sql":"INSERT INTO t VALUES (1)"}""", "Whether it was done is unknown")]
    public async Task A_commit_that_is_not_answered_has_an_unknown_outcome(string tool, string inputs, string expected)
    {
        await SqlAsync("postgres", "CREATE TABLE t (id bigint PRIMARY KEY)");
        using var line = new CutProxy(server.Port, "COMMIT\0");

        var error = await Assert.ThrowsAnyAsync<ActionFailedException>(() => _run.StepAsync(tool, inputs.Replace("AUTH", Login.Replace($"{server.Port}", $"{line.Port}"))));

        Assert.Contains(expected, error.Message);
        Assert.DoesNotContain("Nothing was written", error.Message);
        Assert.Equal("outcome_unknown", error.Kind);
        Assert.Equal("""[{"b":true}]""", await SqlAsync("postgres", "SELECT count(*) > 0 AS b FROM t"));
    }

    [Fact]
    public async Task A_chunk_whose_commit_is_not_answered_has_an_unknown_outcome()
    {
        await SqlAsync("postgres", "CREATE TABLE t (id bigint)");
        using var line = new CutProxy(server.Port, "COMMIT\0");

        // The writer's first commit is that of the preparations: they have no rows.
        var error = await Assert.ThrowsAnyAsync<ActionFailedException>(() => _run.StepAsync("transfer", $$"""
            {"source":{"type":"duckdb","query":"SELECT range AS id FROM range(300)"},"target":{"type":"postgres","auth":{{Login.Replace($"{server.Port}", $"{line.Port}")}},"table":"t"},"commit":"chunk","chunk_size":100}
            """));

        Assert.EndsWith("0 rows in 0 chunks were written before, and stay. Whether the chunk after them was written is unknown: look into the table before you run it again.", error.Message);
        Assert.Equal("""[{"n":100}]""", await SqlAsync("postgres", "SELECT count(*) AS n FROM t"));
    }

    [Fact]
    public async Task A_commit_that_is_refused_has_written_nothing()
    {
        await SqlAsync("postgres", "CREATE TABLE p (id bigint PRIMARY KEY); CREATE TABLE t (id bigint REFERENCES p DEFERRABLE INITIALLY DEFERRED)");

        var error = await Assert.ThrowsAnyAsync<ActionFailedException>(() => _run.StepAsync("transfer", $$"""{"source":{"type":"duckdb","query":"SELECT 1 AS id"},"target":{{Target("postgres")}} }"""));

        Assert.EndsWith("Nothing was written.", error.Message);
        Assert.Equal("""[{"n":0}]""", await SqlAsync("postgres", "SELECT count(*) AS n FROM t"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_replacement_in_chunks_whose_first_chunk_fails_leaves_the_rows_that_are_there(string kind)
    {
        await SqlAsync(kind, "CREATE TABLE t (id INTEGER NOT NULL)");
        await SqlAsync(kind, "INSERT INTO t VALUES (-1)");
        var source = """{"type":"duckdb","query":"SELECT CASE WHEN range = 50 THEN NULL ELSE range END::BIGINT AS id FROM range(300)"}""";

        var error = await Assert.ThrowsAnyAsync<ActionFailedException>(() => _run.StepAsync("transfer", $$"""{"source":{{source}},"target":{{Target(kind)}},"mode":"replace","commit":"chunk","chunk_size":10}"""));
        Assert.EndsWith("50 rows in 5 chunks were written before, and stay.", error.Message);
        Assert.Equal("""[{"n":50}]""", await SqlAsync(kind, "SELECT count(*) AS n FROM t"));

        error = await Assert.ThrowsAnyAsync<ActionFailedException>(() => _run.StepAsync("transfer", $$"""{"source":{{source}},"target":{{Target(kind)}},"mode":"replace","commit":"chunk","chunk_size":100}"""));
        Assert.EndsWith("0 rows in 0 chunks were written before, and stay.", error.Message);
        Assert.Equal("""[{"n":50}]""", await SqlAsync(kind, "SELECT count(*) AS n FROM t"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_replacement_by_no_rows_empties_the_table(string kind)
    {
        foreach (var commit in new[] { "all", "chunk" })
        {
            await SqlAsync(kind, "CREATE TABLE IF NOT EXISTS t (id INTEGER NOT NULL)");
            await SqlAsync(kind, "INSERT INTO t VALUES (-1)");

            await _run.StepAsync("transfer", $$"""{"source":{"type":"duckdb","query":"SELECT range AS id FROM range(0)"},"target":{{Target(kind)}},"mode":"replace","commit":"{{commit}}"}""");

            Assert.Equal("[]", await SqlAsync(kind, "SELECT * FROM t"));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_key_that_is_null_is_refused(string kind)
    {
        await SqlAsync(kind, "CREATE TABLE t (k INTEGER UNIQUE, v VARCHAR(20))");

        var transfer = await Assert.ThrowsAnyAsync<ActionFailedException>(() => _run.StepAsync("transfer", $$"""
            {"source":{"type":"duckdb","query":"SELECT * FROM (VALUES (1, 'x'), (NULL, 'a'), (NULL, 'b')) v(k, v)"},"target":{{Target(kind)}},"mode":"upsert","key":"k"}
            """));
        var list = await Assert.ThrowsAnyAsync<ActionFailedException>(() => SaveAsync(kind, """[{"v":"a"},{"k":null,"v":"b"},{"k":1,"v":"c"}]"""));
        var map = await Assert.ThrowsAnyAsync<ActionFailedException>(() => SaveAsync(kind, """{"k":null,"v":"a"}"""));

        Assert.Equal("Column 'k' is null in row 2, and an upsert into 't' tells rows apart by it. Give it a value, or leave such rows out. Nothing was written.", transfer.Message);
        Assert.Contains("'k' is null in row 1", list.Message);
        Assert.Contains("'k' is null", map.Message);
        Assert.Equal("[]", await SqlAsync(kind, "SELECT * FROM t"));
    }

    [Theory]
    [InlineData("\"x\"", "text")]
    [InlineData("[1]", "a list")]
    public async Task Parameters_that_are_no_map_are_an_error_of_the_input(string parameters, string kind)
    {
        var error = await Assert.ThrowsAsync<ActionInputException>(() => _run.StepAsync("transfer", $$"""
            {"source":{"type":"duckdb","query":"SELECT :x AS id"},"target":{"type":"duckdb","table":"t"},"parameters":{{parameters}} }
            """));

        Assert.Equal($"Input 'parameters' must be a map, and is {kind}.", error.Message);
    }

    private string Login => Logins.Of(server, _database);

    private string Target(string kind) => $$"""{"type":"{{kind}}","auth":{{(kind == "postgres" ? Login : "{}")}},"table":"t"}""";

    private Task<JsonElement> SaveAsync(string kind, string data)
        => _run.StepAsync("save", $$"""{"storage":"{{kind}}","table":"t","mode":"upsert","key":"k","data":{{data}}{{(kind == "postgres" ? $",\"auth\":{Login}" : "")}} }""");

    private Task<string> SqlAsync(string kind, string sql) => _run.RowsAsync(kind, $$"""{"sql":{{Run.Text(sql)}}{{(kind == "postgres" ? $",\"auth\":{Login}" : "")}}}""");
}
