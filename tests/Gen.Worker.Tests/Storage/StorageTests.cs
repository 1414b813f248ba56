using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime;
using Gen.Worker.Runtime.Catalogs;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Results;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Storage;

/// <summary>The event log, the results and the catalogue, on each kind of database.</summary>
public abstract class StorageTests : IAsyncLifetime
{
    private TestWorker _worker = null!;

    private IEventLog Log => _worker.Only<IEventLog>();

    private IResultStore Results => _worker.Only<IResultStore>();

    private ICatalog Catalog => _worker.Only<ICatalog>();

    private protected abstract Task<TestWorker> CreateAsync();

    public async Task InitializeAsync()
    {
        _worker = await CreateAsync();
        await _worker.MigrateAsync();
    }

    public virtual async Task DisposeAsync() => await _worker.DisposeAsync();

    [Fact]
    public async Task What_is_read_is_what_was_written()
    {
        var start = Start("p") with { Meta = Json.Parse("""{"path":"/p.yaml","version":3}"""u8) };
        var end = TestWorker.Event(EventTypes.TaskComplete) with { Duration = TimeSpan.FromMilliseconds(12.345), Error = "ü\nx", Status = EventStatuses.Success };
        await using (var log = await Log.StartAsync("e-1", start))
        {
            await log.AppendAsync(end, Json.Parse("""{"b":1,"a":[1.10,"\u0000"],"a":null}"""u8));
        }

        var events = await Log.ReadAsync("e-1");
        Assert.Equal([1, 2], events.Select(static e => e.Number));
        Assert.Equal(start with { Meta = null }, events[0].Event with { Meta = null });
        Assert.Equal(end, events[1].Event);
        Assert.Equal(3, events[0].Event.Meta?.GetProperty("version").GetInt32());
        var result = Assert.Single(await Results.ReadAsync("e-1"));
        Assert.Equal((2, "a", """{"b":1,"a":[1.10,"\u0000"],"a":null}"""), (result.Number, result.Step, result.Value.GetRawText()));
        var summary = await Log.FindAsync("e-1");
        Assert.Equal(("p", "/p.yaml", 3), (summary!.Playbook, summary.Path, summary.Version));
    }

    [Fact]
    public async Task An_error_is_kept_even_if_no_database_takes_it_as_it_is()
    {
        await using var log = await Log.StartAsync("e", Start());

        await log.AppendAsync(TestWorker.Event(EventTypes.TaskError, error: "a\0b\ud800c"));

        Assert.Equal("a\uFFFDb\uFFFDc", (await Log.ReadAsync("e"))[1].Event.Error);
    }

    [Theory]
    [InlineData(EventTypes.ExecutionComplete, ExecutionState.Succeeded)]
    [InlineData(EventTypes.ExecutionFailed, ExecutionState.Failed)]
    [InlineData(EventTypes.ExecutionCancelled, ExecutionState.Cancelled)]
    [InlineData(EventTypes.TaskComplete, ExecutionState.Interrupted)]
    public async Task An_execution_runs_until_its_last_event_or_until_nobody_holds_it(string last, ExecutionState state)
    {
        await using (var log = await Log.StartAsync("e", Start()))
        {
            Assert.Equal(ExecutionState.Running, (await Log.FindAsync("e"))?.State);
            await log.AppendAsync(TestWorker.Event(last));
        }

        Assert.Equal(state, Assert.Single(await Log.ListAsync(10)).State);
    }

    [Fact]
    public async Task The_newest_executions_come_first_and_no_more_than_were_asked_for()
    {
        foreach (var id in (string[])["2", "1", "4", "3"])
        {
            await using var log = await Log.StartAsync(id, Start());
        }

        Assert.Equal(["4", "3", "2"], (await Log.ListAsync(3)).Select(static e => e.Id));
        Assert.Null(await Log.FindAsync("5"));
        Assert.Empty(await Log.ReadAsync("5"));
        Assert.Empty(await Results.ReadAsync("5"));
    }

