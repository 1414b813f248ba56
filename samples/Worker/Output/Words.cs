using System.Globalization;
using System.Text.Json;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Running;

namespace Gen.Samples.Worker.Output;

/// <summary>States, times and values as people read them, and as JSON output spells them.</summary>
internal static class Words
{
    private const int LongestText = 60;

    public static string Of(StepState state) => state switch
    {
        StepState.Running => "running",
        StepState.Succeeded => "succeeded",
        StepState.Failed => "failed",
        StepState.Cancelled => "cancelled",
        _ => "skipped",
    };

    public static string Of(ExecutionState state) => state switch
    {
        ExecutionState.Running => "running",
        ExecutionState.Succeeded => "succeeded",
        ExecutionState.Failed => "failed",
        ExecutionState.Cancelled => "cancelled",
        _ => "interrupted",
    };

    /// <summary>A time in UTC, to the second.</summary>
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Of(TimeSpan duration) => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:N0} ms");

    /// <summary>A value as it is, if it fits into a cell.</summary>
    public static string Of(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Null => "",
            _ => value.GetRawText(),
        };
        return text.Length > LongestText ? $"{text[..LongestText]}..." : text;
    }

    /// <summary>What is in a result, without all of it.</summary>
    public static string Summary(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => $"{value.GetArrayLength()} items",
        JsonValueKind.Object => string.Join(", ", value.EnumerateObject().Select(static m => m.Value.ValueKind switch
        {
            JsonValueKind.Array => $"{m.Value.GetArrayLength()} {m.Name}",
            JsonValueKind.Object => m.Name,
            _ => $"{m.Name} {Of(m.Value)}",
        })),
        _ => Of(value),
    };
}
