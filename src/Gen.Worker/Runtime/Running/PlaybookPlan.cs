using Gen.Worker.Runtime.Playbooks;

namespace Gen.Worker.Runtime.Running;

/// <summary>A playbook of which everything is known to be right that can be known before it runs.</summary>
public sealed class PlaybookPlan
{
    internal PlaybookPlan(Playbook playbook, PlaybookLimits limits, IReadOnlyList<TaskPlan> steps, IReadOnlyDictionary<string, TaskPlan> workbook, IReadOnlyList<PlaybookWarning> warnings)
    {
        Playbook = playbook;
        Limits = limits;
        Steps = steps;
        Workbook = workbook;
        Warnings = warnings;
    }

    /// <summary>The playbook.</summary>
    public Playbook Playbook { get; }

    /// <summary>Its steps, in order.</summary>
    public IReadOnlyList<TaskPlan> Steps { get; }

    /// <summary>The tasks of its workbook, by name.</summary>
    public IReadOnlyDictionary<string, TaskPlan> Workbook { get; }

    /// <summary>What still works and should be written otherwise, in the order of the text.</summary>
    public IReadOnlyList<PlaybookWarning> Warnings { get; }

    internal PlaybookLimits Limits { get; }
}
