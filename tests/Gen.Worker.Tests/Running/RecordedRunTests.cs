using System.Security.Cryptography;
using System.Text;
using Gen.Worker.Runtime.Catalogs;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Results;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Running;

public sealed class RecordedRunTests
{
    private const string Three = """
        name: n
        steps:
          - {step: a, action: sqlite, inputs: {sql: SELECT 1 AS one}}
          - {step: b, action: sqlite, inputs: {sql: SELECT 'it''s a canary' AS secret}}
          - {step: c, action: sqlite, inputs: {sql: SELECT 3 AS three}}
        """;

    [Fact]
    public async Task A_run_is_in_the_log_from_its_start_to_its_end_with_its_results_and_its_playbook()
    {
        await using var worker = new TestWorker();

        var report = await worker.RunAsync(Three, folder: "/books");

        Assert.Equal(StepState.Succeeded, report.State);
        Assert.Equal(
            [
                "execution_start n playbook in_progress", "task_start a sqlite in_progress", "task_complete a sqlite success", "task_start b sqlite in_progress",
                "task_complete b sqlite success", "task_start c sqlite in_progress", "task_complete c sqlite success", "execution_complete n playbook success",
            ],
            await EventsAsync(worker, report));
        Assert.Equal(["a", "b", "c"], (await worker.Only<IResultStore>().ReadAsync(report.ExecutionId!)).Select(static r => r.Step));
        Assert.Equal(report.Steps.Select(static s => s.Result?.GetRawText()), (await worker.Only<IResultStore>().ReadAsync(report.ExecutionId!)).Select(static r => r.Value.GetRawText()));
        var summary = Assert.Single(await worker.Only<IEventLog>().ListAsync(10));
        Assert.Equal((report.ExecutionId, "n", "/books/p.yaml", 1, ExecutionState.Succeeded), (summary.Id, summary.Playbook, summary.Path, summary.Version, summary.State));
        Assert.Equal(Three, await worker.Only<ICatalog>().ReadAsync("/books/p.yaml", 1));
        Assert.Equal([Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Three)))], await worker.QueryAsync("SELECT checksum FROM worker_playbooks"));
    }

    [Fact]
    public async Task Events_hold_no_inputs_and_no_results()
    {
        await using var worker = new TestWorker();

        await worker.RunAsync(Three);

        Assert.Empty(await worker.QueryAsync("SELECT * FROM worker_events WHERE coalesce(error, '') || coalesce(meta, '') || node_name LIKE '%canary%'"));
    }

    [Fact]
    public async Task A_step_that_fails_is_in_the_log_with_its_error()
    {
        await using var worker = new TestWorker();

        var report = await worker.RunAsync("name: n\nsteps:\n  - {step: a, action: sqlite, inputs: {sql: SELEC}}\n  - {step: b, action: sqlite, inputs: {sql: SELECT 1}}\n");

        Assert.Equal(
            ["execution_start n playbook in_progress", "task_start a sqlite in_progress", "task_error a sqlite error", "execution_failed n playbook error"],
            await EventsAsync(worker, report));
        Assert.All((await worker.Only<IEventLog>().ReadAsync(report.ExecutionId!)).Skip(2), e => Assert.Equal(report.Steps[0].Error, e.Event.Error));
        Assert.Empty(await worker.Only<IResultStore>().ReadAsync(report.ExecutionId!));
    }

    [Theory]
    [InlineData("kept", "save_complete a storage success", "task_complete a sqlite success", "execution_complete n playbook success")]
    [InlineData("not_there", "save_error a storage error", "task_error a sqlite error", "execution_failed n playbook error")]
    public async Task What_a_step_saves_has_events_of_its_own_and_fails_the_step_if_it_cannot_be_saved(string table, params string[] last)
    {
        using var folder = new TemporaryFolder();
        await using var worker = new TestWorker();

        var report = await worker.RunAsync(
            $$$"""
            name: n
            steps:
              - {step: t, action: sqlite, database: d.db, sql: CREATE TABLE kept (one)}
              - step: a
                action: sqlite
                sql: SELECT 1 AS one
                save: {storage: sqlite, database: d.db, table: {{{table}}}, data: {one: "{{ result.rows[0].one }}"} }
            """,
            folder: folder.Path);

        string[] events = await EventsAsync(worker, report);
        Assert.Equal(["task_start a sqlite in_progress", "save_start a storage in_progress", .. last], events[3..]);
        var error = (await worker.Only<IEventLog>().ReadAsync(report.ExecutionId!)).FirstOrDefault(static e => e.Event.Type == EventTypes.SaveError)?.Event.Error;
        Assert.Equal(report.Steps[1].Error, error);
    }

    [Fact]
    public async Task That_a_step_saves_or_waits_to_try_again_is_in_the_log_before_it_does()
    {
        await using var worker = new TestWorker();
        var seen = new List<string[]>();
        using var server = new HttpStandIn(async (_, _) =>
        {
            seen.Add(await worker.QueryAsync("SELECT event_type FROM worker_events ORDER BY number"));
            return (seen.Count == 1 ? 500 : 200, "{}");
        });

        var report = await worker.RunAsync($"name: n\nsteps:\n  - {{step: a, action: http, url: '{server.Url}', retry: {{initial_delay: 0}}, save: {{storage: http, url: '{server.Url}', data: {{a: 1}}}}}}\n");

        Assert.Equal(StepState.Succeeded, report.State);
        Assert.Equal(
            [
                ["execution_start", "task_start"], ["execution_start", "task_start", "task_retry"], ["execution_start", "task_start", "task_retry", "save_start"],
            ],
            seen);
    }

    [Fact]
    public async Task A_run_that_is_stopped_is_in_the_log_as_cancelled()
    {
        await using var worker = new TestWorker();
        using var cancellation = new CancellationTokenSource();

        var report = await worker.RunAsync(Three, progress: new At("b Running", cancellation.Cancel), cancellationToken: cancellation.Token);

        Assert.Equal(StepState.Cancelled, report.State);
        Assert.Equal(["task_error b sqlite cancelled", "execution_cancelled n playbook cancelled"], (await EventsAsync(worker, report))[^2..]);
    }

    [Fact]
    public async Task A_step_is_said_to_be_done_when_it_is_in_the_log()
    {
        await using var worker = new TestWorker();
        var seen = new List<string>();
        var progress = new At("a Succeeded", () => seen.AddRange(worker.QueryAsync("SELECT event_type FROM worker_events JOIN worker_results USING (execution_id, number)").Result));

        await worker.RunAsync(Three, progress: progress);

        Assert.Equal(["task_complete"], seen);
    }

    [Theory]
    [InlineData("task_complete", "b", "It did its work, but its result cannot be recorded. The event cannot be recorded (database ", "task_error b sqlite error")]
    [InlineData("task_start", "b", "It was not begun, because it cannot be recorded. The event cannot be recorded (database ", "task_complete a sqlite success")]
    public async Task A_step_that_cannot_be_recorded_fails_and_leaves_no_half_of_it(string type, string node, string error, string last)
    {
        await using var worker = new TestWorker();
        await worker.MigrateAsync();
        await worker.QueryAsync($"CREATE TRIGGER full BEFORE INSERT ON worker_events WHEN NEW.event_type = '{type}' AND NEW.node_name = '{node}' BEGIN SELECT RAISE(ABORT, 'disk full'); END");

        var report = await worker.RunAsync(Three);

        Assert.Equal([StepState.Succeeded, StepState.Failed, StepState.Skipped], report.Steps.Select(static s => s.State));
        Assert.Contains($"p.yaml(4,5): Step 'b' (sqlite): {error}", report.Steps[1].Error);
        Assert.EndsWith("SQLite Error 19: 'disk full'.", report.Steps[1].Error);
        Assert.Equal([last, "execution_failed n playbook error"], (await EventsAsync(worker, report))[^2..]);
        Assert.Equal(["a"], (await worker.Only<IResultStore>().ReadAsync(report.ExecutionId!)).Select(static r => r.Step));
    }

    [Fact]
    public async Task A_result_that_cannot_be_stored_takes_its_event_with_it()
    {
        await using var worker = new TestWorker();
        await worker.MigrateAsync();
        await worker.QueryAsync("CREATE TRIGGER full BEFORE INSERT ON worker_results BEGIN SELECT RAISE(ABORT, 'disk full'); END");

        var report = await worker.RunAsync(Three);

        Assert.Equal(["execution_start n playbook in_progress", "task_start a sqlite in_progress", "task_error a sqlite error", "execution_failed n playbook error"], await EventsAsync(worker, report));
    }

    [Fact]
    public async Task A_run_whose_end_cannot_be_recorded_has_failed_and_is_interrupted()
    {
        await using var worker = new TestWorker();
        await worker.MigrateAsync();
        await worker.QueryAsync("CREATE TRIGGER full BEFORE INSERT ON worker_events WHEN NEW.event_type LIKE 'execution_c%' BEGIN SELECT RAISE(ABORT, 'disk full'); END");

        var report = await worker.RunAsync(Three);

        Assert.Equal(StepState.Failed, report.State);
        Assert.Contains("disk full", report.Error);
        Assert.Equal(ExecutionState.Interrupted, (await worker.Only<IEventLog>().FindAsync(report.ExecutionId!))?.State);
    }

    [Theory]
    [InlineData("worker_events")]
    [InlineData("worker_playbooks")]
    public async Task A_run_that_cannot_be_recorded_does_not_begin(string table)
    {
        await using var worker = new TestWorker();
        await worker.MigrateAsync();
        await worker.QueryAsync($"CREATE TRIGGER full BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'disk full'); END");

        var report = await worker.RunAsync(Three);

        Assert.Equal((StepState.Failed, null), (report.State, report.ExecutionId));
        Assert.All(report.Steps, static s => Assert.Equal(StepState.Skipped, s.State));
        Assert.Contains("disk full", report.Error);
    }

    private static async Task<string[]> EventsAsync(TestWorker worker, PlaybookReport report)
        => [.. (await worker.Only<IEventLog>().ReadAsync(report.ExecutionId!)).Select(static e => $"{e.Event.Type} {e.Event.NodeName} {e.Event.NodeType} {e.Event.Status}")];

    private sealed class At(string when, Action act) : IProgress<StepReport>
    {
        public void Report(StepReport value)
        {
            if ($"{value.Step.Name} {value.State}" == when)
            {
                act();
            }
        }
    }
}
