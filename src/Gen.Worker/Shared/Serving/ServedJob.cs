using System.Text.Json;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Events.Wire;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Shared.Serving;

/// <summary>A job that the server gave to this worker.</summary>
/// <param name="Execution">The execution, and which attempt at it this is.</param>
/// <param name="Path">The playbook's path in the server's catalogue.</param>
/// <param name="Version">Its version there.</param>
/// <param name="Content">Its text.</param>
/// <param name="Parameters">Values for its workload: an object.</param>
/// <param name="Merge">Whether they are put over the playbook's own.</param>
/// <param name="ParentExecutionId">The execution that asked for it.</param>
/// <param name="ParentStep">The step there.</param>
public sealed record ServedJob(
    ReportedExecution Execution, string Path, long Version, string Content, JsonElement Parameters, bool Merge, string? ParentExecutionId, string? ParentStep)
{
    private const int LongestPath = 4096;

    /// <summary>Reads the server's answer to a lease.</summary>
    /// <param name="answer">The whole answer.</param>
    /// <exception cref="WireFormatException">It is none.</exception>
    internal static IReadOnlyList<ServedJob> ReadAll(JsonElement answer)
        => [.. WireObject.Of(answer, "The answer", "jobs").List("jobs", 1000).Select(static (j, i) => Read(j, $"jobs[{i}]"))];

    private static ServedJob Read(JsonElement value, string what)
    {
        var members = WireObject.Of(value, what, "execution_id", "attempt", "max_attempts", "path", "version", "content", "parameters", "merge", "context");
        var context = members.OptionalMap("context") is { } map ? WireObject.Of(map, $"'context' of {what}", "parent_execution_id", "parent_event_id", "parent_step") : null;
        return new(
            new(WireEvent.ReadId(members, what), (int)members.Number("attempt", 1, WireEvent.MostAttempts)),
            members.Text("path", LongestPath),
            members.Number("version", 1, long.MaxValue),
            members.OptionalText("content", int.MaxValue) ?? "",
            members.OptionalMap("parameters") ?? Json.EmptyObject,
            members.OptionalBoolean("merge") ?? true,
            context?.OptionalText("parent_execution_id", WireEvent.LongestId),
            context?.OptionalText("parent_step", WireEvent.LongestName));
    }
}
