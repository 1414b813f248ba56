using Gen.Worker.Runtime.Playbooks;

namespace Gen.Worker.Runtime.Running;

/// <summary>What happened in a run.</summary>
/// <param name="Playbook">The playbook.</param>
/// <param name="Steps">All of its steps, in order.</param>
public sealed record PlaybookReport(Playbook Playbook, IReadOnlyList<StepReport> Steps)
{
    /// <summary>The run's id in the event log, or <see langword="null"/> if it was not begun.</summary>
    public string? ExecutionId { get; init; }

    /// <summary>What was wrong with the run, and not with one of its steps: it could not be recorded.</summary>
    public string? Error { get; init; }

    /// <summary>Succeeded if all steps are and the run is recorded, failed if a step is or it is not, cancelled otherwise.</summary>
    public StepState State =>
        Error is not null || Steps.Any(static s => s.State == StepState.Failed) ? StepState.Failed
        : Steps.All(static s => s.State == StepState.Succeeded) ? StepState.Succeeded
        : StepState.Cancelled;
}
