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

    /// <summary>An attempt at a step failed, and another follows. The event's meta say when.</summary>
    public const string TaskRetry = "task_retry";

    /// <summary>A step's result begins to be saved.</summary>
    public const string SaveStart = "save_start";

    /// <summary>A step's result is saved.</summary>
    public const string SaveComplete = "save_complete";

    /// <summary>A step's result could not be saved; the step has failed.</summary>
    public const string SaveError = "save_error";
}
