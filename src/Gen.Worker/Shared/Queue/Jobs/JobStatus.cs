namespace Gen.Worker.Shared.Queue.Jobs;

/// <summary>How a job stands.</summary>
public enum JobStatus
{
    /// <summary>It waits for a worker.</summary>
    Queued,

    /// <summary>A worker has it.</summary>
    Leased,

    /// <summary>It waits for a worker again, after an attempt that failed or whose worker was lost.</summary>
    Retry,

    /// <summary>The playbook succeeded.</summary>
    Done,

    /// <summary>The playbook failed, and was not to be tried again.</summary>
    Failed,

    /// <summary>All attempts failed, or their workers were lost.</summary>
    Dead,

    /// <summary>It was stopped from outside.</summary>
    Cancelled,
}
