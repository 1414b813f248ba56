using Gen.Worker.Runtime.Playbooks;

namespace Gen.Worker.Runtime.Running;

/// <summary>A playbook of which everything is known to be right that can be known before it runs.</summary>
public sealed class PlaybookPlan
{
    internal PlaybookPlan(Playbook playbook, PlaybookLimits limits, IReadOnlyList<PlannedStep> steps)
    {
        Playbook = playbook;
        Limits = limits;
        Steps = steps;
    }

    /// <summary>The playbook.</summary>
    public Playbook Playbook { get; }

    internal PlaybookLimits Limits { get; }

    internal IReadOnlyList<PlannedStep> Steps { get; }
}
