using System.Text.Json;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Results;

namespace Gen.Worker.Controllers.Result;

/// <summary>What an iterator left in the event log: the events of its last run, if it was run more than once.</summary>
internal sealed class StoredIterations
{
    private readonly LoggedEvent[] _events;

    private StoredIterations(LoggedEvent[] events) => _events = events;

    /// <summary>How many iterations there are.</summary>
    public int Count => Number(_events[0].Event.Meta, "count") ?? 0;

    /// <summary>Whether all that were begun have ended.</summary>
    public bool HasEnded => _events[^1].Event.Type is "iterator_completed" or "iterator_failed";

    /// <summary>How many iterations have ended.</summary>
    public int Ended => _events.Count(static e => e.Event.Type is "iteration_completed" or "iteration_failed");

    /// <summary>The nodes that are iterators.</summary>
    public static IEnumerable<string> Nodes(IReadOnlyList<LoggedEvent> events) => events.Where(static e => e.Event.Type == "iterator_started").Select(static e => e.Event.NodeName).Distinct();

    /// <returns><see langword="null"/>: no iterator of that node was begun.</returns>
    public static StoredIterations? Find(IReadOnlyList<LoggedEvent> events, string node)
    {
        var mine = events.Where(e => e.Event.NodeName == node && e.Event.Type.StartsWith("iterat", StringComparison.Ordinal)).ToArray();
        var start = Array.FindLastIndex(mine, static e => e.Event.Type == "iterator_started");
        return start < 0 ? null : new(mine[start..]);
    }

    /// <summary>The results by iteration; those of iterations that failed, or were not begun, are missing.</summary>
    public IReadOnlyDictionary<int, JsonElement> Results(IReadOnlyList<StepResult> stored)
    {
        var values = stored.ToDictionary(static r => r.Number, static r => r.Value);
        return _events
            .Where(e => e.Event.Type == "iteration_completed" && values.ContainsKey(e.Number) && Number(e.Event.Meta, "index") is not null)
            .ToDictionary(static e => Number(e.Event.Meta, "index")!.Value, e => values[e.Number]);
    }

    /// <summary>The errors by iteration.</summary>
    public IEnumerable<(int Index, string Message)> Errors()
        => _events.Where(static e => e.Event.Type == "iteration_failed")
            .Select(static e => (Number(e.Event.Meta, "index") ?? -1, e.Event.Error ?? "It was stopped."))
            .OrderBy(static e => e.Item1);

    private static int? Number(JsonElement? meta, string name)
        => meta is { ValueKind: JsonValueKind.Object } values && values.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;
}
