using Gen.Worker.Shared.Queue.Jobs;

namespace Gen.Samples.WorkerServer.Api.Answers;

/// <summary>The jobs that a worker should stop.</summary>
internal sealed record RenewAnswer(IReadOnlyList<LostJob> Lost);
