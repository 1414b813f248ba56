using System.Text.Json;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Retries;
using Gen.Worker.Runtime.Templates;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Running;

/// <summary>Runs tasks of one execution: evaluates the inputs, finds the action, tries it as often as the task says, and saves the result if it says so.</summary>
internal sealed class TaskRunner(PlaybookExecution execution)
{
    /// <param name="task">The task.</param>
    /// <param name="names">What its expressions see.</param>
    /// <param name="over">Inputs that take the place of its own.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What came of it. A failure's message begins with the place, and has no secret in it.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<TaskOutcome> RunAsync(TaskPlan task, NameScope names, JsonElement? over, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var inputs = Evaluate(task.Inputs, names, cancellationToken);
            if (over is { } more)
            {
                inputs = Inputs.Merge(inputs, more);
            }

            var outcome = task.Retry is { } policy
                ? await new Attempts(policy, execution.Plan.Limits, execution.Time, (o, number, wait) => WaitsAsync(task, o, number, wait, cancellationToken))
                    .RunAsync(inputs, names, (i, token) => new(AttemptAsync(task, names, i, token)), cancellationToken)
                    .ConfigureAwait(false)
                : await AttemptAsync(task, names, inputs, cancellationToken).ConfigureAwait(false);
            return outcome is { Result: { } result } && task.Save is { } save ? await SaveAsync(save, names, result, cancellationToken).ConfigureAwait(false) ?? outcome : outcome;
        }
        catch (PlaybookException e)
        {
            return Failed(task, e.Location, e.Problem, e);
        }
        catch (ActionFailedException e)
        {
            return Failed(task, task.Step.Location, e.Message, e);
        }
        catch (JsonException e)
        {
            return Failed(task, task.Step.Location, $"What it works with is nested more than {Json.MaxDepth} deep once it is put together.", e);
        }
    }

    public JsonElement Evaluate(Template template, IReadOnlyDictionary<string, JsonElement> names, CancellationToken cancellationToken)
    {
        using var writer = new TemplateWriter(names, execution.Plan.Limits, cancellationToken);
        template.WriteTo(writer);
        return writer.ToValue();
    }

    private async Task<TaskOutcome> AttemptAsync(TaskPlan task, NameScope names, JsonElement inputs, CancellationToken cancellationToken)
    {
        try
        {
            var context = new ActionContext(task.Step.Name, execution.Plan.Playbook.Folder, new ActionInputs(inputs))
            {
                Secrets = execution.Secrets,
                Run = new TaskRun(execution, this, task, names),
            };
            return new(await execution.Actions.Get(task.Action).ExecuteAsync(context, cancellationToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (PlaybookException e)
        {
            return Failed(task, e.Location, e.Problem, e);
        }
        catch (ActionInputException e)
        {
            return Failed(task, LocationOf(task, e.Input), e.Message, e);
        }
        catch (ActionFailedException e)
        {
            return Failed(task, task.Step.Location, e.Message, e);
        }
        catch (StorageException e)
        {
            return Failed(task, task.Step.Location, e.Message, e);
        }
#pragma warning disable CA1031 // A plugin's defect ends its task, not the worker.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Failed(task, task.Step.Location, $"The action has a defect. {e}", e);
        }
    }

    /// <returns>What was wrong; <see langword="null"/>: nothing.</returns>
    private async Task<TaskOutcome?> SaveAsync(TaskPlan save, NameScope names, JsonElement result, CancellationToken cancellationToken)
    {
        var start = execution.Time.GetTimestamp();
        await ReportAsync(save, EventTypes.SaveStart, EventStatuses.InProgress, null, null).ConfigureAwait(false);
        var saved = TaskPlanner.SavedNames.Append(save.Step.Name).Distinct().ToDictionary(static n => n, _ => result);
        var outcome = await RunAsync(save, new NameScope(saved, names), null, cancellationToken).ConfigureAwait(false);
        var ended = execution.Time.GetElapsedTime(start);
        if (outcome.Failure is { } failure)
        {
            await ReportAsync(save, EventTypes.SaveError, EventStatuses.Error, ended, failure.Message).ConfigureAwait(false);
            return outcome;
        }

        await ReportAsync(save, EventTypes.SaveComplete, EventStatuses.Success, ended, null).ConfigureAwait(false);
        return null;
    }

    private async ValueTask WaitsAsync(TaskPlan task, TaskOutcome outcome, int number, TimeSpan wait, CancellationToken cancellationToken)
    {
        var meta = Json.Write((number, wait), static (writer, m) =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("attempt", m.number);
            writer.WriteNumber("delay_ms", Math.Round(m.wait.TotalMilliseconds));
            writer.WriteEndObject();
        });
        try
        {
            await execution.Record
                .WriteAsync(new(EventTypes.TaskRetry, task.Step.Name, task.Action, EventStatuses.InProgress, execution.Time.GetUtcNow(), Error: outcome.Failure?.Message, Meta: meta), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (StorageException e)
        {
            throw new ActionFailedException(e.Message, e);
        }
    }

    private async Task ReportAsync(TaskPlan task, string type, string status, TimeSpan? duration, string? error)
    {
        try
        {
            await execution.Record
                .WriteAsync(new(type, task.Step.Name, task.Action, status, execution.Time.GetUtcNow(), duration, error), CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch (StorageException e)
        {
            throw new ActionFailedException(e.Message, e);
        }
    }

    private TaskOutcome Failed(TaskPlan task, SourceLocation location, string problem, Exception e)
    {
        var known = e as ActionFailedException;
        var message = execution.Secrets.Redact($"{location}: Step '{task.Step.Name}' ({task.Action}): {problem}")!;
        return new(null, new ActionFailedException(message, e) { Kind = known?.Kind ?? e.GetType().Name, Details = known?.Details });
    }

    /// <summary>The place of an input, of which <paramref name="input"/> may name a member: <c>insert.table</c>.</summary>
    private static SourceLocation LocationOf(TaskPlan task, string input)
    {
        var name = input[..(input.AsSpan().IndexOfAny('.', '[') is var end and >= 0 ? end : input.Length)];
        return task.Step.Inputs.FirstOrDefault(i => i.Name == name)?.Location ?? task.Step.Location;
    }
}
