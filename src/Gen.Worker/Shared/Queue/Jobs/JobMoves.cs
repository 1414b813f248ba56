using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Events.Wire;

namespace Gen.Worker.Shared.Queue.Jobs;

/// <summary>
/// All that can happen to a job, without a database: <c>queued</c> to <c>leased</c>, then <c>done</c>, <c>failed</c>, <c>cancelled</c>, or <c>retry</c> and <c>leased</c> again, and <c>dead</c>
/// when no attempt is left.
/// </summary>
public static class JobMoves
{
    /// <summary>Whether a worker may have it now.</summary>
    /// <param name="job">The job.</param>
    /// <param name="now">The time.</param>
    public static bool IsDue(this Job job, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(job);
        return job.Status is JobStatus.Queued or JobStatus.Retry && job.AvailableAt <= now;
    }

    /// <summary>A worker takes it, which begins an attempt.</summary>
    /// <param name="job">The job.</param>
    /// <param name="worker">The worker.</param>
    /// <param name="length">For how long.</param>
    /// <param name="now">The time.</param>
    public static Job Take(this Job job, string worker, TimeSpan length, DateTimeOffset now)
    {
        Check(job, job.IsDue(now), "taken");
        return job with
        {
            Status = JobStatus.Leased, Attempt = job.Attempt + 1, IsOpen = true, Worker = worker, Lease = length, LeaseUntil = now + length, Started = job.Started ?? now,
        };
    }

    /// <summary>Why a worker has lost it; <see langword="null"/>: it has it still.</summary>
    /// <param name="job">The job.</param>
    /// <param name="attempt">The attempt that the worker runs.</param>
    /// <param name="worker">The worker.</param>
    public static string? LostBy(this Job job, int attempt, string worker)
    {
        ArgumentNullException.ThrowIfNull(job);
        return job.Status == JobStatus.Cancelled ? LostJob.Cancelled
            : job.Status.IsEnd() ? LostJob.Ended
            : job.Attempt != attempt || (job.Status == JobStatus.Leased && job.Worker != worker) ? LostJob.LeasedElsewhere
            : job.Status != JobStatus.Leased ? LostJob.Expired
            : null;
    }

    /// <summary>The worker has it for longer.</summary>
    /// <param name="job">The job.</param>
    /// <param name="length">For how long from now on.</param>
    /// <param name="now">The time.</param>
    public static Job Renew(this Job job, TimeSpan length, DateTimeOffset now)
    {
        Check(job, job?.Status == JobStatus.Leased, "renewed");
        return job! with { Lease = length, LeaseUntil = job.LeaseUntil > now + length ? job.LeaseUntil : now + length };
    }

    /// <summary>The worker gives it back without having begun; the attempt does not count.</summary>
    /// <param name="job">The job.</param>
    /// <param name="now">The time.</param>
    public static Job Release(this Job job, DateTimeOffset now)
    {
        Check(job, job?.Status == JobStatus.Leased, "given back");
        return job!.IsCancelRequested
            ? job.Close(JobStatus.Cancelled, job.Error, now)
            : job with
            {
                Status = job.Attempt == 1 ? JobStatus.Queued : JobStatus.Retry,
                Attempt = job.Attempt - 1,
                IsOpen = false,
                AvailableAt = now,
                Worker = null,
                LeaseUntil = null,
                Started = job.Attempt == 1 ? null : job.Started,
            };
    }

    /// <summary>The lease ran out: nobody has heard of the worker. Another one may have it at once, unless no attempt is left.</summary>
    /// <param name="job">The job.</param>
    /// <param name="now">The time.</param>
    public static Job Expire(this Job job, DateTimeOffset now)
    {
        Check(job, job?.Status == JobStatus.Leased, "taken away");
        return job!.Leave($"Worker '{job!.Worker}' was lost: it did not renew its lease of attempt {job.Attempt} of {job.MaxAttempts}.", now);
    }

    /// <summary>The attempt has ended.</summary>
    /// <param name="job">The job.</param>
    /// <param name="end">How the playbook ended.</param>
    /// <param name="error">What was wrong.</param>
    /// <param name="now">The time.</param>
    /// <param name="random">0 or more and less than 1: where in the spread of the wait.</param>
    public static Job End(this Job job, ExecutionState end, string? error, DateTimeOffset now, double random)
    {
        Check(job, job?.IsOpen == true, "ended");
        return end switch
        {
            ExecutionState.Succeeded => job!.Close(JobStatus.Done, null, now),
            ExecutionState.Cancelled when job!.IsCancelRequested => job.Close(JobStatus.Cancelled, error, now),

            // The worker had to stop, or was told that its lease had run out. Nobody wanted the execution to end.
            ExecutionState.Cancelled => job!.Leave($"Worker '{job.Worker}' stopped attempt {job.Attempt} of {job.MaxAttempts} before its end.", now) with { IsOpen = false },
            _ when job!.Retry is null || job.IsCancelRequested => job.Close(JobStatus.Failed, error, now),
            _ when job.Attempt < job.MaxAttempts => job with
            {
                Status = JobStatus.Retry, IsOpen = false, AvailableAt = now + job.Retry.Backoff.Delay(job.Attempt, random), LeaseUntil = null, Error = error,
            },
            _ => job.Close(JobStatus.Dead, error, now),
        };
    }

    /// <summary>Somebody wants it stopped. If a worker has it, the worker is told when it renews its lease; otherwise it ends here.</summary>
    /// <param name="job">The job.</param>
    /// <param name="now">The time.</param>
    public static Job Cancel(this Job job, DateTimeOffset now)
    {
        Check(job, job?.Status.IsEnd() == false, "cancelled");
        return job!.Status == JobStatus.Leased ? job with { IsCancelRequested = true } : job.Close(JobStatus.Cancelled, job.Error, now) with { IsCancelRequested = true };
    }

    /// <summary>Why an event is not taken; <see langword="null"/>: it is.</summary>
    /// <param name="job">The job.</param>
    /// <param name="attempt">The attempt that the event is from.</param>
    /// <param name="isEnd">Whether it is the end of that attempt.</param>
    public static string? Refuses(this Job job, int attempt, bool isEnd)
    {
        ArgumentNullException.ThrowIfNull(job);
        return attempt > job.Attempt ? EventRefusal.NotLeased
            : job.Status.IsEnd() ? (isEnd && attempt < job.Attempt ? EventRefusal.Superseded : EventRefusal.Ended)
            : attempt < job.Attempt ? (isEnd ? EventRefusal.Superseded : null)
            : job.IsOpen ? null
            : EventRefusal.Superseded;
    }

    /// <summary>The worker does not end it. Another one may have it at once, unless no attempt is left.</summary>
    private static Job Leave(this Job job, string error, DateTimeOffset now)
        => job.IsCancelRequested ? job.Close(JobStatus.Cancelled, error, now)
        : job.Attempt < job.MaxAttempts ? job with { Status = JobStatus.Retry, AvailableAt = now, LeaseUntil = null, Error = error }
        : job.Close(JobStatus.Dead, error, now);

    private static Job Close(this Job job, JobStatus status, string? error, DateTimeOffset now)
        => job with { Status = status, IsOpen = false, LeaseUntil = null, Ended = now, Error = error };

    private static void Check(Job? job, bool isPossible, string what)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (!isPossible)
        {
            throw new ArgumentException($"A job that is '{job.Status.NameOf()}' cannot be {what}.", nameof(job));
        }
    }
}
