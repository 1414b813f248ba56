using System.Data.Common;
using Gen.Plugins.Migrations;
using Gen.Worker.Shared.Storage;

namespace Gen.Worker.Shared.Queue.Tables;

/// <summary>
/// How the queue speaks to its database. On PostgreSQL it locks the rows that it changes, in the order of their ids, so that no two wait for each other for ever, and a lease skips what
/// somebody else is taking. SQLite has one writer: <c>BEGIN IMMEDIATE</c> makes others wait before they have read anything, and those of this process wait in line without a thread each.
/// </summary>
internal sealed class QueueDatabase(WorkerDatabase database) : IDisposable
{
    private readonly SemaphoreSlim? _writer = database.Dialect == SqlDialect.Sqlite ? new(1) : null;

    private bool IsSqlite => _writer is not null;

    /// <summary>Locks the rows of a query, which is ordered.</summary>
    public string Lock => IsSqlite ? "" : "FOR UPDATE";

    /// <summary>Locks the rows of a query, without those that somebody else has locked.</summary>
    public string LockOrSkip => IsSqlite ? "" : "FOR UPDATE SKIP LOCKED";

    /// <summary>A query for the texts of a list, which is bound as JSON: a list as a parameter is not in every database, nor in a slim driver.</summary>
    public string TextsOf(string parameter) => IsSqlite ? $"SELECT value FROM json_each({parameter})" : $"SELECT json_array_elements_text(CAST({parameter} AS json))";

    public string ToJson(string parameter) => database.ToJson(parameter);

    public object ToTime(DateTimeOffset time) => database.ToTime(time);

    public object? ToTime(DateTimeOffset? time) => time is { } known ? database.ToTime(known) : null;

    public DateTimeOffset ReadTime(DbDataReader reader, int column) => database.ReadTime(reader, column);

    public DateTimeOffset? ReadOptionalTime(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : database.ReadTime(reader, column);

    /// <summary>Reads.</summary>
    /// <exception cref="Runtime.StorageException">It failed.</exception>
    public Task<T> ReadAsync<T>(string what, Func<QueueWork, Task<T>> read, CancellationToken cancellationToken) => database.TryAsync(what, async () =>
    {
        var connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await read(new(this, connection, null, cancellationToken)).ConfigureAwait(false);
        }
    });

    /// <summary>Reads and writes in one transaction.</summary>
    /// <exception cref="Runtime.StorageException">It failed, and nothing is changed; unless the connection was lost at the very end.</exception>
    public async Task<T> WriteAsync<T>(string what, Func<QueueWork, Task<T>> write, CancellationToken cancellationToken)
    {
        if (_writer is not null)
        {
            await _writer.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return await database.TryAsync(what, async () =>
            {
                var connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
                await using (connection.ConfigureAwait(false))
                {
                    var transaction = await WorkerDatabase.BeginAsync(connection, cancellationToken).ConfigureAwait(false);
                    await using (transaction.ConfigureAwait(false))
                    {
                        var result = await write(new(this, connection, transaction, cancellationToken)).ConfigureAwait(false);

                        // Cancelled here, nobody would know whether it is done.
                        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                        return result;
                    }
                }
            }).ConfigureAwait(false);
        }
        finally
        {
            _writer?.Release();
        }
    }

    public void Dispose() => _writer?.Dispose();
}
