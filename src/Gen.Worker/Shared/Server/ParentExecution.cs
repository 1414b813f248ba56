using System.Text.Json;

namespace Gen.Worker.Shared.Server;

/// <summary>What an execution belongs to.</summary>
/// <param name="ExecutionId">The execution that asks for it.</param>
/// <param name="EventId">The event there that it follows, if that is known.</param>
/// <param name="Step">The step there.</param>
public sealed record ParentExecution(string? ExecutionId, string? EventId, string Step)
{
    /// <summary>What names say of it: <c>parent.noetl_meta</c> if whoever began the run says there what it belongs to, or else <c>execution_id</c> and <c>event_id</c>.</summary>
    /// <param name="names">The names that the step sees.</param>
    /// <param name="step">The step.</param>
    public static ParentExecution Of(IReadOnlyDictionary<string, JsonElement> names, string step)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.TryGetValue("parent", out var parent) && Member(parent, "noetl_meta") is { } meta && Text(Member(meta, "parent_execution_id")) is { } id)
        {
            return new(id, Text(Member(meta, "parent_event_id")), step);
        }

        return new(Text(Find(names, "execution_id")), Text(Find(names, "event_id")), step);
    }

    private static JsonElement? Find(IReadOnlyDictionary<string, JsonElement> names, string name) => names.TryGetValue(name, out var value) ? value : null;

    private static JsonElement? Member(JsonElement value, string name) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };
}
