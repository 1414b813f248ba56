using System.Data.Common;
using Gen.Plugins.Migrations;
using Gen.Worker.Runtime;
using Gen.Worker.Shared.Storage.Databases;

namespace Gen.Worker.Shared.Storage;

/// <summary>
/// The one database in which the worker keeps its event log, its results and its catalogue: a SQLite file, or PostgreSQL. Their tables are made by the migrations of the
/// plugins that own them; the host applies those.
/// </summary>
public abstract class WorkerDatabase : IAsyncDisposable
{
    private protected WorkerDatabase(DatabaseAddress address) => Address = address;

    /// <summary>Where it is.</summary>
    public DatabaseAddress Address { get; }

    /// <summary>Its SQL.</summary>
    public SqlDialect Dialect => Address.Dialect;

    /// <summary>Whether it is known not to be there: a SQLite file that does not exist, and which opening it would make.</summary>
    public abstract bool IsMissing { get; }

    /// <summary>Reads what the address says for a driver. Opens nothing.</summary>
    /// <param name="address">Where the database is.</param>
    /// <param name="toRead">Whether it is only to be read, so that nothing is made that is not there.</param>
    /// <exception cref="FormatException">The driver does not understand the connection string; or it names a database that dies with its connection. The message holds no password.</exception>
    public static WorkerDatabase Create(DatabaseAddress address, bool toRead = false)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Dialect == SqlDialect.Sqlite ? new SqliteWorkerDatabase(address, toRead) : new PostgreSqlWorkerDatabase(address);
    }

    /// <summary>Opens a connection, of which the caller disposes.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="DbException">It cannot be opened.</exception>
    public abstract ValueTask<DbConnection> ConnectAsync(CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>An expression that makes JSON of a text.</summary>
    internal abstract string ToJson(string parameter);

    /// <summary>A time as the database holds it.</summary>
    internal abstract object ToTime(DateTimeOffset time);

    /// <summary>A time that the database gave.</summary>
    internal abstract DateTimeOffset ReadTime(DbDataReader reader, int column);

    /// <summary>
    /// Shows others that an execution is run, until what this returns is disposed of, or the process dies, however it dies; on PostgreSQL also until the connection is lost. To be
    /// called before the execution is there for others to see.
    /// </summary>
    internal abstract Task<IAsyncDisposable> HoldAsync(DbConnection connection, string executionId, CancellationToken cancellationToken);

    /// <summary>Which of some executions are run by somebody, this process included.</summary>
    internal abstract Task<IReadOnlySet<string>> HeldAsync(DbConnection connection, IReadOnlyCollection<string> executionIds, CancellationToken cancellationToken);

    /// <summary>Does something with the database, and says what was to be done if it fails.</summary>
    /// <param name="what">What is done: <c>The event log cannot be read</c>.</param>
    /// <param name="work">Does it.</param>
    /// <exception cref="StorageException">It failed.</exception>
    internal async Task<T> TryAsync<T>(string what, Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception e) when (e is DbException or TimeoutException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            // InvalidOperationException: the drivers' word for a connection that broke before.
            throw new StorageException($"{what} (database {Address.Name}): {e.Message.Split('\n', 2)[0].Trim().TrimEnd('.')}.", e);
        }
    }

    /// <summary>Begins a transaction that can write.</summary>
    internal static ValueTask<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) => connection.BeginTransactionAsync(cancellationToken);
}
