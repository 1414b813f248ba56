using Gen.Worker.Runtime.Running;
using Gen.Worker.Runtime.Secrets;

namespace Gen.Worker.Runtime.Actions;

/// <summary>What an action is told of the step that it runs for.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Folder">The playbook's folder, absolute: relative paths in a playbook are relative to it.</param>
/// <param name="Inputs">The step's inputs, with all references resolved.</param>
public sealed record ActionContext(string Step, string Folder, ActionInputs Inputs)
{
    /// <summary>The secrets of the run: an action registers here what it learns, and the engine keeps it out of errors, events and stored results.</summary>
    public SecretScope Secrets { get; init; } = new();

    /// <summary>The run that the step is part of; <see langword="null"/> if the action is called outside of one.</summary>
    public IPlaybookRun? Run { get; init; }
}
