namespace Gen.Samples.WorkerServer.Api.Answers;

/// <summary>The execution that asked for another one.</summary>
internal sealed record ContextAnswer(string? ParentExecutionId, string? ParentEventId, string? ParentStep);
