using Gen.Worker.Runtime;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Running;

namespace Gen.Worker.Shared.Serving;

/// <summary>Runs one job: reads and checks the playbook, and runs it. A playbook that is wrong has an execution too, which failed.</summary>
internal sealed class JobRunner(PlaybookPlanner planner, PlaybookRunner runner, IEventLog log, ServeOptions options, TimeProvider time)
{
    /// <returns>How it ended, and what was wrong.</returns>
    /// <exception cref="StorageException">The run could not be recorded at all.</exception>
    public async Task<(StepState State, string? Error)> RunAsync(ServedJob job, CancellationToken cancellationToken)
    {
        PlaybookPlan plan;
        try
        {
            var playbook = PlaybookReader.Parse(job.Content, job.Path, options.Folder).With(job.Parameters, job.Merge);
            plan = planner.Plan(playbook with { Path = job.Path });
        }
        catch (PlaybookException e)
        {
            await RefuseAsync(job, e.Message).ConfigureAwait(false);
            return (StepState.Failed, e.Message);
        }

        var report = await runner
            .RunAsync(plan, null, new() { Reported = job.Execution, ParentExecutionId = job.ParentExecutionId, ParentStep = job.ParentStep }, cancellationToken)
            .ConfigureAwait(false);
        return report.ExecutionId is null && report.Error is { } error
            ? throw new StorageException(error)
            : (report.State, report.Error ?? report.Steps.FirstOrDefault(static s => s.Error is not null)?.Error);
    }

    private async Task RefuseAsync(ServedJob job, string error)
    {
        const string NodeType = "playbook";
        var now = time.GetUtcNow();
        var execution = await log
            .StartAsync(job.Execution.LocalId, new(EventTypes.ExecutionStart, job.Path, NodeType, EventStatuses.InProgress, now), job.Execution)
            .ConfigureAwait(false);
        await using (execution.ConfigureAwait(false))
        {
            await execution.AppendAsync(new ExecutionEvent(EventTypes.ExecutionFailed, job.Path, NodeType, EventStatuses.Error, now, TimeSpan.Zero, error)).ConfigureAwait(false);
        }
    }
}
