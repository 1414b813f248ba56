using System.Text.Json;

namespace Gen.Worker.Runtime.Events.Wire;

/// <summary>What a worker sends to the server's <c>/api/events</c>: an event, or several as <c>{"events": [...]}</c>.</summary>
public static class EventBatch
{
    /// <summary>The most events of a batch.</summary>
    public const int MostEvents = 1000;

    /// <summary>The most that a batch may take, in bytes.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    /// <summary>How deep a result stands in a batch: the body, the list, the event.</summary>
    public const int Around = 3;

    /// <summary>Reads a batch.</summary>
    /// <param name="value">The whole body.</param>
    /// <exception cref="WireFormatException">It is none.</exception>
    public static IReadOnlyList<WireEvent> Read(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object && !value.TryGetProperty("events", out _))
        {
            return [WireEvent.Read(value, "The event")];
        }

        var events = WireObject.Of(value, "The body", "events").List("events", MostEvents);
        return [.. events.Select(static (e, i) => WireEvent.Read(e, $"events[{i}]"))];
    }

    /// <summary>Writes a batch.</summary>
    /// <param name="writer">Gets one value.</param>
    /// <param name="events">The events, in order.</param>
    public static void Write(Utf8JsonWriter writer, IEnumerable<WireEvent> events)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(events);
        writer.WriteStartObject();
        writer.WriteStartArray("events");
        foreach (var item in events)
        {
            item.WriteTo(writer);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
