namespace Gen.Samples.WorkerServer.Api.Answers;

/// <summary>Executions, the newest first.</summary>
internal sealed record ExecutionsAnswer(IReadOnlyList<ExecutionAnswer> Executions);
