using Gen.Worker.Shared.Databases;

namespace Gen.Worker.Actions.Sqlite;

/// <summary>A transaction of a session.</summary>
internal sealed class SqliteDatabaseTransaction(SqliteDatabaseSession session) : IDatabaseTransaction
{
    private bool _isOver;

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await session.RunAsync(() => session.Execute("COMMIT"), cancellationToken).ConfigureAwait(false);
        _isOver = true;
    }

    public ValueTask DisposeAsync()
    {
        // Some failures end it by themselves.
        if (!_isOver && session.IsInTransaction)
        {
            session.Execute("ROLLBACK");
        }

        _isOver = true;
        return default;
    }
}
