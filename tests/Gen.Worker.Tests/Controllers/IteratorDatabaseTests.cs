using Gen.Worker.Runtime.Running;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Controllers;

/// <summary>Iterations that run at once work on one database.</summary>
public sealed class IteratorDatabaseTests
{
    [Theory]
    [InlineData("sqlite", ":memory:")]
    [InlineData("sqlite", "a.db")]
    [InlineData("duckdb", ":memory:")]
    public async Task A_hundred_iterations_at_once_leave_a_hundred_rows(string kind, string database)
    {
        using var folder = new TemporaryFolder();
        await using var worker = new TestWorker();

        var report = await worker.RunAsync(
            $$$"""
            name: many
            steps:
              - step: make
                action: {{{kind}}}
                inputs: {database: "{{{database}}}", sql: "CREATE TABLE t (id INTEGER); CREATE TABLE u (id INTEGER, name VARCHAR(20))"}
              - step: many
                action: iterator
                inputs:
                  collection: [{{{string.Join(", ", Enumerable.Range(1, 100))}}}]
                  element: n
                  mode: async
                  concurrency: 16
                  task:
                    action: {{{kind}}}
                    inputs: {database: "{{{database}}}", sql: "INSERT INTO t VALUES (:n); SELECT count(*) AS c FROM t", parameters: {n: "{{ n }}"}}
                    save: {storage: {{{kind}}}, database: "{{{database}}}", table: u, data: [{id: 1, name: a}, {id: 2, name: b}]}
              - step: count
                action: {{{kind}}}
                inputs: {database: "{{{database}}}", sql: "SELECT (SELECT count(DISTINCT id) FROM t) AS t, (SELECT count(*) FROM u) AS u"}
            """,
            folder: folder.Path);

        Assert.True(report.State == StepState.Succeeded, string.Join('\n', report.Steps.Select(static s => s.Error)));
        Assert.Equal("""[{"t":100,"u":200}]""", report.Steps[2].Result!.Value.GetProperty("rows").GetRawText());
    }
}
