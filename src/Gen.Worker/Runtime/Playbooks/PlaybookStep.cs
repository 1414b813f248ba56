namespace Gen.Worker.Runtime.Playbooks;

/// <summary>A step of a playbook: an action and what it is given.</summary>
/// <param name="Name">By which later steps refer to the result.</param>
/// <param name="Location">Where the step begins.</param>
/// <param name="Tool">The name of the action.</param>
/// <param name="ToolLocation">Where that name stands.</param>
/// <param name="Inputs">What the action is given.</param>
public sealed record PlaybookStep(
    string Name,
    SourceLocation Location,
    string Tool,
    SourceLocation ToolLocation,
    IReadOnlyList<StepInput> Inputs);
