using Gen.Plugins;

namespace Gen.Worker.Shared.Queue;

/// <summary>What workers reported of executions. It is written by <see cref="IWorkQueue.AcceptAsync"/>, together with what it means for the queue.</summary>
/// <remarks>All members throw <see cref="Runtime.StorageException"/> if the events cannot be read.</remarks>
[PluginContract("execution_events", Single = true)]
public interface IExecutionEvents
{
    /// <summary>The most events that are read at a time.</summary>
    const int MostEvents = 1000;

    /// <summary>Events of an execution, in order. There are fewer than asked for if they are large, but one at least if there is one.</summary>
    /// <param name="executionId">The execution.</param>
    /// <param name="after">The number after which to begin; 0: with the first.</param>
    /// <param name="most">How many at the most, up to <see cref="MostEvents"/>.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<IReadOnlyList<StoredEvent>> ReadAsync(string executionId, long after, int most, CancellationToken cancellationToken = default);
}
