namespace Gen.Worker.Runtime.Events;

/// <summary>An execution whose events a server is to get, too.</summary>
/// <param name="ExecutionId">Its id there.</param>
/// <param name="Attempt">Which attempt at it this is, from 1 on.</param>
public sealed record ReportedExecution(string ExecutionId, int Attempt)
{
    /// <summary>Its id in this worker's own log, where each attempt is an execution.</summary>
    public string LocalId => Attempt == 1 ? ExecutionId : FormattableString.Invariant($"{ExecutionId}_{Attempt}");
}
