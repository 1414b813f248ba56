using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Events.Wire;
using Gen.Worker.Shared.Queue.Jobs;
using Gen.Worker.Shared.Queue.Tables;
using Gen.Worker.Shared.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Shared.Queue;

/// <summary>The queue in the server's database. What happens to a job is decided by <see cref="JobMoves"/>; here it is read, locked and written.</summary>
[Plugin("queue", Lifetime = ServiceLifetime.Singleton, Description = "Keeps the executions that were asked for, and gives them to workers, in the server's database.")]
[PluginDependency("catalog")]
[PluginDependency("execution_events")]
[PluginMigrations("Migrations/queue")]
internal sealed class WorkQueue(WorkerDatabase database, TimeProvider time) : IWorkQueue, IDisposable
{
    private const string CannotRead = "The queue cannot be read";
    private const string CannotWrite = "The queue cannot be written";

    /// <summary>Jobs that are taken away in one transaction.</summary>
    private const int ExpiredTogether = 200;

    /// <summary>How often who waits looks by itself: for jobs that become due, and for those of other servers.</summary>
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    private readonly QueueDatabase _database = new(database);
    private readonly QueueSignal _signal = new();

    public async Task<(Job Job, bool IsNew)> EnqueueAsync(JobRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var now = time.GetUtcNow();
        var job = new Job
        {
            ExecutionId = ExecutionId.New(now),
            Path = request.Path,
            Version = request.Version,
            Merge = request.Merge,
            Retry = request.Retry,
            MaxAttempts = RetryRule.AttemptsOf(request.Retry),
            Origin = request.Origin,
            AvailableAt = now,
            Created = now,
        };
        var isNew = await _database.WriteAsync("The playbook cannot be put into the queue", work => JobTable.InsertAsync(work, job, request), cancellationToken).ConfigureAwait(false);
        if (isNew)
        {
            _signal.Set();
            return (job, true);
        }

        return (await FindAsync(request.Key!, cancellationToken).ConfigureAwait(false) ?? job, false);
    }

    public async Task<Job?> FindAsync(IdempotencyKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var found = await _database.ReadAsync(CannotRead, work => JobTable.FindKeyAsync(work, key.Name), cancellationToken).ConfigureAwait(false);
        return found is not { } known ? null
            : known.Hash == key.Hash ? known.Job
            : throw new WireFormatException($"The idempotency key '{key.Name}' stands for another request already, that of execution {known.Job.ExecutionId}. Give each request a key of its own.");
    }

