namespace Gen.Samples.WorkerServer.Api.Answers;

/// <summary>What is wrong, as RFC 9457 has it.</summary>
internal sealed record ProblemAnswer(string Title, int Status, string Detail);
