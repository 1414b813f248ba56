using Gen.Worker.Runtime.Playbooks;

namespace Gen.Worker.Runtime.Running;

/// <summary>What happened in a run.</summary>
/// <param name="Playbook">The playbook.</param>
/// <param name="Steps">All of its steps, in order.</param>
public sealed record PlaybookReport(Playbook Playbook, IReadOnlyList<StepReport> Steps)
{
    /// <summary>Succeeded if all steps are, failed if one is, cancelled otherwise.</summary>
    public StepState State { get; } =
        Steps.Any(static s => s.State == StepState.Failed) ? StepState.Failed
        : Steps.All(static s => s.State == StepState.Succeeded) ? StepState.Succeeded
        : StepState.Cancelled;
}
