using System.Collections.Concurrent;
using Gen.Plugins.Migrations.Tests.Support;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Events.Wire;
using Gen.Worker.Runtime.Retries;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Server.Tests.Support;
using Gen.Worker.Shared.Queue;
using Gen.Worker.Shared.Queue.Jobs;
using RetryRule = Gen.Worker.Shared.Queue.Jobs.RetryRule;

namespace Gen.Worker.Server.Tests.Queue;

/// <summary>The queue on each kind of database, by a clock of the tests'.</summary>
public abstract class QueueTests(PostgreSqlServer? postgreSql) : ServerTests(postgreSql)
{
    private static readonly TimeSpan s_lease = TimeSpan.FromSeconds(60);

    private IWorkQueue Queue => Server.Queue;

    private protected override Task<TestServer> StartAsync() => TestServer.CreateAsync(ConnectionString, Clock);

    [Fact]
    public async Task Each_job_goes_to_one_worker_however_many_ask_at_once()
    {
        await AddAsync(100);
        var taken = new ConcurrentBag<string>();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(async i =>
        {
            while (await Queue.LeaseAsync($"w{i}", 3, s_lease, TimeSpan.Zero) is { Count: > 0 } jobs)
            {
                foreach (var job in jobs)
                {
                    taken.Add(job.Job.ExecutionId);
                }
            }
        }));

