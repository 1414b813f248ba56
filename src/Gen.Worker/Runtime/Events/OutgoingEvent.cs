using Gen.Worker.Runtime.Events.Wire;

namespace Gen.Worker.Runtime.Events;

/// <summary>An event that is to be sent.</summary>
/// <param name="LocalId">The execution's id in this worker's log.</param>
/// <param name="Event">The event.</param>
public sealed record OutgoingEvent(string LocalId, WireEvent Event);
