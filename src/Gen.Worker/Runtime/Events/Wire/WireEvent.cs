using System.Text.Json;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Events.Wire;

/// <summary>An event as a worker sends it to the server. Its identity is the execution, the attempt and the sequence: the same event sent twice is one event.</summary>
/// <param name="ExecutionId">The execution.</param>
/// <param name="Attempt">Which attempt at the execution it is from; the first is 1.</param>
/// <param name="Sequence">Its place in the attempt, given by the worker; the first is 1, and later events have higher ones.</param>
/// <param name="Event">What happened.</param>
/// <param name="Result">The result that it brings.</param>
/// <param name="TraceComponent">An object that says who sent it.</param>
public sealed record WireEvent(string ExecutionId, int Attempt, long Sequence, ExecutionEvent Event, JsonElement? Result = null, JsonElement? TraceComponent = null)
{
    /// <summary>The most characters of an execution's id.</summary>
    public const int LongestId = 64;

    /// <summary>The most characters of an event's type, status and kind of node.</summary>
    public const int LongestWord = 128;

    /// <summary>The most characters of a node's name.</summary>
    public const int LongestName = 1024;

    /// <summary>The most characters of an error.</summary>
    public const int LongestError = 1024 * 1024;

    /// <summary>The most attempts at an execution.</summary>
    public const int MostAttempts = 1000;

    private static readonly string[] Members =
    [
        "execution_id", "attempt", "sequence", "event_type", "node_name", "node_type", "status", "time", "duration_ms", "error", "result", "meta", "trace_component",
    ];

    /// <summary>Whether it is the last event of its attempt.</summary>
    public bool IsEnd => ExecutionSummary.EndOf(Event.Type) is not null;

    /// <summary>Reads an event.</summary>
    /// <param name="value">The event.</param>
    /// <param name="what">What it is called, for messages: <c>events[3]</c>.</param>
    /// <exception cref="WireFormatException">It is no event.</exception>
    public static WireEvent Read(JsonElement value, string what)
    {
        var members = WireObject.Of(value, what, Members);
        var duration = members.OptionalFraction("duration_ms", 0, TimeSpan.FromDays(36_500).TotalMilliseconds);
        return new(
            ReadId(members, what),
            (int)members.Number("attempt", 1, MostAttempts),
            members.Number("sequence", 1, long.MaxValue),
            new(
                members.Text("event_type", LongestWord),
                members.Text("node_name", LongestName),
                members.OptionalText("node_type", LongestWord) ?? "",
                members.Text("status", LongestWord),
                members.Time("time"),
                duration is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
                members.OptionalText("error", LongestError),
                members.OptionalMap("meta")),
            members.Get("result"),
            members.OptionalMap("trace_component"));
    }

    /// <summary>An execution's id in the member <c>execution_id</c>.</summary>
    /// <param name="members">The object.</param>
    /// <param name="what">What the object is called, for messages.</param>
    /// <exception cref="WireFormatException">It is no id.</exception>
    public static string ReadId(WireObject members, string what)
    {
        ArgumentNullException.ThrowIfNull(members);
        var id = members.Text("execution_id", LongestId);
        return IsId(id) ? id : throw new WireFormatException($"'execution_id' of {what} must be 1 to {LongestId} of letters, digits, '-' and '_'.");
    }

    /// <summary>Whether a text can be the id of an execution.</summary>
    /// <param name="text">The text.</param>
    public static bool IsId(string text)
        => text is { Length: > 0 and <= LongestId } && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>Writes the event.</summary>
    /// <param name="writer">Gets one value.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString("execution_id", ExecutionId);
        writer.WriteNumber("attempt", Attempt);
        writer.WriteNumber("sequence", Sequence);
        writer.WriteString("event_type", Event.Type);
        writer.WriteString("node_name", Event.NodeName);
        writer.WriteString("node_type", Event.NodeType);
        writer.WriteString("status", Event.Status);
        writer.WriteString("time", Event.Time.UtcDateTime);
        if (Event.Duration is { } duration)
        {
            writer.WriteNumber("duration_ms", duration.TotalMilliseconds);
        }

        if (Event.Error is not null)
        {
            writer.WriteString("error", Event.Error);
        }

        Write(writer, "result", Result);
        Write(writer, "meta", Event.Meta);
        Write(writer, "trace_component", TraceComponent);
        writer.WriteEndObject();
    }

    /// <summary>The same event, with what is known of who sends it.</summary>
    /// <param name="identity">Who sends it.</param>
    public WireEvent From(WorkerIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return this with { Event = Event with { Meta = identity.AddToMeta(Event.Meta) }, TraceComponent = identity.AddToTrace(TraceComponent) };
    }

    private static void Write(Utf8JsonWriter writer, string name, JsonElement? value)
    {
        if (value is { ValueKind: not JsonValueKind.Undefined } known)
        {
            writer.WritePropertyName(name);
            known.WriteTo(writer);
        }
    }
}
