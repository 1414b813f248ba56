using System.Globalization;
using System.Text.Json;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Events.Wire;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Server.Tests.Support;

/// <summary>What tests send.</summary>
internal static class Texts
{
    public const string Playbook = """
        name: p
        workload:
          table: zones
          limits: {rows: 10, depth: 2}
        steps:
          - step: a
            action: sqlite
            inputs: {sql: SELECT 1}
        """;

    public static readonly DateTimeOffset Time = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    /// <summary>A playbook that differs from others in its number.</summary>
    public static string Numbered(int number) => Playbook + string.Create(CultureInfo.InvariantCulture, $"\n# {number}\n");

    public static WireEvent Event(string executionId, int attempt, long sequence, string type = EventTypes.TaskStart, string? error = null, string? result = null)
        => new(executionId, attempt, sequence, new(type, "n", "sqlite", EventStatuses.InProgress, Time, Error: error), result is null ? null : Json.Parse(System.Text.Encoding.UTF8.GetBytes(result)));

    /// <summary>A batch as a worker sends it.</summary>
    public static string Batch(params WireEvent[] events)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            EventBatch.Write(writer, events);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
