using Gen.Plugins;

namespace Gen.Worker.Runtime.Actions;

/// <summary>Declares an input of an action. Inputs that are not declared are errors in a playbook.</summary>
/// <param name="name">The name, as playbooks write it.</param>
[PluginMetadata]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ActionInputAttribute(string name) : Attribute
{
    /// <summary>The name, as playbooks write it.</summary>
    public string Name { get; } = name;

    /// <summary>One line for people.</summary>
    public string? Description { get; init; }

    /// <summary>A step without it is an error in the playbook.</summary>
    public bool Required { get; init; }

    /// <summary>Another input, which holds the same under its former name: a step that has it does not lack this one.</summary>
    public string? FormerName { get; init; }

    /// <summary>More of them.</summary>
    public string[] FormerNames { get; init; } = [];

    /// <summary>
    /// It is code, taken as written: references in it are not resolved, so that no value ever becomes part of a program or of a statement.
    /// </summary>
    public bool Literal { get; init; }

    /// <summary>It is a task that the action runs itself: <see cref="Running.IPlaybookRun.Task"/>.</summary>
    public bool Task { get; init; }

    /// <summary>Its expressions are evaluated when the action asks for it, perhaps again and again, with more names: <see cref="Running.IPlaybookRun.Evaluate"/>.</summary>
    public bool Deferred { get; init; }

    /// <summary>It is text, taken as written, and a name that the action's tasks and deferred inputs see.</summary>
    public bool IsName { get; init; }

    /// <summary>Members of it, if it is a map, that are taken as written: see <see cref="Literal"/>.</summary>
    public string[] LiteralMembers { get; init; } = [];
}
