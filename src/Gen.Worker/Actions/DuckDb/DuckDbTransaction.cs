using Gen.Worker.Shared.Databases;

namespace Gen.Worker.Actions.DuckDb;

/// <summary>A transaction of a session.</summary>
internal sealed class DuckDbTransaction(DuckDbSession session) : IDatabaseTransaction
{
    private bool _isOver;

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await session.ExecuteAsync("COMMIT", cancellationToken).ConfigureAwait(false);
        _isOver = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_isOver)
        {
            return;
        }

        _isOver = true;
        try
        {
            await session.ExecuteAsync("ROLLBACK", CancellationToken.None).ConfigureAwait(false);
        }
        catch (DatabaseException)
        {
            // Undone already, by what went wrong.
        }
    }
}
