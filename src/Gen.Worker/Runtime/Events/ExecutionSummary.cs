namespace Gen.Worker.Runtime.Events;

/// <summary>An execution in a line.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Playbook">The playbook's name.</param>
/// <param name="Path">The playbook's path in the catalogue, if it is there.</param>
/// <param name="Version">The playbook's version in the catalogue, if it is there.</param>
/// <param name="State">What became of it.</param>
/// <param name="Started">When it began.</param>
/// <param name="Duration">How long it took, if it has ended.</param>
public sealed record ExecutionSummary(string Id, string Playbook, string? Path, long? Version, ExecutionState State, DateTimeOffset Started, TimeSpan? Duration)
{
    /// <summary>The execution's state and the rest, as its events tell them.</summary>
    /// <param name="first">Its first event.</param>
    /// <param name="last">Its last event.</param>
    /// <param name="isHeld">Whether somebody still runs it, if it has no end.</param>
    public static ExecutionSummary Of(LoggedEvent first, LoggedEvent last, bool isHeld)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(last);
        var end = EndOf(last.Event.Type);
        var start = ExecutionOrigin.Read(first.Event.Meta);
        return new(
            first.ExecutionId,
            first.Event.NodeName,
            start?.Path,
            start?.Version,
            end ?? (isHeld ? ExecutionState.Running : ExecutionState.Interrupted),
            first.Event.Time,
            end is null ? null : last.Event.Duration);
    }

    /// <summary>What an event of that type says of the whole execution; <see langword="null"/>: that it goes on.</summary>
    /// <param name="eventType">The event's type.</param>
    public static ExecutionState? EndOf(string eventType) => eventType switch
    {
        EventTypes.ExecutionComplete => ExecutionState.Succeeded,
        EventTypes.ExecutionFailed => ExecutionState.Failed,
        EventTypes.ExecutionCancelled => ExecutionState.Cancelled,
        _ => null,
    };
}