        Assert.Equal(100, taken.Count);
        Assert.Equal(100, taken.Distinct().Count());
        Assert.All(await Queue.ListAsync(JobStatus.Leased, 1000), static j => Assert.Equal(1, j.Attempt));
    }

    [Fact]
    public async Task The_oldest_job_comes_first_with_all_that_it_needs()
    {
        var request = await RequestAsync() with { Parameters = Parse("""{"b":[1.10,"\u0000"],"a":null}"""), Merge = false, Origin = new("e-0", "7", "s") };
        var (first, _) = await Queue.EnqueueAsync(request);
        await AddAsync(2);

        var job = Assert.Single(await Queue.LeaseAsync("w", 1, s_lease, TimeSpan.Zero));

        Assert.Equal(first.ExecutionId, job.Job.ExecutionId);
        Assert.Equal((JobStatus.Leased, 1, 2, "w", false), (job.Job.Status, job.Job.Attempt, job.Job.MaxAttempts, job.Job.Worker, job.Job.Merge));
        Assert.Equal(new("e-0", "7", "s"), job.Job.Origin);
        Assert.Equal(Texts.Playbook, job.Content);
        Assert.Equal("""{"b":[1.10,"\u0000"],"a":null}""", job.Parameters.GetRawText());
    }

    [Fact]
    public async Task Who_waits_gets_a_job_when_it_comes()
    {
        var waiting = Queue.LeaseAsync("w", 1, s_lease, TimeSpan.FromSeconds(30));

        var id = await AddAsync();

        Assert.Equal(id, Assert.Single(await waiting.WaitAsync(TimeSpan.FromSeconds(20))).Job.ExecutionId);
    }

    [Fact]
    public async Task A_lost_workers_job_goes_to_another_once_and_then_it_is_dead_with_one_end()
    {
        var id = await AddAsync();
        await TakeAsync("w1");
        await Queue.AcceptAsync([Texts.Event(id, 1, 1, EventTypes.ExecutionStart)]);
        Pass(s_lease);
        Assert.Equal(1, await Queue.ExpireAsync());
        var second = await TakeAsync("w2");
        Pass(s_lease);
        Assert.Equal(1, await Queue.ExpireAsync());
        Assert.Equal(0, await Queue.ExpireAsync());

        var job = await FindAsync(id);
        Assert.Equal(2, second.Job.Attempt);
        Assert.Equal((JobStatus.Dead, 2), (job.Status, job.Attempt));
        Assert.Contains("'w2' was lost", job.Error);
        Assert.Equal([EventTypes.ExecutionStart, StoredEvent.ExecutionRetry, EventTypes.ExecutionFailed], await TypesAsync(id));
        Assert.Empty(await Queue.LeaseAsync("w3", 1, s_lease, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_worker_that_stopped_because_its_lease_had_run_out_has_not_cancelled_the_execution()
    {
        var id = await AddAsync();
        await TakeAsync("w1");
        await Queue.AcceptAsync([Texts.Event(id, 1, 1, EventTypes.ExecutionStart)]);
        Pass(s_lease);
        await Queue.ExpireAsync();

        await Queue.AcceptAsync([Texts.Event(id, 1, 2, EventTypes.ExecutionCancelled)]);

        Assert.Equal(JobStatus.Retry, (await FindAsync(id)).Status);
        Assert.Equal(2, (await TakeAsync("w2")).Job.Attempt);
        Assert.DoesNotContain(EventTypes.ExecutionCancelled, await TypesAsync(id));
    }

    [Fact]
    public async Task What_a_worker_stops_that_nobody_wanted_stopped_goes_to_another_once_and_is_then_dead()
    {
        var id = await AddAsync();
        await TakeAsync("w1");
        var waiting = Queue.LeaseAsync("w2", 1, s_lease, TimeSpan.FromHours(1));

        await Queue.AcceptAsync([Texts.Event(id, 1, 1, EventTypes.ExecutionCancelled)]);

        Assert.Equal((id, 2), ((await waiting).Single().Job.ExecutionId, (await FindAsync(id)).Attempt));
        Assert.Equal(EventRefusal.Superseded, Assert.Single((await Queue.AcceptAsync([Texts.Event(id, 1, 2, EventTypes.ExecutionComplete)])).Refused).Reason);
        await Queue.AcceptAsync([Texts.Event(id, 2, 1, EventTypes.ExecutionCancelled)]);
        Assert.Equal((JobStatus.Dead, "Worker 'w2' stopped attempt 2 of 2 before its end."), ((await FindAsync(id)).Status, (await FindAsync(id)).Error));
        Assert.Equal([StoredEvent.ExecutionRetry, EventTypes.ExecutionFailed], await TypesAsync(id));
    }

    [Fact]
    public async Task Who_renews_keeps_the_job()
    {
        var id = await AddAsync();
        await TakeAsync("w");
        for (var i = 0; i < 3; i++)
        {
            Pass(s_lease - TimeSpan.FromSeconds(1));
            Assert.Empty(await Queue.RenewAsync("w", s_lease, [new(id, 1)]));
        }

        Assert.Equal(0, await Queue.ExpireAsync());
        Assert.Equal(JobStatus.Leased, (await FindAsync(id)).Status);
    }

    [Fact]
    public async Task Who_has_lost_a_job_is_told_why()
    {
        string[] ids = [await AddAsync(), await AddAsync(), await AddAsync(), await AddAsync(), await AddAsync()];
        await Queue.LeaseAsync("w", 5, s_lease, TimeSpan.Zero);
        await Queue.AcceptAsync([Texts.Event(ids[0], 1, 1, EventTypes.ExecutionComplete)]);
        await Queue.CancelAsync(ids[1]);
        Pass(s_lease);
        await Queue.RenewAsync("w", s_lease, [new(ids[1], 1), new(ids[4], 1)]);
        await Queue.ExpireAsync();
        Assert.Equal(ids[2], (await TakeAsync("other")).Job.ExecutionId);

        var lost = await Queue.RenewAsync("w", s_lease, [.. ids.Select(static id => new JobKey(id, 1)), new("none", 1)]);

        Assert.Equal(
            [
                new(ids[0], 1, LostJob.Ended),
                new(ids[1], 1, LostJob.Cancelled),
                new(ids[2], 1, LostJob.LeasedElsewhere),
                new(ids[3], 1, LostJob.Expired),
                new LostJob("none", 1, LostJob.Unknown),
            ],
            lost);
    }

    [Fact]
    public async Task What_is_given_back_was_not_attempted()
    {
        var id = await AddAsync();
        await TakeAsync("w1");

        Assert.Empty(await Queue.ReleaseAsync("w1", [new(id, 1)]));

        Assert.Equal((JobStatus.Queued, 0), ((await FindAsync(id)).Status, (await FindAsync(id)).Attempt));
        Assert.Equal(EventRefusal.NotLeased, Assert.Single((await Queue.AcceptAsync([Texts.Event(id, 1, 1)])).Refused).Reason);
        Assert.Equal(1, (await TakeAsync("w2")).Job.Attempt);
    }

    [Fact]
    public async Task What_has_begun_or_is_somebody_elses_cannot_be_given_back()
    {
        var id = await AddAsync();
        await TakeAsync("w1");

        Assert.Equal([new(id, 1, LostJob.LeasedElsewhere)], await Queue.ReleaseAsync("w2", [new(id, 1)]));
        await Queue.AcceptAsync([Texts.Event(id, 1, 1)]);
        Assert.Equal([new(id, 1, LostJob.Begun)], await Queue.ReleaseAsync("w1", [new(id, 1)]));
        Assert.Equal(JobStatus.Leased, (await FindAsync(id)).Status);
    }

    [Theory]
    [InlineData(EventTypes.ExecutionComplete, JobStatus.Done)]
    [InlineData(EventTypes.ExecutionFailed, JobStatus.Failed)]
    [InlineData(EventTypes.ExecutionCancelled, JobStatus.Cancelled)]
    public async Task The_last_event_is_the_end(string type, JobStatus status)
    {
        var id = await AddAsync();
        await TakeAsync("w");
        if (status == JobStatus.Cancelled)
        {
            await Queue.CancelAsync(id);
        }

        var receipt = await Queue.AcceptAsync([Texts.Event(id, 1, 1), Texts.Event(id, 1, 2, type, "why"), Texts.Event(id, 1, 3)]);

        Assert.Equal((2, 0), (receipt.Accepted, receipt.Duplicates));
        Assert.Equal([new(id, 1, 3, EventRefusal.Ended)], receipt.Refused);
        var job = await FindAsync(id);
        Assert.Equal((status, Clock.GetUtcNow(), 2), (job.Status, job.Ended, job.Events));
        Assert.Equal(status == JobStatus.Done ? null : "why", job.Error);
    }

    [Fact]
    public async Task An_end_counts_though_the_lease_has_run_out_unless_somebody_else_has_the_job()
    {
        string[] ids = [await AddAsync(), await AddAsync()];
        await Queue.LeaseAsync("w1", 2, s_lease, TimeSpan.Zero);
        Pass(s_lease);
        await Queue.ExpireAsync();
        Assert.Equal(JobStatus.Retry, (await FindAsync(ids[0])).Status);

        // The first is ended by its worker; the second is taken by another.
        Assert.Equal(1, (await Queue.AcceptAsync([Texts.Event(ids[0], 1, 1, EventTypes.ExecutionComplete)])).Accepted);
        Assert.Equal(ids[1], (await TakeAsync("w2")).Job.ExecutionId);
        var late = await Queue.AcceptAsync([Texts.Event(ids[1], 1, 1), Texts.Event(ids[1], 1, 2, EventTypes.ExecutionComplete)]);
        await Queue.AcceptAsync([Texts.Event(ids[1], 2, 1, EventTypes.ExecutionFailed)]);
        var later = await Queue.AcceptAsync([Texts.Event(ids[1], 1, 2, EventTypes.ExecutionComplete), Texts.Event(ids[1], 1, 3)]);

        Assert.Equal(JobStatus.Done, (await FindAsync(ids[0])).Status);
        Assert.Equal([new(ids[1], 1, 2, EventRefusal.Superseded)], late.Refused);
        Assert.Equal(1, late.Accepted);
        Assert.Equal([EventRefusal.Superseded, EventRefusal.Ended], later.Refused.Select(static r => r.Reason));
        Assert.Equal(JobStatus.Failed, (await FindAsync(ids[1])).Status);
        Assert.Single(await TypesAsync(ids[1]), EventTypes.ExecutionFailed);
    }

    [Fact]
    public async Task An_event_is_taken_once_in_a_batch_across_batches_and_after_the_end()
    {
        var id = await AddAsync();
        await TakeAsync("w");
        WireEvent[] events = [Texts.Event(id, 1, 1), Texts.Event(id, 1, 1), Texts.Event(id, 1, 2, EventTypes.ExecutionComplete, result: "[1]")];

        var first = await Queue.AcceptAsync(events);
        var second = await Queue.AcceptAsync(events);

        Assert.Equal((2, 1, 0), (first.Accepted, first.Duplicates, first.Refused.Count));
        Assert.Equal((0, 3, 0), (second.Accepted, second.Duplicates, second.Refused.Count));
        Assert.Equal([1, 2], (await EventsAsync(id)).Select(static e => e.Number));
    }

    [Fact]
    public async Task Batches_that_come_at_once_leave_no_gap_and_no_double()
    {
        string[] ids = [await AddAsync(), await AddAsync(), await AddAsync()];
        await Queue.LeaseAsync("w", 3, s_lease, TimeSpan.Zero);

        // Each batch is sent twice, and has the executions in another order.
        var receipts = await Task.WhenAll(Enumerable.Range(0, 24).Select(async i => await Queue.AcceptAsync(
            [.. ids.OrderBy(id => (id + i / 2).GetHashCode(StringComparison.Ordinal)).SelectMany(id => Enumerable.Range(1, 5).Select(s => Texts.Event(id, 1, (i / 2 * 5) + s)))])));

        Assert.Equal((180, 180), (receipts.Sum(static r => r.Accepted), receipts.Sum(static r => r.Duplicates)));
        foreach (var id in ids)
        {
            var events = await EventsAsync(id);
            Assert.Equal(Enumerable.Range(1, 60).Select(static n => (long)n), events.Select(static e => e.Number));
            Assert.Equal(60, events.Select(static e => e.Event.Sequence).Distinct().Count());
            Assert.Equal(60, (await FindAsync(id)).Events);
        }
    }

    [Fact]
    public async Task What_is_read_is_what_was_sent()
    {
        var id = await AddAsync();
        await TakeAsync("w");
        var sent = Texts.Event(id, 1, 7, "save", "a\0b", """{"b":1,"a":[1.10,"\u0000"]}""") with { TraceComponent = Parse("""{"worker":{"pid":1}}""") };
        sent = sent with { Event = sent.Event with { Duration = TimeSpan.FromMilliseconds(12.345), Meta = Parse("""{"z":1,"y":"ü"}""") } };

        await Queue.AcceptAsync([sent]);

        var read = Assert.Single(await EventsAsync(id));
        Assert.Equal((1, Clock.GetUtcNow(), 7), (read.Number, read.Received, read.Event.Sequence));
        Assert.Equal(sent.Event with { Meta = null, Error = "a\uFFFDb" }, read.Event.Event with { Meta = null });
        Assert.Equal(
            (sent.Result?.GetRawText(), sent.Event.Meta?.GetRawText(), sent.TraceComponent?.GetRawText()),
            (read.Event.Result?.GetRawText(), read.Event.Event.Meta?.GetRawText(), read.Event.TraceComponent?.GetRawText()));
    }

    [Fact]
    public async Task A_batch_is_taken_as_a_whole_and_the_next_one_still_is()
    {
        var id = await AddAsync();
        await TakeAsync("w");
        var batch = Enumerable.Range(1, EventBatch.MostEvents).Select(i => Texts.Event(id, 1, i)).ToArray();

        var receipt = await Queue.AcceptAsync(batch);

        Assert.Equal(EventBatch.MostEvents, receipt.Accepted);
        Assert.Equal([201, 202], (await Server.Events.ReadAsync(id, 200, 2)).Select(static e => e.Number));
    }

    [Fact]
    public async Task A_failure_is_tried_again_after_a_wait_if_that_was_asked_for()
    {
        var rule = new RetryRule(3, new Backoff { InitialDelay = TimeSpan.FromSeconds(10), Multiplier = 3, Jitter = false });
        var (job, _) = await Queue.EnqueueAsync(await RequestAsync() with { Retry = rule });
        var waits = new List<TimeSpan>();
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var taken = await TakeAsync("w");
            Assert.Equal(attempt, taken.Job.Attempt);
            await Queue.AcceptAsync([Texts.Event(job.ExecutionId, attempt, 1, EventTypes.ExecutionFailed, $"error {attempt}")]);
            var failed = await FindAsync(job.ExecutionId);
            if (attempt < 3)
            {
                Assert.Equal(JobStatus.Retry, failed.Status);
                Assert.Empty(await Queue.LeaseAsync("w", 1, s_lease, TimeSpan.Zero));
                var wait = failed.AvailableAt - Clock.GetUtcNow();
                waits.Add(wait);
                Pass(wait);
            }
        }

        Assert.Equal([TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30)], waits);
        Assert.Equal((JobStatus.Dead, "error 3"), ((await FindAsync(job.ExecutionId)).Status, (await FindAsync(job.ExecutionId)).Error));
        Assert.Equal([StoredEvent.ExecutionRetry, StoredEvent.ExecutionRetry, EventTypes.ExecutionFailed], await TypesAsync(job.ExecutionId));
    }

    [Fact]
    public async Task The_attempt_that_failed_cannot_end_again()
    {
        var (job, _) = await Queue.EnqueueAsync(await RequestAsync() with { Retry = new(3, Backoff.Default) });
        await TakeAsync("w");
        await Queue.AcceptAsync([Texts.Event(job.ExecutionId, 1, 1, EventTypes.ExecutionFailed)]);

        var receipt = await Queue.AcceptAsync([Texts.Event(job.ExecutionId, 1, 2, EventTypes.ExecutionComplete), Texts.Event("none", 1, 1)]);

        Assert.Equal([EventRefusal.Superseded, EventRefusal.UnknownExecution], receipt.Refused.Select(static r => r.Reason));
    }

    [Fact]
    public async Task Who_waits_in_the_queue_is_cancelled_at_once_and_who_runs_when_its_worker_says_so_or_is_lost()
    {
        string[] ids = [await AddAsync(), await AddAsync(), await AddAsync()];
        await Queue.LeaseAsync("w", 2, s_lease, TimeSpan.Zero);
        foreach (var id in ids)
        {
            await Queue.CancelAsync(id);
            await Queue.CancelAsync(id);
        }

        Assert.Equal([JobStatus.Leased, JobStatus.Leased, JobStatus.Cancelled], await StatusesAsync(ids));
        await Queue.AcceptAsync([Texts.Event(ids[0], 1, 1, EventTypes.ExecutionCancelled)]);
        Pass(s_lease);
        await Queue.ExpireAsync();

        Assert.Equal([JobStatus.Cancelled, JobStatus.Cancelled, JobStatus.Cancelled], await StatusesAsync(ids));
        foreach (var id in ids)
        {
            Assert.Equal([EventTypes.ExecutionCancelled], await TypesAsync(id));
        }

        Assert.Null(await Queue.CancelAsync("none"));
    }

    [Fact]
    public async Task A_request_that_is_made_again_is_the_same_execution_even_at_the_same_time()
    {
        var request = await RequestAsync() with { Key = new("k", "hash") };

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Queue.EnqueueAsync(request)));

        Assert.Single(all, static a => a.IsNew);
        Assert.Single(all.Select(static a => a.Job.ExecutionId).Distinct());
        Assert.Single(await Queue.ListAsync(null, 10));
        await Assert.ThrowsAsync<WireFormatException>(() => Queue.EnqueueAsync(request with { Key = new("k", "other") }));
    }

    [Fact]
    public async Task Leases_that_begin_again_are_as_long_as_they_were()
    {
        var id = await AddAsync();
        await TakeAsync("w");
        Pass(TimeSpan.FromHours(1));

        Assert.Equal(1, await Queue.RenewAllAsync());

        Assert.Equal(0, await Queue.ExpireAsync());
        Assert.Equal(Clock.GetUtcNow() + s_lease, (await FindAsync(id)).LeaseUntil);
        Assert.Empty(await Queue.RenewAsync("w", s_lease, [new(id, 1)]));
    }

    private static System.Text.Json.JsonElement Parse(string json) => Json.Parse(System.Text.Encoding.UTF8.GetBytes(json));

    private async Task<JobRequest> RequestAsync() => new("p", (await Server.Shelf.PutAsync("p", Texts.Playbook)).Version, Json.EmptyObject);

    private async Task<string> AddAsync()
    {
        // Ids sort by their time.
        Pass(TimeSpan.FromMilliseconds(1));
        return (await Queue.EnqueueAsync(await RequestAsync())).Job.ExecutionId;
    }

    private async Task AddAsync(int count)
    {
        var request = await RequestAsync();
        for (var i = 0; i < count; i++)
        {
            Pass(TimeSpan.FromMilliseconds(1));
            await Queue.EnqueueAsync(request);
        }
    }

    private async Task<LeasedJob> TakeAsync(string worker) => Assert.Single(await Queue.LeaseAsync(worker, 1, s_lease, TimeSpan.Zero));

    private async Task<Job> FindAsync(string id) => await Queue.FindAsync(id) ?? throw new InvalidOperationException(id);

    private async Task<JobStatus[]> StatusesAsync(string[] ids) => await Task.WhenAll(ids.Select(async id => (await FindAsync(id)).Status));

    private Task<IReadOnlyList<StoredEvent>> EventsAsync(string id) => Server.Events.ReadAsync(id, 0, IExecutionEvents.MostEvents);

    private async Task<string[]> TypesAsync(string id) => [.. (await EventsAsync(id)).Select(static e => e.Event.Event.Type)];
}
