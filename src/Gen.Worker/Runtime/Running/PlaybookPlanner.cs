using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Templates;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Running;

/// <summary>Checks a playbook against the active actions, so that a slip in its last step is told before its first one runs. Creates no action.</summary>
/// <param name="actions">The host's actions.</param>
public sealed class PlaybookPlanner(IPlugins<IWorkerAction> actions)
{
    private const string Workload = "workload";

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
        var known = new List<string> { Workload };
        var steps = new List<PlannedStep>(playbook.Steps.Count);
        foreach (var step in playbook.Steps)
        {
            var planned = Plan(step, limits);
            CheckReferences(playbook, planned, known);
            steps.Add(planned);
            known.Add(step.Name);
        }

        return new(playbook, limits, steps);
    }

    private PlannedStep Plan(PlaybookStep step, PlaybookLimits limits)
    {
        // Plugin names are lower case; people who write playbooks need not know.
        var tool = step.Tool.Trim().ToLowerInvariant();
        if (!actions.TryGetDescriptor(tool, out var action))
        {
            throw new PlaybookException(step.ToolLocation, $"There is no tool '{step.Tool}'. {Known.Hint(tool, actions.Names)}");
        }

        var declared = action.GetOrderedMetadata<ActionInputAttribute>().ToDictionary(static i => i.Name);
        if (step.Inputs.FirstOrDefault(i => !declared.ContainsKey(i.Name)) is { } unknown)
        {
            throw new PlaybookException(unknown.Location, $"'{action.Name}' has no input '{unknown.Name}'. {Known.Hint(unknown.Name, declared.Keys)}");
        }

        if (declared.Values.FirstOrDefault(d => d.Required && step.Inputs.All(i => i.Name != d.Name && i.Name != d.FormerName && !d.FormerNames.Contains(i.Name))) is { } missing)
        {
            throw new PlaybookException(step.Location, $"Step '{step.Name}' lacks the input '{missing.Name}', which '{action.Name}' needs.");
        }

        var inputs = step.Inputs.Select(i => KeyValuePair.Create(i.Name, declared[i.Name].Literal ? TemplateParser.Literal(i.Value) : TemplateParser.Parse(i.Value, limits, declared[i.Name].LiteralMembers)));
        return new(step, action.Name, new MapTemplate(step.Location, [.. inputs]));
    }

    private static void CheckReferences(Playbook playbook, PlannedStep planned, List<string> known)
    {
        foreach (var reference in planned.Inputs.References)
        {
            if (known.Contains(reference.Root))
            {
                continue;
            }

            var isLater = playbook.Steps.Any(s => s.Name == reference.Root);
            throw new PlaybookException(
                reference.Location,
                isLater
                    ? $"'{reference.Root}' has no result yet: it does not come before '{planned.Step.Name}'."
                    : $"There is no '{reference.Root}' here. {Known.Hint(reference.Root, known)}");
        }
    }
}
