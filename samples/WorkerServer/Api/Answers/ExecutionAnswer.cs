using System.Text.Json;
using Gen.Worker.Shared.Queue.Jobs;

namespace Gen.Samples.WorkerServer.Api.Answers;

/// <summary>An execution, and how it stands.</summary>
internal sealed record ExecutionAnswer(
    string ExecutionId,
    string Path,
    long Version,
    string Status,
    int Attempt,
    int MaxAttempts,
    string? Worker,
    bool CancelRequested,
    string? ParentExecutionId,
    string? ParentEventId,
    string? ParentStep,
    DateTimeOffset Created,
    DateTimeOffset? Available,
    DateTimeOffset? Started,
    DateTimeOffset? Ended,
    DateTimeOffset? LeaseUntil,
    string? Error,
    long EventCount)
{
    /// <summary>The result that the execution's last event brought.</summary>
    public JsonElement? Result { get; init; }

    /// <summary>Events, if they were asked for.</summary>
    public IReadOnlyList<EventAnswer>? Events { get; init; }

    public static ExecutionAnswer Of(Job job) => new(
        job.ExecutionId,
        job.Path,
        job.Version,
        job.Status.NameOf(),
        job.Attempt,
        job.MaxAttempts,
        job.Worker,
        job.IsCancelRequested,
        job.Origin?.ExecutionId,
        job.Origin?.EventId,
        job.Origin?.Step,
        job.Created,
        job.Status is JobStatus.Queued or JobStatus.Retry ? job.AvailableAt : null,
        job.Started,
        job.Ended,
        job.LeaseUntil,
        job.Error,
        job.Events);
}
