namespace Gen.Worker.Shared.Queue.Jobs;

/// <summary>The execution that asked for another one.</summary>
/// <param name="ExecutionId">Its id.</param>
/// <param name="EventId">Its event that did so.</param>
/// <param name="Step">Its step that did so.</param>
public sealed record JobOrigin(string? ExecutionId, string? EventId, string? Step);
