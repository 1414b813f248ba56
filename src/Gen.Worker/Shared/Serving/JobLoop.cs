using System.Collections.Concurrent;
using System.Globalization;
using Gen.Worker.Runtime;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Events.Wire;
using Gen.Worker.Runtime.Retries;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Runtime.Secrets;

namespace Gen.Worker.Shared.Serving;

/// <summary>
/// Serves: asks the server for work, runs as much of it at once as there are slots, tells the server that it lives, and reports what happens. Asked to stop, it takes no more work, lets
/// what runs come to its end, and delivers all events.
/// </summary>
/// <param name="planner">Checks playbooks.</param>
/// <param name="runner">Runs them.</param>
/// <param name="logs">The one event log.</param>
/// <param name="outboxes">The one outbox.</param>
/// <param name="variables">The environment: who this worker is.</param>
/// <param name="time">The clock.</param>
public sealed class JobLoop(
    PlaybookPlanner planner, PlaybookRunner runner, IEnumerable<IEventLog> logs, IEnumerable<IEventOutbox> outboxes, EnvironmentVariables? variables = null, TimeProvider? time = null)
{
    /// <summary>Jobs that the server gives at a time.</summary>
    private const int MostTaken = 64;

    /// <summary>Jobs whose leases are renewed in one request.</summary>
    private const int MostRenewed = 1000;

    /// <summary>How long delivering may take once all playbooks have ended. What is left is delivered when a worker with this database serves again.</summary>
    private static readonly TimeSpan Delivering = TimeSpan.FromSeconds(10);

    private static readonly Backoff Waits = new() { InitialDelay = TimeSpan.FromMilliseconds(500), MaxDelay = TimeSpan.FromSeconds(10) };

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly ConcurrentDictionary<ReportedExecution, RunningJob> _running = new();

    /// <summary>Those of which the server does not have the end yet: until it has, they are this worker's.</summary>
    private readonly ConcurrentDictionary<ReportedExecution, bool> _open = new();

    /// <summary>Serves until it is asked to stop.</summary>
    /// <param name="options">How.</param>
    /// <param name="news">Told what happens, on the thread where it happens.</param>
    /// <param name="cancellationToken">Asks it to stop.</param>
    /// <exception cref="Secrets.SecretException">The server's address is none.</exception>
    public async Task RunAsync(ServeOptions options, IProgress<ServeNews>? news = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var server = new QueueClient(options, _time);
        var identity = WorkerIdentity.Read(variables ?? EnvironmentVariables.Process);
        using var reporter = new EventReporter(outboxes.Single(), server, identity.Id is null ? identity with { Id = options.WorkerId } : identity, _time, news, e => _open.TryRemove(e, out _));
        using var ending = new CancellationTokenSource();
        var background = Task.WhenAll(Quietly(reporter.RunAsync(ending.Token)), Quietly(RenewAsync(server, options, news, ending.Token)));

        // A worker that died may have left events; they come before new work.
        news?.Report(new(ServeNewsKind.Ready, $"Serving {server.Address}, {options.Slots} at once, as {options.WorkerId}."));
        await TakeAsync(server, reporter, options, news, cancellationToken).ConfigureAwait(false);
        await ending.CancelAsync().ConfigureAwait(false);
        await background.ConfigureAwait(false);
        await DeliverAsync(reporter, news).ConfigureAwait(false);
    }

    private async Task TakeAsync(QueueClient server, EventReporter reporter, ServeOptions options, IProgress<ServeNews>? news, CancellationToken cancellationToken)
    {
        var jobs = new JobRunner(planner, runner, logs.Single(), options, _time);
        using var free = new SemaphoreSlim(options.Slots);
        for (var failures = 0; !cancellationToken.IsCancellationRequested;)
        {
            try
            {
                await free.WaitAsync(cancellationToken).ConfigureAwait(false);
                var slots = 1;
                while (slots < MostTaken && free.Wait(0, CancellationToken.None))
                {
                    slots++;
                }

                var taken = 0;
                try
                {
                    var (given, problems) = await server.LeaseAsync(slots, cancellationToken).ConfigureAwait(false);
                    foreach (var problem in problems)
                    {
                        news?.Report(new(ServeNewsKind.Trouble, problem));
                    }

                    foreach (var job in given)
                    {
                        taken++;
                        Begin(job, jobs, reporter, news, free);
                    }

                    failures = 0;
                }
                finally
                {
                    // What was asked for more than was given.
                    if (slots > taken)
                    {
                        free.Release(slots - taken);
                    }
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // Whatever it is: a worker that ended here would leave what it runs.
            catch (Exception e)
#pragma warning restore CA1031
            {
                news?.Report(new(ServeNewsKind.Trouble, e.Message));
                failures++;
                await WaitAsync(failures, cancellationToken).ConfigureAwait(false);
            }
        }

        news?.Report(new(ServeNewsKind.Draining, $"Stopping: no more work is taken; {_running.Count} run."));
        await DrainAsync(options).ConfigureAwait(false);
    }

    private void Begin(ServedJob job, JobRunner jobs, EventReporter reporter, IProgress<ServeNews>? news, SemaphoreSlim free)
    {
        var running = new RunningJob(job.Execution);
        if (!_running.TryAdd(job.Execution, running))
        {
            // The server gave the same attempt twice: it is being done.
            running.Dispose();
            free.Release();
            return;
        }

        _open[job.Execution] = true;
        running.Task = Task.Run(async () =>
        {
            try
            {
                await RunAsync(job, jobs, running, news).ConfigureAwait(false);
            }
            finally
            {
                _running.TryRemove(job.Execution, out _);
                running.Dispose();
                free.Release();
                reporter.Wake();
            }
        });
    }

    private async Task RunAsync(ServedJob job, JobRunner jobs, RunningJob running, IProgress<ServeNews>? news)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{job.Execution.ExecutionId} ({job.Path} {job.Version}{(job.Execution.Attempt > 1 ? $", attempt {job.Execution.Attempt}" : "")})");
        news?.Report(new(ServeNewsKind.Begun, $"{name} begins."));
        var start = _time.GetTimestamp();
        try
        {
            var (state, error) = await jobs.RunAsync(job, running.Token).ConfigureAwait(false);
            var why = running.Reason is { } reason ? $" {reason}" : error is null ? "" : $": {error}";
            news?.Report(new(ServeNewsKind.Ended, string.Create(CultureInfo.InvariantCulture, $"{name} {Word(state)} after {_time.GetElapsedTime(start).TotalMilliseconds:N0} ms{why}")));
        }
        catch (StorageException e)
        {
            // Nothing of it is in the log, so the server is told nothing: when the lease has run out it gives the work to another.
            _open.TryRemove(job.Execution, out _);
            news?.Report(new(ServeNewsKind.Trouble, $"{name} is left to another worker. {e.Message}"));
        }
#pragma warning disable CA1031 // A defect ends this run, not the worker.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _open.TryRemove(job.Execution, out _);
            news?.Report(new(ServeNewsKind.Trouble, $"{name} is left to another worker: this one has a defect. {e.GetType().Name}: {e.Message}"));
        }
    }

    private async Task RenewAsync(QueueClient server, ServeOptions options, IProgress<ServeNews>? news, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(options.Lease / 4, _time);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            ReportedExecution[] jobs = [.. _open.Keys.Take(MostRenewed)];
            if (jobs.Length == 0)
            {
                continue;
            }

            try
            {
                // One that hangs must not outlive the lease.
                using var limit = new TimeLimit(options.Lease / 4, _time, cancellationToken);
                foreach (var (lost, reason) in await server.RenewAsync(jobs, limit.Token).ConfigureAwait(false))
                {
                    _open.TryRemove(lost, out _);
                    if (_running.TryGetValue(lost, out var running))
                    {
                        await running.StopAsync($"because the server says '{reason}'").ConfigureAwait(false);
                    }
                }
            }
#pragma warning disable CA1031 // Whatever it is: if leases were not renewed any more, all work would be done again by others.
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                news?.Report(new(ServeNewsKind.Trouble, e is OperationCanceledException ? "Staying alive: the server did not answer in time." : e.Message));
            }
        }
    }

    private async Task DrainAsync(ServeOptions options)
    {
        var all = Task.WhenAll(_running.Values.Select(static r => r.Task));
        if (await Task.WhenAny(all, Task.Delay(options.Drain, _time)).ConfigureAwait(false) != all)
        {
            foreach (var running in _running.Values)
            {
                await running.StopAsync("because this worker stops; another one may have it").ConfigureAwait(false);
            }
        }

        await all.ConfigureAwait(false);
    }

    private async Task DeliverAsync(EventReporter reporter, IProgress<ServeNews>? news)
    {
        using var limit = new CancellationTokenSource(Delivering, _time);
        try
        {
            while (await reporter.SendAsync(limit.Token).ConfigureAwait(false) > 0)
            {
            }
        }
        catch (Exception e) when (e is ServerException or StorageException or OperationCanceledException)
        {
            news?.Report(new(ServeNewsKind.Trouble, $"Some events wait in this worker's database until it serves again. {e.Message}"));
        }
    }

    private async Task WaitAsync(int failures, CancellationToken cancellationToken)
    {
        try
        {
#pragma warning disable CA5394 // Spreads waits.
            await Task.Delay(Waits.Delay(Math.Min(failures, 20), Random.Shared.NextDouble()), _time, cancellationToken).ConfigureAwait(false);
#pragma warning restore CA5394
        }
        catch (OperationCanceledException)
        {
            // The loop sees it.
        }
    }

    private static async Task Quietly(Task task)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It was asked to end.
        }
    }

    private static string Word(StepState state) => state switch
    {
        StepState.Succeeded => "succeeded",
        StepState.Failed => "failed",
        _ => "was cancelled",
    };
}
