using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Playbooks.Yaml;
using Gen.Worker.Runtime.Retries;
using Gen.Worker.Runtime.Templates;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Running;

/// <summary>Checks the tasks of one playbook.</summary>
internal sealed class TaskPlanner(IPlugins<IWorkerAction> actions, PlaybookLimits limits, ICollection<PlaybookWarning> warnings)
{
    /// <summary>What saves results.</summary>
    private const string Storage = "storage";

    /// <summary>The result that is saved, under the names that it has been called by.</summary>
    public static readonly string[] SavedNames = ["this", "result", "data"];

    private int _depth;

    /// <exception cref="PlaybookException">Something is wrong with it.</exception>
    public TaskPlan Plan(PlaybookStep step, PlannedNames names)
    {
        if (++_depth > limits.TaskDepth)
        {
            throw new PlaybookException(step.Location, $"Tasks are nested more than {limits.TaskDepth} deep.");
        }

        var action = Action(step);
        var declared = action.GetOrderedMetadata<ActionInputAttribute>().ToDictionary(static i => i.Name);
        Check(step, action, declared);
        var nested = names.With([step.Name, NameScope.Parent, .. Names(step, action, declared)]);
        var plan = new TaskPlan(step, action.Name, Inputs(step, declared, names))
        {
            Deferred = Deferred(step, declared, nested),
            Tasks = Tasks(step, declared, nested),
            Retry = step.Retry is null ? null : RetryReader.Read(step.Retry, step, names, limits),
            Save = step.Save is null ? null : Plan(Saving(step, step.Save), names.With([step.Name, .. SavedNames])),
        };
        _depth--;
        return plan;
    }

    private PluginDescriptor Action(PlaybookStep step)
    {
        // Plugin names are lower case; people who write playbooks need not know.
        var name = step.Action.Trim().ToLowerInvariant();
        if (!actions.TryGetDescriptor(name, out var action))
        {
            throw new PlaybookException(step.ActionLocation, $"There is no action '{step.Action}'. {Known.HintWithAll(name, actions.Names)}");
        }

        if (action.Name != name)
        {
            warnings.Add(new(step.ActionLocation, $"'{name}' is now called '{action.Name}'."));
        }

        return action;
    }

    private static void Check(PlaybookStep step, PluginDescriptor action, Dictionary<string, ActionInputAttribute> declared)
    {
        if (step.Inputs.FirstOrDefault(i => !declared.ContainsKey(i.Name)) is { } unknown)
        {
            throw new PlaybookException(unknown.Location, $"'{action.Name}' has no input '{unknown.Name}'. {Known.Hint(unknown.Name, [.. declared.Keys, .. StepReader.Words.Where(w => w != unknown.Name)])}");
        }

        if (declared.Values.FirstOrDefault(d => d.Required && step.Inputs.All(i => i.Name != d.Name && i.Name != d.FormerName && !d.FormerNames.Contains(i.Name))) is { } missing)
        {
            throw new PlaybookException(step.Location, $"Step '{step.Name}' lacks the input '{missing.Name}', which '{action.Name}' needs.");
        }
    }

    private static IEnumerable<string> Names(PlaybookStep step, PluginDescriptor action, Dictionary<string, ActionInputAttribute> declared)
        => action.GetOrderedMetadata<ActionNameAttribute>().Select(static n => n.Name)
            .Concat(step.Inputs.Where(i => declared[i.Name].IsName).Select(static i => i.Value).OfType<YamlScalar>().Select(static s => s.Text));

    private MapTemplate Inputs(PlaybookStep step, Dictionary<string, ActionInputAttribute> declared, PlannedNames names)
    {
        var inputs = new MapTemplate(
            step.Location,
            [.. step.Inputs.Where(i => declared[i.Name] is { Task: false, Deferred: false }).Select(i => KeyValuePair.Create(i.Name, Template(i, declared[i.Name])))]);
        names.Check(inputs, step);
        return inputs;
    }

    private Template Template(StepInput input, ActionInputAttribute declared)
        => declared.Literal || declared.IsName ? TemplateParser.Literal(input.Value) : TemplateParser.Parse(input.Value, limits, declared.LiteralMembers);

    private Dictionary<string, Template> Deferred(PlaybookStep step, Dictionary<string, ActionInputAttribute> declared, PlannedNames names)
    {
        var deferred = new Dictionary<string, Template>();
        foreach (var input in step.Inputs.Where(i => declared[i.Name].Deferred))
        {
            var template = TemplateParser.Parse(input.Value, limits);
            names.Check(template, step);
            deferred.Add(input.Name, template);
        }

        return deferred;
    }

    private Dictionary<string, TaskPlan> Tasks(PlaybookStep step, Dictionary<string, ActionInputAttribute> declared, PlannedNames names)
        => step.Inputs.Where(i => declared[i.Name].Task).ToDictionary(static i => i.Name, i => Plan(StepReader.Read(i.Value, step.Name, warnings), names));

    /// <summary>What a step says under <c>save</c> is a task of the action that saves.</summary>
    private static PlaybookStep Saving(PlaybookStep step, YamlMap save)
        => new(step.Name, save.Location, Storage, save.Location, [.. save.Members.Select(static m => new StepInput(m.Key, m.Value))]);
}
