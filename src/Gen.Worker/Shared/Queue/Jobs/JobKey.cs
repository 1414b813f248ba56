namespace Gen.Worker.Shared.Queue.Jobs;

/// <summary>An attempt at a job.</summary>
/// <param name="ExecutionId">The job's execution.</param>
/// <param name="Attempt">The attempt, from 1 on.</param>
public sealed record JobKey(string ExecutionId, int Attempt);
