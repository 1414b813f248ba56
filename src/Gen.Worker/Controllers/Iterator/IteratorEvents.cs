namespace Gen.Worker.Controllers.Iterator;

/// <summary>
/// The types of an iterator's events, which stand between the <c>task_start</c> and the end of its step. Their node is the step; of an iterator in an iteration, the path to it:
/// <c>cities[3].streets</c>.
/// </summary>
internal static class IteratorEvents
{
    /// <summary>The list is known. The event's meta say how many iterations there are.</summary>
    public const string Started = "iterator_started";

    /// <summary>An iteration begins. The event's meta say which.</summary>
    public const string IterationStarted = "iteration_started";

    /// <summary>An iteration is done; its result is stored.</summary>
    public const string IterationCompleted = "iteration_completed";

    /// <summary>An iteration could not be done, or was stopped.</summary>
    public const string IterationFailed = "iteration_failed";

    /// <summary>All iterations have ended. The event's meta count those that failed, and hold their first errors.</summary>
    public const string Completed = "iterator_completed";

    /// <summary>The iterator was stopped, or its failures are too many. The event's meta are those of <see cref="Completed"/>.</summary>
    public const string Failed = "iterator_failed";
}
