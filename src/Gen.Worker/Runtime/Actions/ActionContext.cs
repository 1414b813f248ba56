namespace Gen.Worker.Runtime.Actions;

/// <summary>What an action is told of the step that it runs for.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Folder">The playbook's folder, absolute: relative paths in a playbook are relative to it.</param>
/// <param name="Inputs">The step's inputs, with all references resolved.</param>
public sealed record ActionContext(string Step, string Folder, ActionInputs Inputs);
