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

    /// <summary>Reads the server's answer to a lease. A job that cannot be read does not keep the others from being done.</summary>
    /// <param name="answer">The whole answer.</param>
    /// <returns>The jobs, and what is wrong with others.</returns>
    /// <exception cref="WireFormatException">It is none.</exception>
    internal static (IReadOnlyList<ServedJob> Jobs, IReadOnlyList<string> Problems) ReadAll(JsonElement answer)
    {
        var jobs = new List<ServedJob>();
        var problems = new List<string>();
        foreach (var job in WireObject.OfAnswer(answer, "The answer").List("jobs", 1000))
        {
            try
            {
                jobs.Add(Read(job, "the job"));
            }
            catch (WireFormatException e)
            {
                problems.Add($"A job that the server gave cannot be read, and is left: {e.Message}");
            }
        }

        return (jobs, problems);
    }

    private static ServedJob Read(JsonElement value, string what)
    {
        var members = WireObject.OfAnswer(value, what);
        var context = members.OptionalMap("context") is { } map ? WireObject.OfAnswer(map, $"'context' of {what}") : null;
        return new(
            new(WireEvent.ReadId(members, what), (int)members.Number("attempt", 1, WireEvent.MostAttempts)),
            members.Text("path", LongestPath),
            members.Number("version", 1, long.MaxValue),
            members.OptionalText("content", int.MaxValue) ?? "",
            members.OptionalMap("parameters") ?? Json.EmptyObject,
            members.OptionalBoolean("merge") ?? true,
            context?.OptionalText("parent_execution_id", WireEvent.LongestName),
            context?.OptionalText("parent_step", WireEvent.LongestName));
    }
}
