using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Retries;
using Gen.Worker.Runtime.Templates;

namespace Gen.Worker.Runtime.Running;

/// <summary>A task that was checked: its action is there, and its inputs are.</summary>
public sealed class TaskPlan
{
    internal TaskPlan(PlaybookStep step, string action, MapTemplate inputs)
    {
        Step = step;
        Action = action;
        Inputs = inputs;
    }

    /// <summary>The task, as it is written.</summary>
    public PlaybookStep Step { get; }

    /// <summary>The action's name in the registry.</summary>
    public string Action { get; }

    /// <summary>The inputs that are evaluated before the action runs.</summary>
    internal MapTemplate Inputs { get; }

    /// <summary>Those that the action evaluates itself.</summary>
    internal IReadOnlyDictionary<string, Template> Deferred { get; init; } = NoTemplates;

    /// <summary>Those that are tasks.</summary>
    internal IReadOnlyDictionary<string, TaskPlan> Tasks { get; init; } = NoTasks;

    /// <summary>When to try again, if it says so.</summary>
    internal RetryPolicy? Retry { get; init; }

    /// <summary>What saves the result, if it says so.</summary>
    internal TaskPlan? Save { get; init; }

    private static Dictionary<string, Template> NoTemplates { get; } = [];

    private static Dictionary<string, TaskPlan> NoTasks { get; } = [];
}
