using Gen.Worker.Runtime.Playbooks.Yaml;

namespace Gen.Worker.Runtime.Playbooks;

/// <summary>A task of a playbook: an action and what it is given. A step, what a step does for each item of a list, or an entry of the workbook.</summary>
/// <param name="Name">By which later steps refer to the result.</param>
/// <param name="Location">Where it begins.</param>
/// <param name="Action">The name of the action, as it is written.</param>
/// <param name="ActionLocation">Where that name stands.</param>
/// <param name="Inputs">What the action is given.</param>
public sealed record PlaybookStep(
    string Name,
    SourceLocation Location,
    string Action,
    SourceLocation ActionLocation,
    IReadOnlyList<StepInput> Inputs)
{
    /// <summary>When to try again.</summary>
    internal YamlNode? Retry { get; init; }

    /// <summary>What to save once it is done.</summary>
    internal YamlMap? Save { get; init; }
}
