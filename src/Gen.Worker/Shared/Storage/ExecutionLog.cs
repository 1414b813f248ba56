using System.Data.Common;
using Gen.Worker.Runtime.Events;

namespace Gen.Worker.Shared.Storage;

/// <summary>Writes the events of one execution, those that come together in one transaction, over a connection of its own that also shows the execution to be alive.</summary>
internal sealed class ExecutionLog(WorkerDatabase database, DbConnection connection, IAsyncDisposable hold, string executionId) : IExecutionLog
{
    private readonly SemaphoreSlim _turn = new(1);
    private long _last = 1;

    public string ExecutionId => executionId;

    public async Task AppendAsync(IReadOnlyList<NewEvent> events, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _last = await database.TryAsync("The event cannot be recorded", () => WriteAsync(events, cancellationToken)).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await hold.DisposeAsync().ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
        _turn.Dispose();
    }

    private async Task<long> WriteAsync(IReadOnlyList<NewEvent> events, CancellationToken cancellationToken)
    {
        var number = _last;
        var transaction = await WorkerDatabase.BeginAsync(connection, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            foreach (var (executionEvent, result) in events)
            {
                number++;
                await EventTable.InsertAsync(database, connection, transaction, new(executionId, number, executionEvent), cancellationToken).ConfigureAwait(false);
                if (result is { } value)
                {
                    await ResultTable.InsertAsync(database, connection, transaction, new(executionId, number, executionEvent.NodeName, value), cancellationToken).ConfigureAwait(false);
                }
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return number;
        }
    }
}
