namespace Gen.Worker.Shared.Queue.Jobs;

/// <summary>An execution in the queue, and how it stands. It moves only by <see cref="JobMoves"/>.</summary>
public sealed record Job
{
    /// <summary>The execution.</summary>
    public required string ExecutionId { get; init; }

    /// <summary>The playbook's path in the catalogue.</summary>
    public required string Path { get; init; }

    /// <summary>The playbook's version there.</summary>
    public required long Version { get; init; }

    /// <summary>Whether the parameters lie over the playbook's workload; if not, they take its place.</summary>
    public bool Merge { get; init; } = true;

    /// <summary>How failures are retried; <see langword="null"/>: not at all.</summary>
    public RetryRule? Retry { get; init; }

    /// <summary>How often it is given to a worker at the most.</summary>
    public required int MaxAttempts { get; init; }

    /// <summary>Who asked for it.</summary>
    public JobOrigin? Origin { get; init; }

    /// <summary>How it stands.</summary>
    public JobStatus Status { get; init; }

    /// <summary>How often it was given to a worker.</summary>
    public int Attempt { get; init; }

    /// <summary>Whether the current attempt may still report its end: also when its lease has run out, until somebody else has the job.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether somebody wants it stopped that a worker has.</summary>
    public bool IsCancelRequested { get; init; }

    /// <summary>From when on a worker may have it.</summary>
    public required DateTimeOffset AvailableAt { get; init; }

    /// <summary>The worker that has or had it.</summary>
    public string? Worker { get; init; }

    /// <summary>How long a lease is.</summary>
    public TimeSpan Lease { get; init; }

    /// <summary>Until when the worker has it.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>How many events it has, which is the number of the last one.</summary>
    public long Events { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When a worker had it first.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>What was wrong last.</summary>
    public string? Error { get; init; }
}
