using Gen.Worker.Databases.Tests.Support;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Shared.Databases;

namespace Gen.Worker.Databases.Tests;

/// <summary>What DuckDB is told to attach, and the logins that it is given.</summary>
public sealed class DuckDbAttachTests : IAsyncLifetime
{
    private readonly Run _run = Run.Start();

    public async Task InitializeAsync()
    {
        foreach (var name in new[] { "a", "b" })
        {
            await _run.StepAsync("duckdb", $$"""{"database":"{{name}}.duckdb","sql":"CREATE TABLE t AS SELECT '{{name}}' AS x"}""");
        }
    }

    public async Task DisposeAsync() => await _run.DisposeAsync();

    [Theory]
    [InlineData(":memory:")]
    [InlineData("main.duckdb")]
    public async Task A_name_means_what_the_step_says_and_not_what_an_earlier_one_said(string database)
    {
        foreach (var (name, other) in new[] { ("a", "src"), ("b", "src"), ("b", "SRC"), ("a", "Src") })
        {
            Assert.Equal($$"""[{"x":"{{name}}"}]""", await _run.RowsAsync("duckdb", $$"""{"database":"{{database}}","attach":{"{{other}}":{"path":"{{name}}.duckdb"} },"sql":"FROM src.t"}"""));
        }

        await _run.StepAsync("duckdb", $$"""{"database":"{{database}}","attach":{"src":{"path":"a.duckdb","read_only":true} },"sql":"FROM src.t"}""");
        await Assert.ThrowsAsync<DatabaseException>(() => _run.StepAsync("duckdb", $$"""{"database":"{{database}}","attach":{"src":{"path":"a.duckdb","read_only":true} },"sql":"INSERT INTO src.t VALUES ('c')"}"""));
        await _run.StepAsync("duckdb", $$"""{"database":"{{database}}","attach":{"src":{"path":"a.duckdb"} },"sql":"INSERT INTO src.t VALUES ('c')"}""");
    }

    [Fact]
    public async Task A_name_that_is_in_use_for_something_else_is_refused()
    {
        var error = await Assert.ThrowsAnyAsync<ActionFailedException>(() => _run.StepAsync("transfer", """
            {"source":{"type":"duckdb","attach":{"src":{"path":"a.duckdb"} },"query":"FROM src.t"},"target":{"type":"duckdb","attach":{"src":{"path":"b.duckdb"} },"table":"src.t"} }
            """));

        Assert.StartsWith("'src' is attached to this DuckDB database by a step that runs now, as something else.", error.Message);
        Assert.Equal("""[{"x":"b"}]""", await _run.RowsAsync("duckdb", """{"attach":{"src":{"path":"b.duckdb"}},"sql":"FROM src.t"}"""));
    }

    [Fact]
    public async Task A_name_is_used_by_several_steps_at_the_same_time_if_they_mean_the_same()
    {
        await _run.StepAsync("transfer", """
            {"source":{"type":"duckdb","attach":{"src":{"path":"a.duckdb"} },"query":"SELECT 'c' AS x FROM src.t"},"target":{"type":"duckdb","attach":{"src":{"path":"a.duckdb"} },"table":"src.main.t"} }
            """);
        await Parallel.ForEachAsync(Enumerable.Range(0, 20), async (_, token) => await _run.StepAsync("duckdb", """{"attach":{"src":{"path":"a.duckdb"}},"sql":"FROM src.t"}""", token));

        Assert.Equal("""[{"n":2}]""", await _run.RowsAsync("duckdb", """{"attach":{"src":{"path":"a.duckdb"}},"sql":"SELECT count(*) AS n FROM src.t"}"""));
    }

    [Fact]
    public async Task What_SQL_has_detached_is_attached_again_and_what_it_has_attached_is_not_taken_for_something_else()
    {
        await _run.StepAsync("duckdb", """{"attach":{"src":{"path":"a.duckdb"}},"sql":"DETACH src","transaction":false}""");
        Assert.Equal("""[{"x":"a"}]""", await _run.RowsAsync("duckdb", """{"attach":{"src":{"path":"a.duckdb"}},"sql":"FROM src.t"}"""));

        await _run.StepAsync("duckdb", """{"sql":"DETACH src; ATTACH 'b.duckdb' AS own","transaction":false}""");
        var error = await Assert.ThrowsAsync<DatabaseException>(() => _run.StepAsync("duckdb", """{"attach":{"own":{"path":"a.duckdb"}},"sql":"FROM own.t"}"""));
        Assert.Contains("\"own\" already exists", error.Message);
    }
}
