namespace Gen.Samples.WorkerServer.Api.Answers;

/// <summary>The jobs that a worker has from now on.</summary>
internal sealed record LeaseAnswer(IReadOnlyList<LeasedJobAnswer> Jobs);
