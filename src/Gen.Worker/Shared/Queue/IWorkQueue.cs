using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Events.Wire;
using Gen.Worker.Shared.Queue.Jobs;

namespace Gen.Worker.Shared.Queue;

/// <summary>
/// The executions that were asked for, and the workers that have them. All is durable when a task has ended. Several servers may share a database: a job is given to one worker at a time.
/// </summary>
/// <remarks>All members throw <see cref="Runtime.StorageException"/> if the queue cannot be read or written.</remarks>
[PluginContract("work_queue", Single = true)]
public interface IWorkQueue
{
    /// <summary>The most jobs that a worker can name at a time.</summary>
    const int MostKeys = 1000;

    /// <summary>Puts a job into the queue.</summary>
    /// <param name="request">What is to be run. The catalogue has its path and version.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The job, and whether it is new. If not, the request's key is known, with the same hash.</returns>
    /// <exception cref="WireFormatException">The key is known, with another hash: it stands for another request.</exception>
    Task<(Job Job, bool IsNew)> EnqueueAsync(JobRequest request, CancellationToken cancellationToken = default);

    /// <summary>The job of a request that was made before, or <see langword="null"/> if it is new.</summary>
    /// <param name="key">The request's key.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="WireFormatException">The key is known, with another hash: it stands for another request.</exception>
    Task<Job?> FindAsync(IdempotencyKey key, CancellationToken cancellationToken = default);

    /// <summary>Gives jobs to a worker, the oldest first. Waits if there is none.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="slots">How many at the most.</param>
    /// <param name="lease">For how long, unless it is renewed.</param>
    /// <param name="wait">How long to wait for the first.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<IReadOnlyList<LeasedJob>> LeaseAsync(string worker, int slots, TimeSpan lease, TimeSpan wait, CancellationToken cancellationToken = default);

    /// <summary>A worker is alive, and has these jobs for longer.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="lease">For how long from now on.</param>
    /// <param name="jobs">The jobs.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Those that it should stop.</returns>
    Task<IReadOnlyList<LostJob>> RenewAsync(string worker, TimeSpan lease, IReadOnlyCollection<JobKey> jobs, CancellationToken cancellationToken = default);

    /// <summary>A worker gives back jobs that it has not begun; the attempt does not count.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="jobs">The jobs.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Those that it could not give back: it has them no longer, or has reported events of them.</returns>
    Task<IReadOnlyList<LostJob>> ReleaseAsync(string worker, IReadOnlyCollection<JobKey> jobs, CancellationToken cancellationToken = default);

    /// <summary>Takes events, and moves the jobs whose end is among them: all of it or nothing.</summary>
    /// <param name="events">The events, in order.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<EventReceipt> AcceptAsync(IReadOnlyList<WireEvent> events, CancellationToken cancellationToken = default);

    /// <summary>Stops an execution: at once if no worker has it, otherwise when the worker hears of it.</summary>
    /// <param name="executionId">The execution.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The job as it stands then, or as it stands already if it has ended; <see langword="null"/> if there is none.</returns>
    Task<Job?> CancelAsync(string executionId, CancellationToken cancellationToken = default);

    /// <summary>Takes away jobs whose workers did not renew their leases.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>How many.</returns>
    Task<int> ExpireAsync(CancellationToken cancellationToken = default);

    /// <summary>Begins all leases again, for when nobody was there to renew them: workers can deliver what they have.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>How many.</returns>
    Task<int> RenewAllAsync(CancellationToken cancellationToken = default);

    /// <summary>A job, or <see langword="null"/> if there is none.</summary>
    /// <param name="executionId">Its execution.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<Job?> FindAsync(string executionId, CancellationToken cancellationToken = default);

    /// <summary>A job's parameters, or <see langword="null"/> if there is none.</summary>
    /// <param name="executionId">Its execution.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<JsonElement?> ReadParametersAsync(string executionId, CancellationToken cancellationToken = default);

    /// <summary>Jobs, the newest first.</summary>
    /// <param name="status">Only those that stand so; <see langword="null"/>: all.</param>
    /// <param name="most">How many at the most.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<IReadOnlyList<Job>> ListAsync(JobStatus? status, int most, CancellationToken cancellationToken = default);
}
