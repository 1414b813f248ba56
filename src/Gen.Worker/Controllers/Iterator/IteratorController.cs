using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Runtime.Values;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Controllers.Iterator;

/// <summary>
/// Runs a task for each item of a list. The result has <c>data</c>, the results in the order of the list with null for what failed; <c>count</c>; <c>failed</c>, how many failed; and
/// <c>errors</c>, the first of the failures.
/// </summary>
/// <param name="time">Measures how long iterations take.</param>
[Plugin("iterator", Lifetime = ServiceLifetime.Singleton, Description = "Runs a task for each item of a list, one after the other or several at once.")]
[ActionInput("collection", Description = "The list. Of a map, the list in it under the element's name, its plural, items or values.")]
[ActionInput("data", Description = "Former name of collection.")]
[ActionInput("element", Required = true, IsName = true, Description = "The name of an item in the task's expressions.")]
[ActionInput("task", Required = true, Task = true, Description = "The task that is run for each item.")]
[ActionInput("where", Deferred = true, Description = "Which items: an expression, true for those that stay.")]
[ActionInput("order_by", Deferred = true, Description = "In which order: an expression for the key of an item; the smallest first.")]
[ActionInput("limit", Description = "How many items at the most.")]
[ActionInput("chunk", Description = "How many items an iteration gets, as a list.")]
[ActionInput("enumerate", Description = "Whether the task sees index and item.")]
[ActionInput("mode", Description = "sequential, or async: several at once.")]
[ActionInput("concurrency", Description = "How many at once if the mode is async; 8 if not given.")]
[ActionInput("on_error", Description = "fail_if_all: the step fails if all iterations do; continue: it never does; fail_fast: it does with the first.")]
[ActionName(IterationNames.Loop, Description = "index, count, first and last of the iteration.")]
[ActionName(IterationNames.Batch, Description = "The items, if chunk is given.")]
[ActionName(IterationNames.Index, Description = "The iteration's number, from 0 on, if enumerate is true.")]
[ActionName(IterationNames.Current, Description = "The element, if enumerate is true.")]
internal sealed class IteratorController(TimeProvider time) : IWorkerAction
{
    public async Task<JsonElement> ExecuteAsync(ActionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var run = context.Run ?? throw new ActionFailedException("An iterator runs in a playbook only.");
        var options = IteratorOptions.From(context.Inputs);
        var items = ItemList.Find(context.Inputs, run.Names, options.Element);
        items = Filter(run, options, items, cancellationToken);
        items = Sort(run, options, items, cancellationToken);
        if (options.Limit < items.Count)
        {
            items = [.. items.Take(options.Limit.Value)];
        }

        return await new Iterations(run, options, new Batches(items, options.Chunk), context.Step, time).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private static IReadOnlyList<JsonElement> Filter(IPlaybookRun run, IteratorOptions options, IReadOnlyList<JsonElement> items, CancellationToken cancellationToken)
        => run.Has("where") ? [.. items.Where((item, i) => Truth.Of(Evaluate(run, options, "where", item, i, cancellationToken)))] : items;

    private static IReadOnlyList<JsonElement> Sort(IPlaybookRun run, IteratorOptions options, IReadOnlyList<JsonElement> items, CancellationToken cancellationToken)
    {
        if (!run.Has("order_by"))
        {
            return items;
        }

        var keys = items.Select((item, i) => Evaluate(run, options, "order_by", item, i, cancellationToken)).ToArray();
        try
        {
            // LINQ's sort keeps those that are alike in their order.
            return [.. Enumerable.Range(0, items.Count).OrderBy(i => keys[i], KeyOrder.Instance).Select(i => items[i])];
        }
        catch (InvalidOperationException e) when (e.InnerException is ActionInputException problem)
        {
            throw new ActionInputException(problem.Input, problem.Message[$"Input '{problem.Input}' ".Length..], problem);
        }
    }

    private static JsonElement Evaluate(IPlaybookRun run, IteratorOptions options, string input, JsonElement item, int index, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (options.Enumerate)
        {
            names[IterationNames.Index] = Json.Number(index);
            names[IterationNames.Current] = item;
        }

        names[options.Element] = item;
        try
        {
            return run.Evaluate(input, names, cancellationToken);
        }
        catch (PlaybookException e)
        {
            throw new PlaybookException(e.Location, $"Of item {index}: {e.Problem}", e);
        }
    }
}
