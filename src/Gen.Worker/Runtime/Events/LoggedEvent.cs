namespace Gen.Worker.Runtime.Events;

/// <summary>An event in the log.</summary>
/// <param name="ExecutionId">The execution.</param>
/// <param name="Number">Its place in the execution; the first is 1, and there are no gaps. With the execution's id it is the event's name, for whoever must not take it twice.</param>
/// <param name="Event">The event.</param>
public sealed record LoggedEvent(string ExecutionId, long Number, ExecutionEvent Event);
