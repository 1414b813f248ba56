using Gen.Worker.Shared.Databases;

namespace Gen.Worker.Actions.Sqlite;

/// <summary>A transaction of a session.</summary>
internal sealed class SqliteDatabaseTransaction(SqliteDatabaseSession session) : IDatabaseTransaction
{
    public Task CommitAsync(CancellationToken cancellationToken) => session.RunAsync(() => session.Execute("COMMIT"), cancellationToken);

    public ValueTask DisposeAsync()
    {
        if (session.IsInTransaction)
        {
            session.Execute("ROLLBACK");
        }

        return default;
    }
}