    public async Task<IReadOnlyList<LeasedJob>> LeaseAsync(string worker, int slots, TimeSpan lease, TimeSpan wait, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(worker);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(slots);
        var start = time.GetTimestamp();
        while (true)
        {
            var signal = _signal.Next;
            var jobs = await TakeAsync(worker, slots, lease, cancellationToken).ConfigureAwait(false);
            var left = wait - time.GetElapsedTime(start);
            if (jobs.Count > 0 || left <= TimeSpan.Zero)
            {
                return jobs;
            }

            try
            {
                await signal.WaitAsync(left < s_look ? left : s_look, time, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // Time to look.
            }
        }
    }

    public Task<IReadOnlyList<LostJob>> RenewAsync(string worker, TimeSpan lease, IReadOnlyCollection<JobKey> jobs, CancellationToken cancellationToken = default)
        => ForEachAsync(jobs, (work, key, job) =>
        {
            if (job.LostBy(key.Attempt, worker) is { } reason)
            {
                return Task.FromResult<(Job?, string?)>((null, reason));
            }

            // Who is to stop has it until it has said how it ended.
            return Task.FromResult<(Job?, string?)>((job.Renew(lease, time.GetUtcNow()), job.IsCancelRequested ? LostJob.Cancelled : null));
        }, cancellationToken);

    public async Task<IReadOnlyList<LostJob>> ReleaseAsync(string worker, IReadOnlyCollection<JobKey> jobs, CancellationToken cancellationToken = default)
    {
        var lost = await ForEachAsync(jobs, async (work, key, job) =>
        {
            // The next worker's events have the same attempt, and would be taken for these.
            var reason = job.LostBy(key.Attempt, worker)
                ?? (await ServerEventTable.HasAnyAsync(work, key.ExecutionId, key.Attempt).ConfigureAwait(false) ? LostJob.Begun : null);
            return reason is null ? (await MoveAsync(work, job, job.Release(time.GetUtcNow())).ConfigureAwait(false), null) : (null, reason);
        }, cancellationToken).ConfigureAwait(false);
        _signal.Set();
        return lost;
    }

    public async Task<EventReceipt> AcceptAsync(IReadOnlyList<WireEvent> events, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (events.Count == 0)
        {
            return new(0, 0, []);
        }

        var isAnyDue = false;
        var receipt = await _database.WriteAsync("The events cannot be recorded", async work =>
        {
            var jobs = await JobTable.LockAsync(work, events.Select(static e => e.ExecutionId)).ConfigureAwait(false);
            var reception = new EventReception(jobs, await ServerEventTable.FindAsync(work, events).ConfigureAwait(false), time.GetUtcNow());
            foreach (var item in events)
            {
                reception.Take(item);
            }

            await ServerEventTable.InsertAsync(work, reception.Taken).ConfigureAwait(false);
            foreach (var job in reception.Changed)
            {
                await JobTable.UpdateAsync(work, job).ConfigureAwait(false);
                isAnyDue |= job.IsDue(time.GetUtcNow());
            }

            return reception.Receipt;
        }, cancellationToken).ConfigureAwait(false);
        if (isAnyDue)
        {
            _signal.Set();
        }

        return receipt;
    }

    public Task<Job?> CancelAsync(string executionId, CancellationToken cancellationToken = default) => _database.WriteAsync(CannotWrite, async work =>
    {
        var jobs = await JobTable.LockAsync(work, [executionId]).ConfigureAwait(false);
        if (!jobs.TryGetValue(executionId, out var job) || job.Status.IsEnd())
        {
            return job;
        }

        var moved = await MoveAsync(work, job, job.Cancel(time.GetUtcNow())).ConfigureAwait(false);
        await JobTable.UpdateAsync(work, moved).ConfigureAwait(false);
        return moved;
    }, cancellationToken);

    public async Task<int> ExpireAsync(CancellationToken cancellationToken = default)
    {
        var all = 0;
        int some;
        do
        {
            some = await _database.WriteAsync(CannotWrite, async work =>
            {
                var now = time.GetUtcNow();
                var jobs = await JobTable.LockExpiredAsync(work, ExpiredTogether, now).ConfigureAwait(false);
                foreach (var job in jobs)
                {
                    await JobTable.UpdateAsync(work, await MoveAsync(work, job, job.Expire(now)).ConfigureAwait(false)).ConfigureAwait(false);
                }

                return jobs.Count;
            }, cancellationToken).ConfigureAwait(false);
            all += some;
        }
        while (some == ExpiredTogether);
        if (all > 0)
        {
            _signal.Set();
        }

        return all;
    }

    public Task<int> RenewAllAsync(CancellationToken cancellationToken = default) => _database.WriteAsync(CannotWrite, async work =>
    {
        var now = time.GetUtcNow();
        var jobs = await JobTable.LockLeasedAsync(work).ConfigureAwait(false);
        foreach (var job in jobs)
        {
            await JobTable.UpdateAsync(work, job.Renew(job.Lease, now)).ConfigureAwait(false);
        }

        return jobs.Count;
    }, cancellationToken);

    public Task<Job?> FindAsync(string executionId, CancellationToken cancellationToken = default)
        => _database.ReadAsync(CannotRead, work => JobTable.FindAsync(work, executionId), cancellationToken);

    public Task<JsonElement?> ReadParametersAsync(string executionId, CancellationToken cancellationToken = default)
        => _database.ReadAsync(CannotRead, work => JobTable.ReadParametersAsync(work, executionId), cancellationToken);

    public async Task<IReadOnlyList<Job>> ListAsync(JobStatus? status, int most, CancellationToken cancellationToken = default)
        => await _database.ReadAsync(CannotRead, work => JobTable.ListAsync(work, status, most), cancellationToken).ConfigureAwait(false);

    public void Dispose() => _database.Dispose();

    private async Task<IReadOnlyList<LeasedJob>> TakeAsync(string worker, int slots, TimeSpan lease, CancellationToken cancellationToken)
    {
        // To look takes no lock, and most who wait find nothing.
        if (!await _database.ReadAsync(CannotRead, work => JobTable.IsAnyDueAsync(work, time.GetUtcNow()), cancellationToken).ConfigureAwait(false))
        {
            return [];
        }

        return await _database.WriteAsync(CannotWrite, async work =>
        {
            var now = time.GetUtcNow();
            var texts = new Dictionary<(string, long), string>();
            var taken = new List<LeasedJob>();
            foreach (var (job, parameters) in await JobTable.LockDueAsync(work, slots, now).ConfigureAwait(false))
            {
                if (!texts.TryGetValue((job.Path, job.Version), out var text))
                {
                    text = await PlaybookTable.ReadAsync(work, job.Path, job.Version).ConfigureAwait(false) ?? throw new InvalidOperationException($"Version {job.Version} of '{job.Path}' is not in the catalogue");
                    texts.Add((job.Path, job.Version), text);
                }

                var moved = job.Take(worker, lease, now);
                await JobTable.UpdateAsync(work, moved).ConfigureAwait(false);
                taken.Add(new(moved, text, parameters));
            }

            return taken;
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes jobs of a worker's. Says which it has lost.</summary>
    private Task<IReadOnlyList<LostJob>> ForEachAsync(
        IReadOnlyCollection<JobKey> keys, Func<QueueWork, JobKey, Job, Task<(Job? Changed, string? Reason)>> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return _database.WriteAsync<IReadOnlyList<LostJob>>(CannotWrite, async work =>
        {
            var jobs = await JobTable.LockAsync(work, keys.Select(static k => k.ExecutionId)).ConfigureAwait(false);
            var lost = new List<LostJob>();
            foreach (var key in keys)
            {
                var (changed, reason) = jobs.TryGetValue(key.ExecutionId, out var job)
                    ? await change(work, key, job).ConfigureAwait(false)
                    : (null, LostJob.Unknown);
                if (changed is not null)
                {
                    await JobTable.UpdateAsync(work, changed).ConfigureAwait(false);
                    jobs[key.ExecutionId] = changed;
                }

                if (reason is not null)
                {
                    lost.Add(new(key.ExecutionId, key.Attempt, reason));
                }
            }

            return lost;
        }, cancellationToken);
    }

    /// <summary>Writes the event of a move that no worker reports, if it is one.</summary>
    private async Task<Job> MoveAsync(QueueWork work, Job before, Job after)
    {
        if (ServerEvent.Of(before, after, time.GetUtcNow()) is not { } item)
        {
            return after;
        }

        await ServerEventTable.InsertAsync(work, [item]).ConfigureAwait(false);
        return after with { Events = item.Number };
    }
}
