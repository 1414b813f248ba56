namespace Gen.Worker.Runtime.Events;

/// <summary>The types of the engine's own events.</summary>
public static class EventTypes
{
    /// <summary>A playbook begins to run. The event's meta say which.</summary>
    public const string ExecutionStart = "execution_start";

    /// <summary>All steps are done.</summary>
    public const string ExecutionComplete = "execution_complete";

    /// <summary>A step could not be done.</summary>
    public const string ExecutionFailed = "execution_failed";

    /// <summary>The run was stopped from outside.</summary>
    public const string ExecutionCancelled = "execution_cancelled";

    /// <summary>A step begins.</summary>
    public const string TaskStart = "task_start";

    /// <summary>A step is done; its result is stored.</summary>
    public const string TaskComplete = "task_complete";

    /// <summary>A step could not be done, or was stopped.</summary>
    public const string TaskError = "task_error";
}
