using System.Text.Json;
using Gen.Worker.Runtime.Actions;

namespace Gen.Worker.Runtime.Running;

/// <summary>How an attempt at a task ended: with a result or with a failure.</summary>
/// <param name="Result">The result.</param>
/// <param name="Failure">What was wrong.</param>
public sealed record TaskOutcome(JsonElement? Result, ActionFailedException? Failure = null)
{
    /// <summary>The action could not do it.</summary>
    public bool IsFailure => Failure is not null;

    /// <summary>The action did it, and its result says that what it reached did not: <c>success</c> is false, or <c>status</c> is <c>error</c>.</summary>
    public bool SaysFailure =>
        Result is { ValueKind: JsonValueKind.Object } result
        && ((result.TryGetProperty("success", out var success) && success.ValueKind == JsonValueKind.False)
            || (result.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.String && status.ValueEquals("error"u8)));
}
