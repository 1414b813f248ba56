using Gen.Plugins;
using Gen.Worker.Runtime.Events.Wire;

namespace Gen.Worker.Runtime.Events;

/// <summary>
/// The events that the server does not have yet. They are those of the event log, beside which only how far each execution is delivered is kept: an event that is durable here is sent, after
/// a crash of the worker or of the server too, until the server says that it has it.
/// </summary>
/// <remarks>All members throw <see cref="StorageException"/> if it cannot be read or written.</remarks>
[PluginContract("event_outbox", Single = true)]
public interface IEventOutbox
{
    /// <summary>Events that are to be sent, those of one execution in order, and of as many executions as there is room for.</summary>
    /// <param name="most">How many at the most.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<IReadOnlyList<OutgoingEvent>> ReadAsync(int most, CancellationToken cancellationToken = default);

    /// <summary>The server has these events.</summary>
    /// <param name="events">Events that were read, each execution's from the first of them on without a gap.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task DeliveredAsync(IReadOnlyList<OutgoingEvent> events, CancellationToken cancellationToken = default);

    /// <summary>Forgets the executions of which all is delivered that there will ever be, because who ran them is no more.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>How many executions are left.</returns>
    Task<int> TidyAsync(CancellationToken cancellationToken = default);
}
