using System.Text.Json;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Secrets;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Runtime.Running;

/// <summary>
/// Runs playbooks: each run is a scope of the container, and each step's action is found in the registry by name. What happens is in the event log before the
/// next thing happens.
/// </summary>
/// <param name="scopes">Makes the scopes.</param>
/// <param name="time">Measures how long steps take.</param>
public sealed class PlaybookRunner(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>Runs a playbook's steps one after the other, until one fails. Never throws for a step that fails, nor for a log that cannot be written.</summary>
    /// <param name="plan">The playbook, checked.</param>
    /// <param name="progress">Told when a step begins and when it has ended and is recorded, on the thread that runs it.</param>
    /// <param name="options">What somebody else decided about the run.</param>
    /// <param name="cancellationToken">Stops the running step and skips the others.</param>
    /// <returns>What happened in each step.</returns>
    public async Task<PlaybookReport> RunAsync(
        PlaybookPlan plan, IProgress<StepReport>? progress = null, RunOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            return await RunAsync(plan, scope.ServiceProvider, [], options ?? new(), progress, cancellationToken).ConfigureAwait(false);
        }
    }

    internal static PlaybookPlan Check(IServiceProvider services, Playbook playbook, PlaybookLimits limits)
        => services.GetRequiredService<PlaybookPlanner>().Plan(playbook, limits);

    /// <summary>Runs a playbook for another one, in its scope: what one has open or knows to be secret, the other has and knows too.</summary>
    internal Task<PlaybookReport> RunNestedAsync(PlaybookExecution outer, PlaybookPlan plan, RunOptions options, CancellationToken cancellationToken)
        => RunAsync(plan, outer.Services, outer.Chain, options, null, cancellationToken);

    private async Task<PlaybookReport> RunAsync(
        PlaybookPlan plan, IServiceProvider services, IReadOnlyList<string> chain, RunOptions options, IProgress<StepReport>? progress, CancellationToken cancellationToken)
    {
        using var limit = new TimeLimit(plan.Limits.Run, time, cancellationToken);
        RunRecord record;
        try
        {
            var secrets = services.GetRequiredService<SecretScope>();
            record = await RunRecord.StartAsync(services, plan.Playbook, options, secrets, time, limit.Token).ConfigureAwait(false);
        }
        catch (StorageException e)
        {
            return NotBegun(plan, $"No step was begun. {e.Message}");
        }
        catch (OperationCanceledException) when (limit.Token.IsCancellationRequested)
        {
            return NotBegun(plan, limit.IsOver ? $"The run took longer than {limit.Limit}." : null);
        }

        await using (record.ConfigureAwait(false))
        {
            var execution = new PlaybookExecution(plan, services, record, this, time, [.. chain, plan.Playbook.Name]);
            var reports = await RunStepsAsync(execution, progress, limit).ConfigureAwait(false);
            return await EndAsync(new(plan.Playbook, reports) { ExecutionId = record.ExecutionId }, record).ConfigureAwait(false);
        }
    }

    private static PlaybookReport NotBegun(PlaybookPlan plan, string? error)
        => new(plan.Playbook, [.. plan.Steps.Select(static s => new StepReport(s.Step, s.Action, StepState.Skipped))]) { Error = error };

    private static async Task<PlaybookReport> EndAsync(PlaybookReport report, RunRecord record)
    {
        var error = report.Steps.FirstOrDefault(static s => s.Error is not null)?.Error;
        try
        {
            await record.EndsAsync(report.State, error).ConfigureAwait(false);
            return report;
        }
        catch (StorageException)
        {
            // Perhaps it was another event, or has passed. A run without an end is done again.
        }

        try
        {
            await record.EndsAsync(report.State, error).ConfigureAwait(false);
            return report;
        }
        catch (StorageException e)
        {
            return report with { Error = $"The end of run {record.ExecutionId} could not be recorded; it will be shown as interrupted. {e.Message}" };
        }
    }

    private async Task<List<StepReport>> RunStepsAsync(PlaybookExecution execution, IProgress<StepReport>? progress, TimeLimit limit)
    {
        var tasks = new TaskRunner(execution);
        var names = execution.FirstNames();
        var reports = new List<StepReport>(execution.Plan.Steps.Count);
        var goesOn = true;
        foreach (var step in execution.Plan.Steps)
        {
            if (!goesOn)
            {
                reports.Add(new(step.Step, step.Action, StepState.Skipped));
                continue;
            }

            progress?.Report(new(step.Step, step.Action, StepState.Running));
            var report = await RecordStepAsync(step, execution, tasks, names, limit).ConfigureAwait(false);
            progress?.Report(report);
            reports.Add(report);
            goesOn = report.State == StepState.Succeeded;
        }

        return reports;
    }

    /// <summary>A step that cannot be recorded has failed, whatever it did.</summary>
    private async Task<StepReport> RecordStepAsync(TaskPlan step, PlaybookExecution execution, TaskRunner tasks, Dictionary<string, JsonElement> names, TimeLimit limit)
    {
        var record = execution.Record;
        try
        {
            await record.StepStartsAsync(step).ConfigureAwait(false);
        }
        catch (StorageException e)
        {
            return new(step.Step, step.Action, StepState.Failed, Error: Say(step, $"It was not begun, because it cannot be recorded. {e.Message}"));
        }

        var report = await RunStepAsync(step, execution, tasks, names, limit).ConfigureAwait(false);
        try
        {
            await record.StepEndsAsync(report).ConfigureAwait(false);
            return report;
        }
        catch (StorageException e)
        {
            var error = report.State == StepState.Succeeded ? $"It did its work, but its result cannot be recorded. {e.Message}" : $"Its end cannot be recorded. {e.Message}";
            report = report with { State = StepState.Failed, Result = null, Error = $"{report.Error}{(report.Error is null ? "" : "\n")}{Say(step, error)}" };
        }

        try
        {
            // Perhaps it was only the result: one that is too large, say.
            await record.StepEndsAsync(report).ConfigureAwait(false);
        }
        catch (StorageException)
        {
            // Told above.
        }

        return report;
    }

    private async Task<StepReport> RunStepAsync(TaskPlan step, PlaybookExecution execution, TaskRunner tasks, Dictionary<string, JsonElement> names, TimeLimit limit)
    {
        var start = time.GetTimestamp();
        var state = StepState.Failed;
        JsonElement? result = null;
        string? error = null;
        try
        {
            var outcome = await tasks.RunAsync(step, new NameScope(names), null, limit.Token).ConfigureAwait(false);
            if (outcome.Result is { } value)
            {
                names[step.Step.Name] = value;
                state = StepState.Succeeded;

                // Later steps get the result as it is; whatever leaves the engine has no secret in it.
                result = execution.Secrets.Redact(value);
            }
            else
            {
                error = outcome.Failure!.Message;
            }
        }
        catch (OperationCanceledException) when (limit.Token.IsCancellationRequested)
        {
            (state, error) = limit.IsOver ? (StepState.Failed, Say(step, $"The run took longer than {limit.Limit}.")) : (StepState.Cancelled, null);
        }

        return new(step.Step, step.Action, state, time.GetElapsedTime(start), result, error);
    }

    private static string Say(TaskPlan step, string problem) => $"{step.Step.Location}: Step '{step.Step.Name}' ({step.Action}): {problem}";
}
