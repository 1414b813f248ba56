using System.Text.Json;

namespace Gen.Samples.WorkerServer.Api.Answers;

/// <summary>The values that an execution runs with.</summary>
internal sealed record WorkloadAnswer(string ExecutionId, string Path, long Version, JsonElement Workload);
