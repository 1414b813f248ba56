namespace Gen.Worker.Runtime.Events;

/// <summary>What became of an execution.</summary>
public enum ExecutionState
{
    /// <summary>It runs: its process is alive.</summary>
    Running,

    /// <summary>All of its steps are done.</summary>
    Succeeded,

    /// <summary>A step could not be done.</summary>
    Failed,

    /// <summary>It was stopped from outside.</summary>
    Cancelled,

    /// <summary>It has no end, and nobody is left to run it: its process died, or could not write to the log any more.</summary>
    Interrupted,
}
