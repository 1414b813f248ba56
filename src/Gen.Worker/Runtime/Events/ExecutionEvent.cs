using System.Text.Json;

namespace Gen.Worker.Runtime.Events;

/// <summary>Something that happened in an execution. It holds no inputs, because they may be secret.</summary>
/// <param name="Type">What happened: one of <see cref="EventTypes"/>, or a plugin's own.</param>
/// <param name="NodeName">What it happened to: the name of the playbook or of the step.</param>
/// <param name="NodeType">What kind of thing that is: <c>playbook</c>, or the action's name.</param>
/// <param name="Status">How it stands: one of <see cref="EventStatuses"/>.</param>
/// <param name="Time">When.</param>
/// <param name="Duration">How long it took, if it is an end.</param>
/// <param name="Error">What was wrong, for people.</param>
/// <param name="Meta">An object with what else is known.</param>
public sealed record ExecutionEvent(
    string Type,
    string NodeName,
    string NodeType,
    string Status,
    DateTimeOffset Time,
    TimeSpan? Duration = null,
    string? Error = null,
    JsonElement? Meta = null);
