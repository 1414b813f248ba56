using System.Text.Json;
using Gen.Worker.Runtime;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Controllers.Iterator;

/// <summary>Runs the iterations, reports them, and collects what comes of them. An iteration leaves its result and nothing else.</summary>
internal sealed class Iterations(IPlaybookRun run, IteratorOptions options, Batches batches, string step, TimeProvider time)
{
    private const string NodeType = "iterator";

    private readonly string _path = IterationNames.Path(run.Names, step);
    private readonly TaskPlan _task = run.Task("task")!;
    private readonly JsonElement[] _results = new JsonElement[batches.Count];
    private readonly IterationErrors _errors = new();

    public async Task<JsonElement> RunAsync(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        await ReportAsync(IteratorEvents.Started, EventStatuses.InProgress, meta: Count()).ConfigureAwait(false);
        try
        {
            await RunAllAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await EndAsync(IteratorEvents.Failed, EventStatuses.Cancelled, start, null).ConfigureAwait(false);
            throw;
        }
        catch (ActionFailedException e)
        {
            await EndAsync(IteratorEvents.Failed, EventStatuses.Error, start, e.Message).ConfigureAwait(false);
            throw;
        }

        catch (StorageException e)
        {
            await EndAsync(IteratorEvents.Failed, EventStatuses.Error, start, e.Message).ConfigureAwait(false);
            throw;
        }

        await EndAsync(IteratorEvents.Completed, EventStatuses.Success, start, null).ConfigureAwait(false);
        return Result();
    }

    private async Task RunAllAsync(CancellationToken cancellationToken)
    {
        if (options.Concurrency == 1)
        {
            for (var i = 0; i < batches.Count; i++)
            {
                await RunOneAsync(i, cancellationToken).ConfigureAwait(false);
            }
        }
        else
        {
            // What the body throws stops the others: only a failure that has to does.
            await Parallel.ForEachAsync(
                Enumerable.Range(0, batches.Count),
                new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency, CancellationToken = cancellationToken },
                (i, token) => new(RunOneAsync(i, token))).ConfigureAwait(false);
        }

        if (options.OnError == OnError.FailIfAll && batches.Count > 0 && _errors.Count == batches.Count)
        {
            var (index, failure) = _errors.First;
            throw Failed(
                batches.Count == 1
                    ? $"The only iteration failed: {failure.Message}"
                    : $"All {batches.Count} iterations failed. Iteration {index}: {failure.Message}",
                failure);
        }
    }

    private async Task RunOneAsync(int index, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var start = time.GetTimestamp();
        await ReportAsync(IteratorEvents.IterationStarted, EventStatuses.InProgress, meta: Place(index)).ConfigureAwait(false);
        TaskOutcome outcome;
        try
        {
            outcome = await run.RunAsync(_task, new IterationNames(options, batches, index, step, _path), null, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await ReportAsync(IteratorEvents.IterationFailed, EventStatuses.Cancelled, time.GetElapsedTime(start), meta: Place(index)).ConfigureAwait(false);
            throw;
        }

        if (outcome.Failure is not { } failure)
        {
            _results[index] = outcome.Result!.Value;
            await ReportAsync(IteratorEvents.IterationCompleted, EventStatuses.Success, time.GetElapsedTime(start), meta: Place(index), result: outcome.Result).ConfigureAwait(false);
            return;
        }

        _errors.Add(index, failure);
        await ReportAsync(IteratorEvents.IterationFailed, EventStatuses.Error, time.GetElapsedTime(start), failure.Message, Place(index)).ConfigureAwait(false);
        if (options.OnError == OnError.FailFast)
        {
            throw Failed($"Iteration {index} failed, and 'on_error' is 'fail_fast': {failure.Message}", failure);
        }
    }

    private static ActionFailedException Failed(string message, ActionFailedException failure) => new(message, failure) { Kind = failure.Kind, Details = failure.Details };

    private Task EndAsync(string type, string status, long start, string? error) => ReportAsync(type, status, time.GetElapsedTime(start), error, Json.Write(this, static (writer, i) =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("count", i._results.Length);
        i._errors.Write(writer);
        writer.WriteEndObject();
    }));

    /// <summary>What has happened is reported even if the run was stopped.</summary>
    private Task ReportAsync(string type, string status, TimeSpan? duration = null, string? error = null, JsonElement? meta = null, JsonElement? result = null)
        => run.ReportAsync(new(type, _path, NodeType, status, time.GetUtcNow(), duration, error, meta), result, CancellationToken.None);

    private JsonElement Count() => Json.Write(batches.Count, static (writer, count) =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("count", count);
        writer.WriteEndObject();
    });

    private static JsonElement Place(int index) => Json.Write(index, static (writer, i) =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("index", i);
        writer.WriteEndObject();
    });

    private JsonElement Result()
    {
        try
        {
            return Json.Write(this, static (writer, i) =>
            {
                writer.WriteStartObject();
                writer.WriteStartArray("data");
                foreach (var result in i._results)
                {
                    if (result.ValueKind == JsonValueKind.Undefined)
                    {
                        writer.WriteNullValue();
                    }
                    else
                    {
                        result.WriteTo(writer);
                    }
                }

                writer.WriteEndArray();
                writer.WriteNumber("count", i._results.Length);
                i._errors.Write(writer);
                writer.WriteEndObject();
            });
        }
        catch (JsonException e)
        {
            throw new ActionFailedException($"The results cannot be put into one list: with it they are nested more than {Json.MaxDepth} deep. Return less from each iteration.", e);
        }
    }
}
