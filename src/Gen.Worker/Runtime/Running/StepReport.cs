using System.Text.Json;
using Gen.Worker.Runtime.Playbooks;

namespace Gen.Worker.Runtime.Running;

/// <summary>What happened in a step.</summary>
/// <param name="Step">The step.</param>
/// <param name="Action">The action's name in the registry.</param>
/// <param name="State">How far it is.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Result">The result, if it succeeded.</param>
/// <param name="Error">What was wrong, beginning with the place in the playbook, if it failed.</param>
public sealed record StepReport(
    PlaybookStep Step,
    string Action,
    StepState State,
    TimeSpan Duration = default,
    JsonElement? Result = null,
    string? Error = null);
