using System.Text.Json;
using Gen.Worker.Controllers.Iterator;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Results;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Controllers;

public sealed class IteratorTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("sequential", 1)]
    [InlineData("async", 3)]
    public async Task As_many_iterations_run_at_once_as_the_step_says_and_no_more(string mode, int concurrency)
    {
        var all = new TaskCompletionSource();
        var (running, most) = (0, 0);
        var counting = new object();
        await using var worker = new TestWorker(fake: new(async (_, token) =>
        {
            lock (counting)
            {
                most = Math.Max(most, ++running);
                if (running == concurrency)
                {
                    all.TrySetResult();
                }
            }

            // Nobody goes on before as many are here as may be.
            await all.Task.WaitAsync(Patience, token);
            await Task.Yield();
            lock (counting)
            {
                running--;
            }

            return Json.Null;
        }));

        var report = await worker.RunAsync(Over("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]", $"mode: {mode}, concurrency: 3"));

        Assert.Equal(StepState.Succeeded, report.State);
        Assert.Equal((concurrency, 0), (most, running));
    }

    [Fact]
    public async Task Results_are_in_the_order_of_the_list_whichever_iteration_ends_first()
    {
        var last = new TaskCompletionSource();
        await using var worker = new TestWorker(fake: new(async (context, token) =>
        {
            var x = context.Inputs.TryGet("outputs", out var value) ? value : Json.Null;
            if (x.GetInt32() == 3)
            {
                last.SetResult();
            }

            await last.Task.WaitAsync(Patience, token);
            return x;
        }));

        var report = await worker.RunAsync(Over("[1, 2, 3]", "mode: async", "outputs: '{{ x }}'"));

        Assert.Equal("[1,2,3]", Data(report));
    }

    [Fact]
    public async Task What_is_cancelled_in_the_middle_ends_there_and_is_recorded_so()
    {
        using var cancellation = new CancellationTokenSource();
        await using var worker = new TestWorker(fake: new(async (context, token) =>
        {
            if (context.Inputs.TryGet("outputs", out var x) && x.GetInt32() == 2)
            {
                await cancellation.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
            }

            return Json.Null;
        }));

        var report = await worker.RunAsync(Over("[1, 2, 3, 4]", "", "outputs: '{{ x }}'"), cancellationToken: cancellation.Token);

        Assert.Equal(StepState.Cancelled, report.State);
        Assert.Equal(
            ["iterator_started", "iteration_started 0", "iteration_completed 0", "iteration_started 1", "iteration_failed 1 cancelled", "iterator_failed cancelled"],
            await EventsAsync(worker, report, "loop"));
    }

    [Fact]
    public async Task Fail_fast_stops_those_that_run_and_begins_no_other()
    {
        var waits = new TaskCompletionSource();
        await using var worker = new TestWorker(fake: new(async (context, token) =>
        {
            if (context.Inputs.TryGet("outputs", out var x) && x.GetInt32() == 1)
            {
                waits.SetResult();
                await Task.Delay(Timeout.Infinite, token);
            }

            await waits.Task.WaitAsync(Patience, CancellationToken.None);
            throw new ActionFailedException("no");
        }));

        var report = await worker.RunAsync(Over("[1, 2, 3, 4, 5, 6]", "mode: async, concurrency: 2, on_error: fail_fast", "outputs: '{{ x }}'"));

        Assert.Equal(StepState.Failed, report.State);
        Assert.Contains("Step 'loop' (iterator): Iteration 1 failed, and 'on_error' is 'fail_fast': p.yaml(3,", report.Steps[0].Error);
        var events = await EventsAsync(worker, report, "loop");
        Assert.Equal(["iteration_failed 0 cancelled", "iteration_failed 1 error"], events.Where(static e => e.StartsWith("iteration_failed", StringComparison.Ordinal)).Order());
        Assert.Equal(2, events.Count(static e => e.StartsWith("iteration_started", StringComparison.Ordinal)));
        Assert.Equal("iterator_failed error", events[^1]);
    }

    [Fact]
    public async Task Failures_are_counted_and_shown_and_leave_a_gap()
    {
        await using var worker = new TestWorker();

        var report = await worker.RunAsync(Over("[1, 2, 3]", "", "outputs: '{{ x }}', throwWhen: '{{ x == 2 }}'"));

        Assert.Equal(
            """{"data":[1,null,3],"count":3,"failed":1,"errors":[{"index":1,"message":"p.yaml(3,54): Step 'loop' (fake): nested failed"}]}""",
            report.Steps[0].Result!.Value.GetRawText().Replace("\\u0027", "'", StringComparison.Ordinal));
        Assert.Equal(["1", "3"], (await worker.Only<IResultStore>().ReadAsync(report.ExecutionId!)).SkipLast(1).Select(static r => r.Value.GetRawText()));
    }

    [Theory]
    [InlineData("", StepState.Failed)]
    [InlineData("on_error: fail_if_all", StepState.Failed)]
    [InlineData("on_error: continue", StepState.Succeeded)]
    public async Task A_step_of_which_all_iterations_fail_has_failed_unless_it_says_otherwise(string options, StepState state)
    {
        await using var worker = new TestWorker();

        var report = await worker.RunAsync(Over("[1, 2]", options, "throwWhen: true"));

        Assert.Equal(state, report.State);
        Assert.Equal(state == StepState.Failed, report.Steps[0].Error?.Contains("All 2 iterations failed. Iteration 0: p.yaml(", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public async Task Of_many_failures_the_first_are_shown_and_all_are_counted()
    {
        await using var worker = new TestWorker();

        var report = await worker.RunAsync(Over("'{{ range(300) | list }}'", "on_error: continue", "throwWhen: true"));

        Assert.Equal((300, IterationErrors.MostShown), (Result(report).GetProperty("failed").GetInt32(), Result(report).GetProperty("errors").GetArrayLength()));
    }

    [Fact]
    public async Task An_iterator_in_an_iterator_sees_outwards_and_has_a_path()
    {
        await using var worker = new TestWorker();

        var report = await worker.RunAsync("""
            name: n
            workload: {cities: [{name: Rome, streets: [a, b]}, {name: Oslo, streets: [c]}], y: out}
            steps:
              - step: cities
                action: iterator
                collection: "{{ workload.cities }}"
                element: city
                mode: async
                task:
                  name: streets
                  action: iterator
                  collection: "{{ city.streets }}"
                  element: y
                  task:
                    action: fake
                    outputs: "{{ city.name }}/{{ y }}/{{ parent.y }}/{{ parent.parent.execution_id == execution_id }}/{{ _loop.path }}/{{ parent._loop.index }}/{{ streets.result_index }}"
            """);

        Assert.Equal(
            [["Rome/a/out/true/cities[0].streets[0]/0/0", "Rome/b/out/true/cities[0].streets[1]/0/1"], ["Oslo/c/out/true/cities[1].streets[0]/1/0"]],
            Result(report).GetProperty("data").EnumerateArray().Select(static c => c.GetProperty("data").EnumerateArray().Select(static s => s.GetString()!).ToArray()));
        Assert.Equal(
            ["iterator_started", "iteration_started 0", "iteration_completed 0", "iterator_completed success"],
            await EventsAsync(worker, report, "cities[1].streets"));
    }

    [Fact]
    public async Task A_secret_in_an_items_error_or_result_is_not_stored()
    {
        const string Canary = "canary-7f3a9";
        await using var worker = new TestWorker(fake: new((context, _) =>
        {
            context.Secrets.Register(Canary);
            return context.Inputs.TryGet("outputs", out var x) && x.GetInt32() == 1 ? throw new ActionFailedException($"wrong key {Canary}") : Task.FromResult(Json.Text($"with {Canary}"));
        }));

        var report = await worker.RunAsync(Over("[1, 2]", "", "outputs: '{{ x }}'"));

        var stored = string.Join('\n', await worker.QueryAsync("SELECT * FROM worker_events"))
            + string.Join('\n', await worker.QueryAsync("SELECT * FROM worker_results"))
            + report.Steps[0].Result!.Value.GetRawText();
        Assert.Contains("wrong key [REDACTED]", stored);
        Assert.DoesNotContain(Canary, stored);
    }

    [Fact]
    public async Task An_iteration_is_tried_again_as_its_task_says()
    {
        var tried = new Dictionary<int, int>();
        await using var worker = new TestWorker(fake: new((context, _) =>
        {
            var x = context.Inputs.TryGet("outputs", out var value) ? value.GetInt32() : 0;
            tried[x] = tried.GetValueOrDefault(x) + 1;
            return x == 2 && tried[x] == 1 ? throw new ActionFailedException("not yet") : Task.FromResult(value);
        }));

        var report = await worker.RunAsync(Over("[1, 2]", "", "outputs: '{{ x }}', retry: {max_attempts: 2, initial_delay: 0.001}"));

        Assert.Equal("[1,2]", Data(report));
        Assert.Equal([(1, 1), (2, 2)], tried.Select(static t => (t.Key, t.Value)));
    }

    [Theory]
    [InlineData("where: '{{ x.k > 1 }}'", "[2,3]")]
    [InlineData("where: 'no'", "[]")]
    [InlineData("order_by: '{{ -x.k }}'", "[3,2,1]")]
    [InlineData("order_by: '{{ [x.g, -x.k] }}', limit: 2", "[3,1]")]
    [InlineData("where: '{{ item.k != 2 and index < 2 }}', enumerate: true", "[1]")]
    [InlineData("where: '{{ x.k != 1 }}', order_by: '{{ -x.k }}', limit: 1", "[3]")]
    public async Task Items_are_chosen_ordered_and_cut_off_in_this_order(string options, string expected)
    {
        await using var worker = new TestWorker();

        var report = await worker.RunAsync(Over("[{k: 1, g: a}, {k: 2, g: b}, {k: 3, g: a}]", options, "outputs: '{{ x.k }}'"));

        Assert.Equal(expected, Data(report));
    }

    [Theory]
    [InlineData("[1, {}]", "where: '{{ x.k }}'", "p.yaml(3,", "Of item 0: 'x' is a number and has no 'k'.")]
    [InlineData("[1, a]", "order_by: '{{ x }}'", "p.yaml(3,", "Input 'order_by' gives ")]
    [InlineData("[1]", "limit: -1", "p.yaml(3,", "Input 'limit' is -1; it is 0 or more.")]
    [InlineData("[1]", "limit: some", "p.yaml(3,", "Input 'limit' must be a whole number, and is text.")]
    [InlineData("[1]", "mode: parallell", "p.yaml(3,", "Input 'mode' is 'parallell'; it is sequential or async")]
    [InlineData("[1]", "concurrency: 0, mode: async", "p.yaml(3,", "Input 'concurrency' is 0; it is 1 to 1000.")]
    [InlineData("[1]", "on_error: ignore", "p.yaml(3,", "Input 'on_error' is 'ignore'; it is fail_if_all, continue or fail_fast.")]
    [InlineData("null", "", "p.yaml(3,", "Input 'collection' is missing or null.")]
    public async Task What_is_wrong_is_told_with_its_place(string list, string options, string place, string problem)
    {
        await using var worker = new TestWorker();

        var report = await worker.RunAsync(Over(list, options));

        Assert.StartsWith(place, report.Steps[0].Error);
        Assert.Contains(problem, report.Steps[0].Error);
    }

    [Theory]
    [InlineData("('a', \"b\\n\", None, True, -1.5e3)", """["a","b\n",null,true,-1500]""")]
    [InlineData("[{'k': [1, (2,)]}, ()]", """[{"k":[1,[2]]},[]]""")]
    [InlineData("{'a': 1}", """[{"a":1}]""")]
    [InlineData("(1)", """["(1)"]""")]
    [InlineData("['a' 'b']", """["['a' 'b']"]""")]
    [InlineData("__import__('os')", """["__import__('os')"]""")]
    [InlineData("{{ secret }}", """["{{ secret }}"]""")]
    [InlineData("  [1, 2]  ", "[1,2]")]
    public void Text_is_a_list_if_it_is_one_in_JSON_or_as_Python_prints_it(string text, string items)
        => Assert.Equal(
            Json.Parse(System.Text.Encoding.UTF8.GetBytes(items)).EnumerateArray().Select(static i => i.ToString()),
            ItemList.Coerce(Json.Text(text)).Select(static i => i.ToString()));

    [Fact]
    public void Brackets_without_an_end_are_text()
        => Assert.Single(ItemList.Coerce(Json.Text(new string('(', 100_000))));

    private static string Over(string list, string options, string task = "outputs: 1")
        => $"name: n\nsteps:\n  - {{step: loop, action: iterator, element: x, task: {{action: fake, {task}}}, collection: {list}{(options.Length > 0 ? ", " : "")}{options}}}\n";

    private static JsonElement Result(PlaybookReport report)
    {
        Assert.Null(report.Steps[0].Error);
        return report.Steps[0].Result!.Value;
    }

    private static string Data(PlaybookReport report) => Result(report).GetProperty("data").GetRawText();

    /// <summary>An iterator's events, with the iteration and, of ends, the status unless it is that of what is done.</summary>
    private static async Task<string[]> EventsAsync(TestWorker worker, PlaybookReport report, string node)
        => [.. (await worker.Only<IEventLog>().ReadAsync(report.ExecutionId!)).Where(e => e.Event.NodeName == node && e.Event.NodeType == "iterator" && e.Event.Type.StartsWith("iterat", StringComparison.Ordinal)).Select(static e =>
            e.Event.Type
            + (e.Event.Meta!.Value.TryGetProperty("index", out var index) ? $" {index}" : "")
            + (e.Event.Type is "iteration_failed" or "iterator_failed" or "iterator_completed" ? $" {e.Event.Status}" : ""))];
}
