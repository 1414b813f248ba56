namespace Gen.Samples.WorkerServer.Api.Answers;

/// <summary>An execution that was asked for.</summary>
internal sealed record RunAnswer(string ExecutionId, string Status);
