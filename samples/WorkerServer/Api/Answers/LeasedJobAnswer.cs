using System.Text.Json;

namespace Gen.Samples.WorkerServer.Api.Answers;

/// <summary>A job, and all that a worker needs to run it.</summary>
internal sealed record LeasedJobAnswer(
    string ExecutionId,
    int Attempt,
    int MaxAttempts,
    string Path,
    long Version,
    string Content,
    JsonElement Parameters,
    bool Merge,
    ContextAnswer? Context);
