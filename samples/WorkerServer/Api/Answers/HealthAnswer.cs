namespace Gen.Samples.WorkerServer.Api.Answers;

/// <summary>The server is there, and so is its database.</summary>
internal sealed record HealthAnswer(string Status);
