using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Playbooks;

namespace Gen.Worker.Runtime.Running;

/// <summary>Checks a playbook against the active actions, so that a slip in its last step is told before its first one runs. Creates no action.</summary>
/// <param name="actions">The host's actions.</param>
public sealed class PlaybookPlanner(IPlugins<IWorkerAction> actions)
{
    /// <summary>Checks a playbook.</summary>
    /// <param name="playbook">The playbook.</param>
    /// <param name="limits">What it may cost.</param>
    /// <exception cref="PlaybookException">
    /// There is no such action, the action has no such input or lacks one, or an expression is not written as one or names no earlier step.
    /// </exception>
    public PlaybookPlan Plan(Playbook playbook, PlaybookLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(playbook);
        limits ??= PlaybookLimits.Default;
        var warnings = new List<PlaybookWarning>(playbook.Warnings);
        var planner = new TaskPlanner(actions, limits, warnings);
        var names = PlannedNames.Of(playbook);
        var steps = new List<TaskPlan>(playbook.Steps.Count);
        foreach (var step in playbook.Steps)
        {
            steps.Add(planner.Plan(step, names));
            names = names.With(step.Name);
        }

        // A task of the workbook runs from any step, so which steps have run by then is not known.
        var workbook = playbook.Workbook.ToDictionary(static t => t.Name, t => planner.Plan(t, PlannedNames.Any));
        return new(playbook, limits, steps, workbook, [.. warnings.OrderBy(static w => (w.Location.Line, w.Location.Column))]);
    }
}
