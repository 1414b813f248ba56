using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Runtime.Templates;
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
    /// <param name="cancellationToken">Stops the running step and skips the others.</param>
    /// <returns>What happened in each step.</returns>
    public async Task<PlaybookReport> RunAsync(PlaybookPlan plan, IProgress<StepReport>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        using var limit = new TimeLimit(plan.Limits.Run, time, cancellationToken);
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            RunRecord record;
            try
            {
                record = await RunRecord.StartAsync(scope.ServiceProvider, plan.Playbook, time, limit.Token).ConfigureAwait(false);
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
                var reports = await RunStepsAsync(plan, scope.ServiceProvider, record, progress, limit).ConfigureAwait(false);
                return await EndAsync(new(plan.Playbook, reports) { ExecutionId = record.ExecutionId }, record).ConfigureAwait(false);
            }
        }
    }

    private static PlaybookReport NotBegun(PlaybookPlan plan, string? error)
        => new(plan.Playbook, [.. plan.Steps.Select(static s => new StepReport(s.Step, s.Tool, StepState.Skipped))]) { Error = error };

    private static async Task<PlaybookReport> EndAsync(PlaybookReport report, RunRecord record)
    {
        try
        {
            await record.EndsAsync(report.State, report.Steps.FirstOrDefault(static s => s.Error is not null)?.Error).ConfigureAwait(false);
            return report;
        }
        catch (StorageException e)
        {
            return report with { Error = $"The end of run {record.ExecutionId} could not be recorded; it will be shown as interrupted. {e.Message}" };
        }
    }

    private async Task<List<StepReport>> RunStepsAsync(
        PlaybookPlan plan, IServiceProvider services, RunRecord record, IProgress<StepReport>? progress, TimeLimit limit)
    {
        var actions = services.GetRequiredService<IPlugins<IWorkerAction>>();
        var secrets = services.GetRequiredService<SecretScope>();
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["workload"] = plan.Playbook.Workload };
        var reports = new List<StepReport>(plan.Steps.Count);
        foreach (var step in plan.Steps)
        {
            var report = new StepReport(step.Step, step.Tool, StepState.Skipped);
            if (reports.All(static r => r.State == StepState.Succeeded))
            {
                progress?.Report(report with { State = StepState.Running });
                report = await RecordStepAsync(step, record, () => RunStepAsync(plan, step, actions, secrets, values, limit)).ConfigureAwait(false);
                progress?.Report(report);
            }

            reports.Add(report);
        }

        return reports;
    }

    /// <summary>A step that cannot be recorded has failed, whatever it did.</summary>
    private static async Task<StepReport> RecordStepAsync(PlannedStep step, RunRecord record, Func<Task<StepReport>> run)
    {
        var report = new StepReport(step.Step, step.Tool, StepState.Failed);
        try
        {
            await record.StepStartsAsync(step).ConfigureAwait(false);
        }
        catch (StorageException e)
        {
            return report with { Error = Say(step, step.Step.Location, $"It was not begun, because it cannot be recorded. {e.Message}") };
        }

        report = await run().ConfigureAwait(false);
        try
        {
            await record.StepEndsAsync(report).ConfigureAwait(false);
            return report;
        }
        catch (StorageException e)
        {
            var error = report.State == StepState.Succeeded ? $"It did its work, but its result cannot be recorded. {e.Message}" : $"Its end cannot be recorded. {e.Message}";
            report = report with { State = StepState.Failed, Result = null, Error = $"{report.Error}{(report.Error is null ? "" : "\n")}{Say(step, step.Step.Location, error)}" };
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

    private async Task<StepReport> RunStepAsync(
        PlaybookPlan plan, PlannedStep step, IPlugins<IWorkerAction> actions, SecretScope secrets, Dictionary<string, JsonElement> values, TimeLimit limit)
    {
        var start = time.GetTimestamp();
        var report = new StepReport(step.Step, step.Tool, StepState.Failed);
        try
        {
            limit.Token.ThrowIfCancellationRequested();
            var inputs = Render(step, values, plan.Limits, limit.Token);
            var result = await actions.Get(step.Tool)
                .ExecuteAsync(new ActionContext(step.Step.Name, plan.Playbook.Folder, new ActionInputs(inputs)) { Secrets = secrets, Values = values }, limit.Token)
                .ConfigureAwait(false);
            values.Add(step.Step.Name, result);
            report = report with { State = StepState.Succeeded, Result = result };
        }
        catch (OperationCanceledException) when (limit.Token.IsCancellationRequested)
        {
            report = limit.IsOver
                ? report with { Error = Say(step, step.Step.Location, $"The run took longer than {limit.Limit}.") }
                : report with { State = StepState.Cancelled };
        }
        catch (PlaybookException e)
        {
            report = report with { Error = Say(step, e.Location, e.Problem) };
        }
        catch (ActionInputException e)
        {
            report = report with { Error = Say(step, LocationOf(step, e.Input), e.Message) };
        }
        catch (ActionFailedException e)
        {
            report = report with { Error = Say(step, step.Step.Location, e.Message) };
        }
#pragma warning disable CA1031 // A plugin's defect ends its step, not the worker.
        catch (Exception e)
#pragma warning restore CA1031
        {
            report = report with { Error = Say(step, step.Step.Location, $"The action has a defect. {e}") };
        }

        // Later steps get the result as it is; whatever leaves the engine has no secret in it.
        return report with { Duration = time.GetElapsedTime(start), Result = report.Result is { } shown ? secrets.Redact(shown) : null, Error = secrets.Redact(report.Error) };
    }

    private static JsonElement Render(PlannedStep step, Dictionary<string, JsonElement> values, PlaybookLimits limits, CancellationToken cancellationToken)
    {
        using var writer = new TemplateWriter(values, limits, cancellationToken);
        step.Inputs.WriteTo(writer);
        return writer.ToValue();
    }

    private static string Say(PlannedStep step, SourceLocation location, string problem) => $"{location}: Step '{step.Step.Name}' ({step.Tool}): {problem}";

    /// <summary>The place of an input, of which <paramref name="input"/> may name a member: <c>insert.table</c>.</summary>
    private static SourceLocation LocationOf(PlannedStep step, string input)
    {
        var name = input[..(input.AsSpan().IndexOfAny('.', '[') is var end and >= 0 ? end : input.Length)];
        return step.Step.Inputs.FirstOrDefault(i => i.Name == name)?.Location ?? step.Step.Location;
    }
}
