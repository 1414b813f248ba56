namespace Gen.Worker.Actions.Sqlite;

/// <summary>A step's turn on a database; over when all who have it have disposed it. The ends of a transfer within one database share one.</summary>
/// <param name="database">The database.</param>
/// <param name="end">Lets the next one have it.</param>
internal sealed class SqliteTurn(SqliteDatabase database, Action end) : IDisposable
{
    private int _users = 1;

    public SqliteDatabase Database => database;

    /// <summary>The same turn once more.</summary>
    public SqliteTurn Share()
    {
        Interlocked.Increment(ref _users);
        return this;
    }

    public void Dispose()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            end();
        }
    }
}
