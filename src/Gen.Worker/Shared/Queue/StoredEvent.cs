using Gen.Worker.Runtime.Events.Wire;

namespace Gen.Worker.Shared.Queue;

/// <summary>An event that the server has.</summary>
/// <param name="Number">Its place in the execution, in the order in which the server took it; the first is 1, and there are no gaps.</param>
/// <param name="Received">When the server took it.</param>
/// <param name="Event">The event. Those of the server's own have a sequence of 0 or less.</param>
public sealed record StoredEvent(long Number, DateTimeOffset Received, WireEvent Event)
{
    /// <summary>The type of an event that says that an attempt failed, or its worker was lost, and that there will be another one.</summary>
    public const string ExecutionRetry = "execution_retry";
}
