using Gen.Plugins;

namespace Gen.Worker.Runtime.Events;

/// <summary>
/// The worker's record of what it did: an execution is one run of a playbook, and all that is known of it is its events. What is written is durable when the
/// task has ended: it is there after a crash of the process and, as far as the disk tells the truth, of the machine.
/// </summary>
/// <remarks>All members throw <see cref="StorageException"/> if the log cannot be read or written.</remarks>
[PluginContract("event_log", Required = true, Single = true)]
public interface IEventLog
{
    /// <summary>Begins an execution, and writes its first event.</summary>
    /// <param name="executionId">A new id, of <see cref="ExecutionId"/> or a server: 1 to 64 of letters, digits, <c>-</c> and <c>_</c>.</param>
    /// <param name="start">The first event, of type <see cref="EventTypes.ExecutionStart"/>.</param>
    /// <param name="reported">The server's execution that this is an attempt at: its events go into <see cref="IEventOutbox"/>.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The execution's log. Others see it as running until it has its last event; if that never comes, until this is disposed of or its process dies.</returns>
    /// <exception cref="ArgumentException">It is no such id, or no such event.</exception>
    Task<IExecutionLog> StartAsync(string executionId, ExecutionEvent start, ReportedExecution? reported = null, CancellationToken cancellationToken = default);

    /// <summary>The executions that were begun last, the newest first.</summary>
    /// <param name="most">How many at the most.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<IReadOnlyList<ExecutionSummary>> ListAsync(int most, CancellationToken cancellationToken = default);

    /// <summary>An execution, or <see langword="null"/> if there is none of that id.</summary>
    /// <param name="executionId">The id.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<ExecutionSummary?> FindAsync(string executionId, CancellationToken cancellationToken = default);

    /// <summary>The events of an execution, in order; none if there is no such execution.</summary>
    /// <param name="executionId">The id.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<IReadOnlyList<LoggedEvent>> ReadAsync(string executionId, CancellationToken cancellationToken = default);
}
