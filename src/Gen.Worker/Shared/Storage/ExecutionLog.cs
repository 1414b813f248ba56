using System.Data.Common;
using System.Text.Json;
using Gen.Worker.Runtime.Events;

namespace Gen.Worker.Shared.Storage;

/// <summary>Writes the events of one execution, each in a transaction, over a connection of its own that also shows the execution to be alive.</summary>
internal sealed class ExecutionLog(WorkerDatabase database, DbConnection connection, IAsyncDisposable hold, string executionId) : IExecutionLog
{
    private readonly SemaphoreSlim _turn = new(1);
    private long _last = 1;

    public string ExecutionId => executionId;

    public async Task AppendAsync(ExecutionEvent executionEvent, JsonElement? result = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(executionEvent);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _last = await database.TryAsync("The event cannot be recorded", () => WriteAsync(new(executionId, _last + 1, executionEvent), result, cancellationToken)).ConfigureAwait(false);
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

    private async Task<long> WriteAsync(LoggedEvent row, JsonElement? result, CancellationToken cancellationToken)
    {
        var transaction = await WorkerDatabase.BeginAsync(connection, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await EventTable.InsertAsync(database, connection, transaction, row, cancellationToken).ConfigureAwait(false);
            if (result is { } value)
            {
                await ResultTable.InsertAsync(database, connection, transaction, new(executionId, row.Number, row.Event.NodeName, value), cancellationToken).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return row.Number;
        }
    }
}
