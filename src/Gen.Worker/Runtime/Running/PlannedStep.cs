using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Templates;

namespace Gen.Worker.Runtime.Running;

/// <summary>A step that was checked.</summary>
/// <param name="Step">The step.</param>
/// <param name="Tool">The action's name in the registry.</param>
/// <param name="Inputs">Its inputs.</param>
internal sealed record PlannedStep(PlaybookStep Step, string Tool, MapTemplate Inputs);
