using Gen.Plugins;

namespace Gen.Worker.Runtime.Actions;

/// <summary>Declares a name that an action's tasks and deferred inputs see, so that a playbook is checked before it runs.</summary>
/// <param name="name">The name, as expressions write it.</param>
[PluginMetadata]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ActionNameAttribute(string name) : Attribute
{
    /// <summary>The name, as expressions write it.</summary>
    public string Name { get; } = name;

    /// <summary>One line for people.</summary>
    public string? Description { get; init; }
}
