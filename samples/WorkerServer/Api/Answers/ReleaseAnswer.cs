using Gen.Worker.Shared.Queue.Jobs;

namespace Gen.Samples.WorkerServer.Api.Answers;

/// <summary>What came of giving jobs back.</summary>
internal sealed record ReleaseAnswer(int Released, IReadOnlyList<LostJob> Refused);
