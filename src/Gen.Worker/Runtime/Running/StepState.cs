namespace Gen.Worker.Runtime.Running;

/// <summary>How far a step is.</summary>
public enum StepState
{
    /// <summary>It runs.</summary>
    Running,

    /// <summary>It is done, and has a result.</summary>
    Succeeded,

    /// <summary>It could not be done.</summary>
    Failed,

    /// <summary>It was stopped from outside.</summary>
    Cancelled,

    /// <summary>It was not begun, because a step before it was not done.</summary>
    Skipped,
}
