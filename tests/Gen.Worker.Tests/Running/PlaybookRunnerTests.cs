using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Running;

public sealed class PlaybookRunnerTests
{
    [Fact]
    public async Task Results_reach_later_steps_with_their_types()
    {
        await using var worker = new TestWorker();

        var report = await worker.RunAsync("""
            name: n
            workload: {start: 40}
            steps:
              - step: numbers
                action: python
                inputs:
                  args: {start: "{{ workload.start }}"}
                  code: |
                    def main(start):
                        return {"list": [start, start + 1]}
              - step: sum
                action: python
                inputs:
                  args: {list: "{{ numbers.list }}", text: "{{ numbers.list[1] }}"}
                  code: |
                    def main(list, text):
                        return [sum(list), text + 1]
            """);

        Assert.Equal(StepState.Succeeded, report.State);
        Assert.Equal("[81,42]", report.Steps[1].Result?.GetRawText().Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_step_that_fails_the_others_are_skipped_and_the_error_has_its_place()
    {
        await using var worker = new TestWorker();
        var states = new States();

        var report = await worker.RunAsync(
            "name: n\nsteps:\n  - {step: a, action: sqlite, inputs: {sql: SELECT 1 AS one}}\n  - {step: b, action: sqlite, inputs: {sql: SELEC}}\n  - {step: c, action: sqlite, inputs: {sql: SELECT 2}}\n",
            progress: states);

        Assert.Equal(StepState.Failed, report.State);
        Assert.Equal([StepState.Succeeded, StepState.Failed, StepState.Skipped], report.Steps.Select(s => s.State));
        Assert.StartsWith("p.yaml(4,5): Step 'b' (sqlite): SQLite Error 1: 'near \"SELEC\": syntax error'.", report.Steps[1].Error);
        Assert.Equal(["a Running", "a Succeeded", "b Running", "b Failed"], states.Seen);
    }

    [Fact]
    public async Task A_result_that_lacks_what_a_later_step_wants_is_an_error_there()
    {
        await using var worker = new TestWorker();

        var report = await worker.RunAsync(
            "name: n\nsteps:\n  - {step: a, action: sqlite, inputs: {sql: SELECT 1 AS one}}\n  - step: b\n    action: sqlite\n    inputs:\n      sql: SELECT :x\n      parameters:\n        x: 'is {{ a.rows[0].on }}'\n");

        Assert.Equal("p.yaml(9,19): Step 'b' (sqlite): 'a.rows[0]' has no 'on'. Did you mean 'one'?", report.Steps[1].Error);
    }

    [Fact]
    public async Task A_wrong_input_is_an_error_at_its_place()
    {
        await using var worker = new TestWorker();

        var report = await worker.RunAsync("name: n\nsteps:\n  - step: a\n    action: sqlite\n    inputs:\n      insert:\n        table: t\n        row: []\n");

        Assert.Equal("p.yaml(6,7): Step 'a' (sqlite): Input 'insert.row' is not known. Did you mean 'rows'?", report.Steps[0].Error);
    }

    [Fact]
    public async Task A_run_that_takes_too_long_fails()
    {
        await using var worker = new TestWorker();

        var report = await worker.RunAsync(
            "name: n\nsteps:\n  - {step: a, action: sqlite, inputs: {sql: 'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x FROM c) SELECT count(*) FROM c'}}\n  - {step: b, action: sqlite, inputs: {sql: SELECT 1}}\n",
            new PlaybookLimits { Run = TimeSpan.FromMilliseconds(200) });

        Assert.Equal([StepState.Failed, StepState.Skipped], report.Steps.Select(s => s.State));
        Assert.Contains("The run took longer than 00:00:00.2", report.Steps[0].Error);
    }

    [Fact]
    public async Task What_is_cancelled_says_so()
    {
        await using var worker = new TestWorker();

        var report = await worker.RunAsync("name: n\nsteps:\n  - {step: a, action: sqlite, inputs: {sql: SELECT 1}}\n", cancellationToken: new CancellationToken(canceled: true));

        Assert.Equal(StepState.Cancelled, report.State);
    }

    [Fact]
    public async Task A_template_bomb_is_refused()
    {
        await using var worker = new TestWorker();

        // Each step doubles the text of the one before it.
        var steps = string.Concat(Enumerable.Range(1, 40).Select(i =>
            $"  - {{step: s{i}, action: sqlite, inputs: {{sql: SELECT :x AS x, parameters: {{x: '{{{{ s{i - 1}.rows[0].x }}}}{{{{ s{i - 1}.rows[0].x }}}}'}}}}}}\n"));
        var report = await worker.RunAsync($"name: n\nsteps:\n  - {{step: s0, action: sqlite, inputs: {{sql: SELECT 'x' AS x}}}}\n{steps}", new PlaybookLimits { InputBytes = 100_000 });

        Assert.Equal(StepState.Failed, report.State);
        Assert.Contains("is more than 100000 bytes", report.Steps.Single(s => s.State == StepState.Failed).Error);
    }

    [Fact]
    public async Task A_template_that_takes_too_many_steps_fails_its_step_at_its_place()
    {
        await using var worker = new TestWorker();

        var report = await worker.RunAsync(
            "name: n\nsteps:\n  - step: a\n    action: sqlite\n    inputs:\n      sql: SELECT :x AS x\n      parameters:\n        x: '{% set r = range(1000) %}{% for a in r %}{% for b in r %}{% for c in r %}{% endfor %}{% endfor %}{% endfor %}'\n");

        Assert.StartsWith("p.yaml(8,82): Step 'a' (sqlite): This takes more than 10000000 steps.", report.Steps[0].Error);
    }

    private sealed class States : IProgress<StepReport>
    {
        public List<string> Seen { get; } = [];

        public void Report(StepReport value) => Seen.Add($"{value.Step.Name} {value.State}");
    }
}