    [Fact]
    public async Task An_id_is_taken_once()
    {
        await using (var first = await Log.StartAsync("e", Start()))
        {
            await Assert.ThrowsAsync<StorageException>(() => Log.StartAsync("e", Start()));
            await first.AppendAsync(TestWorker.Event(EventTypes.ExecutionComplete));
        }

        await Assert.ThrowsAsync<StorageException>(() => Log.StartAsync("e", Start()));
        Assert.Equal(2, (await Log.ReadAsync("e")).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../e")]
    [InlineData("e'; --")]
    public async Task What_is_no_id_is_refused(string id) => await Assert.ThrowsAsync<ArgumentException>(() => Log.StartAsync(id, Start()));

    [Fact]
    public async Task Events_that_come_at_the_same_time_have_numbers_without_gaps()
    {
        await using var log = await Log.StartAsync("e", Start());

        await Parallel.ForAsync(0, 40, async (i, token) => await log.AppendAsync(TestWorker.Event(EventTypes.TaskComplete, $"n{i}"), Json.Parse(Encoding.UTF8.GetBytes($"{i}")), token));

        var events = await Log.ReadAsync("e");
        Assert.Equal(Enumerable.Range(1, 41), events.Select(static e => (int)e.Number));
        Assert.Equal(events.Skip(1).Select(static e => (e.Number, e.Event.NodeName)), (await Results.ReadAsync("e")).Select(static r => (r.Number, $"n{r.Value.GetInt32()}")));
    }

    [Fact]
    public async Task A_result_that_is_too_large_is_refused_with_its_event_and_the_next_one_is_taken()
    {
        await using var log = await Log.StartAsync("e", Start());
        var large = JsonSerializer.SerializeToElement(new string('x', StepResult.MostBytes - 1));

        var refused = await Assert.ThrowsAsync<StorageException>(() => log.AppendAsync(TestWorker.Event(EventTypes.TaskComplete), large));
        await log.AppendAsync(TestWorker.Event(EventTypes.TaskError));

        Assert.Contains("larger than 67108864 bytes", refused.Message);
        Assert.Equal([EventTypes.ExecutionStart, EventTypes.TaskError], (await Log.ReadAsync("e")).Select(static e => e.Event.Type));
        Assert.Empty(await Results.ReadAsync("e"));
    }

    [Fact]
    public async Task A_result_without_its_event_is_refused_by_the_database()
        => await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => _worker.QueryAsync("INSERT INTO worker_results (execution_id, number, step, value) VALUES ('e', 1, 'a', '1')"));

    [Fact]
    public async Task A_playbook_has_a_version_for_each_text_and_a_text_keeps_its_own()
    {
        var versions = new List<long>();
        foreach (var text in (string[])["a", "a", "b", "a", "b ", "b"])
        {
            versions.Add((await Catalog.RegisterAsync("/p.yaml", text)).Version);
        }

        Assert.Equal([1, 1, 2, 1, 3, 2], versions);
        Assert.Equal(1, (await Catalog.RegisterAsync("/q.yaml", "b")).Version);
        Assert.Equal("b ", await Catalog.ReadAsync("/p.yaml", 3));
        Assert.Null(await Catalog.ReadAsync("/p.yaml", 4));
    }

    [Fact]
    public async Task Texts_that_come_at_the_same_time_get_versions_of_their_own()
    {
        var versions = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => Catalog.RegisterAsync("/p.yaml", $"text {i / 2}"))));

        Assert.Equal(Enumerable.Range(1, 8), versions.Select(static v => (int)v.Version).Distinct().Order());
        Assert.All(versions.Chunk(2), static same => Assert.Equal(same[0], same[1]));
    }

    private static ExecutionEvent Start(string playbook = "p") => TestWorker.Event(EventTypes.ExecutionStart, playbook);
}
