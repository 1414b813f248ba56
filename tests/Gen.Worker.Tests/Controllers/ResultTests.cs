using Gen.Worker.Controllers.Result;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Controllers;

public sealed class ResultTests
{
    private const string Loop = """
        name: first
        steps:
          - step: loop
            action: iterator
            collection: [[1, 2], [3]]
            element: xs
            task:
              name: inner
              action: iterator
              collection: "{{ xs }}"
              element: x
              task: {action: fake, outputs: "{{ x }}", throwWhen: "{{ x == 2 }}"}
        """;

    [Fact]
    public async Task Results_of_an_earlier_execution_are_put_together_with_gaps_for_what_failed()
    {
        await using var worker = new TestWorker();
        var first = await worker.RunAsync(Loop);

        var report = await worker.RunAsync($"name: second\nsteps:\n  - {{step: all, action: result, inputs: {{execution_id: '{first.ExecutionId}', step_name: 'loop[0].inner'}}}}\n");

        Assert.Null(report.Steps[0].Error);
        var result = report.Steps[0].Result!.Value;
        Assert.Equal(("[1,null]", 2, 1), (result.GetProperty("results").GetRawText(), result.GetProperty("count").GetInt32(), result.GetProperty("failed").GetInt32()));
        Assert.Equal(1, result.GetProperty("errors")[0].GetProperty("index").GetInt32());
    }

    [Fact]
    public async Task Asked_again_it_says_the_same_and_writes_no_further_event()
    {
        await using var worker = new TestWorker();

        var report = await worker.RunAsync(Loop + "\n  - {step: a, action: result, step_name: loop}\n  - {step: b, action: result, node_name: loop}\n");

        Assert.Null(report.Steps[2].Error);
        Assert.Equal(report.Steps[1].Result?.GetRawText(), report.Steps[2].Result?.GetRawText());
        var written = Assert.Single(await worker.Only<IEventLog>().ReadAsync(report.ExecutionId!), static e => e.Event.Type == ResultController.LoopCompleted).Event;
        Assert.Equal(("loop", 2), (written.NodeName, written.Meta!.Value.GetProperty("total_iterations").GetInt32()));
    }

    [Theory]
    [InlineData("step_name: other", "Input 'step_name' is 'other', and execution ", "has begun no iterator of that name. It has 'loop', 'loop[0].inner', 'loop[1].inner'.")]
    [InlineData("step_name: loop, execution_id: none", "Input 'execution_id' is 'none', and there is no such execution in this worker's log.", "")]
    public async Task What_is_not_there_is_an_error(string inputs, string problem, string more)
    {
        await using var worker = new TestWorker();

        var report = await worker.RunAsync($"{Loop}\n  - {{step: a, action: result, inputs: {{{inputs}}}}}\n");

        Assert.Contains(problem, report.Steps[1].Error);
        Assert.Contains(more, report.Steps[1].Error);
    }

    [Fact]
    public async Task An_iterator_that_has_not_ended_has_no_results_yet()
    {
        await using var worker = new TestWorker();
        var first = await worker.RunAsync(Loop);
        await worker.QueryAsync($"DELETE FROM worker_events WHERE node_name = 'loop' AND event_type = 'iterator_completed' AND execution_id = '{first.ExecutionId}'");

        var report = await worker.RunAsync($"name: second\nsteps:\n  - {{step: all, action: result, inputs: {{execution_id: '{first.ExecutionId}', step_name: loop}}}}\n");

        Assert.Contains("has not ended: it runs, or was interrupted, after 2 of 2 iterations.", report.Steps[0].Error);
    }

    [Fact]
    public async Task Of_an_iterator_that_was_tried_again_the_last_attempt_counts()
    {
        await using var worker = new TestWorker();
        await worker.RunAsync(
            PlaybookReader.Parse(
                "name: first\nsteps:\n  - {step: loop, action: iterator, collection: [1, 2], element: x, on_error: fail_fast, retry: {max_attempts: 2, initial_delay: 0.001}, task: {action: fake, outputs: '{{ x }}', throwWhen: '{{ x == 2 }}'}}\n",
                "p.yaml",
                Path.GetTempPath()),
            new RunOptions { ExecutionId = "first" });

        var report = await worker.RunAsync("name: second\nsteps:\n  - {step: all, action: result, inputs: {execution_id: first, step_name: loop}}\n");

        Assert.Null(report.Steps[0].Error);
        Assert.Equal("[1,null]", report.Steps[0].Result?.GetProperty("results").GetRawText());
        Assert.Equal(1, report.Steps[0].Result?.GetProperty("errors").GetArrayLength());
    }
}
