using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Results;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Runtime.Values;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Controllers.Result;

/// <summary>
/// Puts the results together that the iterations of an iterator left in the log, of this execution or of an earlier one. The result has <c>results</c>, in the order of the list with null
/// for what is missing; <c>count</c>; <c>failed</c>; and <c>errors</c>. It reads and changes nothing: asked again, it says the same.
/// </summary>
[Plugin("result", Lifetime = ServiceLifetime.Scoped, Description = "Puts the stored results of an iterator's iterations together.")]
[ActionInput("step_name", Required = true, FormerName = "node_name", Description = "The iterator's step; of one in an iteration, its path: cities[3].streets.")]
[ActionInput("node_name", Description = "Former name of step_name.")]
[ActionInput("execution_id", Description = "The execution; this one if not given.")]
[ActionInput("executionId", Description = "Former name of execution_id.")]
internal sealed class ResultController(IEnumerable<IEventLog> logs, IEnumerable<IResultStore> stores, TimeProvider time) : IWorkerAction, IDisposable
{
    /// <summary>Says once in an execution that an iterator's results were put together.</summary>
    public const string LoopCompleted = "loop_completed";

    private const int MostShown = 100;

    private readonly SemaphoreSlim _turn = new(1);

    public async Task<JsonElement> ExecuteAsync(ActionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var run = context.Run ?? throw new ActionFailedException("Results are put together in a playbook only.");
        var inputs = context.Inputs;
        var step = inputs.OptionalText("step_name") ?? inputs.OptionalText("node_name") ?? throw inputs.Wrong("step_name", "is missing: the iterator's step.");
        var execution = inputs.OptionalText("execution_id") ?? inputs.OptionalText("executionId") ?? run.ExecutionId;
        var logged = execution == run.ExecutionId ? run.LogId : execution;

        // Two at once would both find that nobody has reported it.
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await run.FlushAsync(cancellationToken).ConfigureAwait(false);
            var log = logs.Single();
            var events = await log.ReadAsync(logged, cancellationToken).ConfigureAwait(false);
            var iterations = Find(events, execution, step);
            var results = iterations.Results(await stores.Single().ReadAsync(logged, cancellationToken).ConfigureAwait(false));
            var own = logged == run.LogId ? events : await log.ReadAsync(run.LogId, cancellationToken).ConfigureAwait(false);
            if (!own.Any(e => e.Event.Type == LoopCompleted && e.Event.NodeName == step && ExecutionOf(e.Event.Meta) == execution))
            {
                await ReportAsync(run, execution, step, iterations).ConfigureAwait(false);
            }

            return Result(iterations, results);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private static StoredIterations Find(IReadOnlyList<LoggedEvent> events, string execution, string step)
    {
        if (events.Count == 0)
        {
            throw new ActionInputException("execution_id", $"is '{execution}', and there is no such execution in this worker's log.");
        }

        if (StoredIterations.Find(events, step) is not { } iterations)
        {
            string[] nodes = [.. StoredIterations.Nodes(events).Take(10)];
            throw new ActionInputException(
                "step_name",
                $"is '{step}', and execution {execution} has begun no iterator of that name.{(nodes.Length == 0 ? "" : $" It has {string.Join(", ", nodes.Select(static n => $"'{n}'"))}.")}");
        }

        return iterations.HasEnded
            ? iterations
            : throw new ActionFailedException($"The iterator '{step}' of execution {execution} has not ended: it runs, or was interrupted, after {iterations.Ended} of {iterations.Count} iterations.");
    }

    private Task ReportAsync(IPlaybookRun run, string execution, string step, StoredIterations iterations)
    {
        var meta = Json.Write((execution, iterations), static (writer, m) =>
        {
            writer.WriteStartObject();
            writer.WriteString("execution_id", m.execution);
            writer.WriteBoolean("loop_completed", true);
            writer.WriteNumber("total_iterations", m.iterations.Count);
            writer.WriteEndObject();
        });
        return run.ReportAsync(new(LoopCompleted, step, "result", EventStatuses.Success, time.GetUtcNow(), Meta: meta), cancellationToken: CancellationToken.None);
    }

    private static string? ExecutionOf(JsonElement? meta)
        => meta is { ValueKind: JsonValueKind.Object } values && values.TryGetProperty("execution_id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;

    private static JsonElement Result(StoredIterations iterations, IReadOnlyDictionary<int, JsonElement> results)
    {
        try
        {
            return Json.Write((iterations, results), static (writer, r) =>
            {
                writer.WriteStartObject();
                writer.WriteStartArray("results");
                for (var i = 0; i < r.iterations.Count; i++)
                {
                    r.results.GetValueOrDefault(i, Json.Null).WriteTo(writer);
                }

                writer.WriteEndArray();
                writer.WriteNumber("count", r.iterations.Count);
                writer.WriteNumber("failed", r.iterations.Count - r.results.Count);
                writer.WriteStartArray("errors");
                foreach (var (index, message) in r.iterations.Errors().Take(MostShown))
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("index", index);
                    writer.WriteString("message", message);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            });
        }
        catch (JsonException e)
        {
            throw new ActionFailedException($"The results cannot be put into one list: with it they are nested more than {Json.MaxDepth} deep.", e);
        }
    }
}
