using System.Text.Json;

namespace Gen.Worker.Runtime.Events;

/// <summary>An event to write, together with the result that it brings.</summary>
/// <param name="Event">The event.</param>
/// <param name="Result">The result of the node that the event is about; <see cref="Results.StepResult.MostBytes"/> at the most.</param>
public sealed record NewEvent(ExecutionEvent Event, JsonElement? Result = null);
