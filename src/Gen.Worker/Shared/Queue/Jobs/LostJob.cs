namespace Gen.Worker.Shared.Queue.Jobs;

/// <summary>An attempt that a worker should stop.</summary>
/// <param name="ExecutionId">The job's execution.</param>
/// <param name="Attempt">The attempt.</param>
/// <param name="Reason">Why: one of the constants here.</param>
public sealed record LostJob(string ExecutionId, int Attempt, string Reason)
{
    /// <summary>Another worker has it.</summary>
    public const string LeasedElsewhere = "leased_elsewhere";

    /// <summary>The execution has ended.</summary>
    public const string Ended = "ended";

    /// <summary>Somebody wants it stopped. The worker may still report how it ended.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The lease ran out, and the job waits for another worker.</summary>
    public const string Expired = "expired";

    /// <summary>There is no such execution.</summary>
    public const string Unknown = "unknown_execution";

    /// <summary>It cannot be given back, because it has events of that attempt.</summary>
    public const string Begun = "begun";
}
