using Microsoft.Data.Sqlite;

namespace Gen.Worker.Actions.Sqlite;

/// <summary>A database that a run has open. It has one connection, and a connection has one transaction: steps that run at the same time take turns.</summary>
internal sealed class SqliteDatabase(SqliteConnection connection) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    public SqliteConnection Connection => connection;

    /// <summary>Waits until no other step works on it.</summary>
    public async Task<SqliteTurn> TakeAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new(this, () => _turn.Release());
    }

    public void Dispose()
    {
        connection.Dispose();
        _turn.Dispose();
    }
}
