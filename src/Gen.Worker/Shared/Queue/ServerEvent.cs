using Gen.Worker.Runtime.Events;
using Gen.Worker.Shared.Queue.Jobs;

namespace Gen.Worker.Shared.Queue;

/// <summary>Events of the server's own: of what happens to a job when no worker has it, or none is heard of.</summary>
internal static class ServerEvent
{
    /// <summary>An execution has one end, so that this is taken once.</summary>
    private const long EndSequence = 0;

    /// <summary>An attempt's lease runs out once.</summary>
    private const long RetrySequence = -1;

    /// <summary>The event that goes with a move, or <see langword="null"/> if there is none.</summary>
    public static StoredEvent? Of(Job before, Job after, DateTimeOffset now) => (before.Status, after.Status) switch
    {
        (JobStatus.Leased, JobStatus.Retry) when after.Attempt == before.Attempt => New(after, StoredEvent.ExecutionRetry, EventStatuses.Error, RetrySequence, now),
        ( _, JobStatus.Dead) => New(after, EventTypes.ExecutionFailed, EventStatuses.Error, EndSequence, now),
        ( _, JobStatus.Cancelled) => New(after, EventTypes.ExecutionCancelled, EventStatuses.Cancelled, EndSequence, now),
        _ => null,
    };

    private static StoredEvent New(Job job, string type, string status, long sequence, DateTimeOffset now) => new(
        job.Events + 1, now, new(job.ExecutionId, job.Attempt, sequence, new(type, job.Path, "playbook", status, now, type == StoredEvent.ExecutionRetry ? null : now - job.Created, job.Error)));
}
