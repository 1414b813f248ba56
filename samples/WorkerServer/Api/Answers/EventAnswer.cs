using System.Text.Json;
using Gen.Worker.Shared.Queue;

namespace Gen.Samples.WorkerServer.Api.Answers;

/// <summary>An event of an execution.</summary>
internal sealed record EventAnswer(
    long Number,
    int Attempt,
    long Sequence,
    string EventType,
    string NodeName,
    string NodeType,
    string Status,
    DateTimeOffset Time,
    DateTimeOffset Received,
    double? DurationMs,
    string? Error,
    JsonElement? Result,
    JsonElement? Meta,
    JsonElement? TraceComponent)
{
    public static EventAnswer Of(StoredEvent item)
    {
        var (wire, happened) = (item.Event, item.Event.Event);
        return new(
            item.Number,
            wire.Attempt,
            wire.Sequence,
            happened.Type,
            happened.NodeName,
            happened.NodeType,
            happened.Status,
            happened.Time,
            item.Received,
            happened.Duration?.TotalMilliseconds,
            happened.Error,
            wire.Result,
            happened.Meta,
            wire.TraceComponent);
    }
}
