using System.Text.Json;
using Gen.Worker.Runtime.Results;

namespace Gen.Worker.Runtime.Events;

/// <summary>The log of one execution, for whoever runs it. Members may be called at the same time; events get their numbers in some order then.</summary>
public interface IExecutionLog : IAsyncDisposable
{
    /// <summary>The execution's id.</summary>
    string ExecutionId { get; }

    /// <summary>Writes events, with the results that they bring: either all are there afterwards or none, whenever the process dies.</summary>
    /// <param name="events">The events, in order.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="StorageException">They could not be written; or, if the connection was lost at the very end, it is not known whether they were.</exception>
    Task AppendAsync(IReadOnlyList<NewEvent> events, CancellationToken cancellationToken = default);

    /// <summary>Writes an event, together with the result that it brings.</summary>
    /// <param name="executionEvent">The event.</param>
    /// <param name="result">The result of the node that the event is about, which <see cref="IResultStore"/> has from then on; <see cref="StepResult.MostBytes"/> at the most.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="StorageException">It could not be written; or, if the connection was lost at the very end, it is not known whether it was.</exception>
    Task AppendAsync(ExecutionEvent executionEvent, JsonElement? result = null, CancellationToken cancellationToken = default)
        => AppendAsync([new(executionEvent, result)], cancellationToken);
}
