using System.Data;
using System.Data.Common;
using System.Globalization;

namespace Gen.Plugins.Migrations.Databases;

/// <summary>What databases do differently.</summary>
internal abstract class Database(Func<CancellationToken, ValueTask<DbConnection>> connect, PluginMigratorOptions options)
{
    public abstract SqlDialect Dialect { get; }

    /// <summary>Several processes may be at it at once, so that each migration has to look whether it was overtaken.</summary>
    public abstract bool IsShared { get; }

    protected PluginMigratorOptions Options => options;

    /// <summary>A command's timeout in seconds, as ADO.NET has it: 0 is none.</summary>
    protected abstract int Timeout { get; }

    /// <summary>Makes the history table, if it is not there.</summary>
    /// <param name="table">Its name in quotes.</param>
    public abstract string CreateHistory(string table);

    /// <summary>A query that gives a row if there is a table, or anything else, of that name.</summary>
    public abstract string FindHistory { get; }

    /// <summary>A query for the full name, in quotes, that the history table has or would get; <see langword="null"/>: it has no other.</summary>
    public virtual string? QualifyHistory => null;

    /// <summary>A time as the history table holds it.</summary>
    public abstract object Timestamp(DateTimeOffset time);

    /// <summary>The same for a script.</summary>
    public abstract string TimestampOfScript { get; }

    /// <summary>What makes a console's one connection as good as a new one; <see langword="null"/>: there is nothing.</summary>
    public virtual string? ScriptReset => null;

    /// <summary>Whether somebody else held what was needed for as long as it was waited for.</summary>
    public abstract bool IsLocked(DbException exception);

    /// <summary>Opens a connection.</summary>
    /// <exception cref="MigrationDatabaseException">It cannot be opened.</exception>
    public async Task<DatabaseSession> ConnectAsync(CancellationToken cancellationToken)
    {
        DbConnection? connection = null;
        try
        {
            connection = await connect(cancellationToken).ConfigureAwait(false) ?? throw new InvalidOperationException("The migrator was given no connection.");
            if (connection.State == ConnectionState.Closed)
            {
                await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            }

            var session = new DatabaseSession(connection, Timeout);
            await PrepareAsync(session, cancellationToken).ConfigureAwait(false);
            return session;
        }
        catch (Exception e)
        {
            if (connection is not null)
            {
                await connection.DisposeAsync().ConfigureAwait(false);
            }

            // Drivers also say in this way that they do not know what a connection string asks for.
            if (e is DbException or TimeoutException || (connection is not null && Applying.Applier.IsOfDatabase(e)))
            {
                throw new MigrationDatabaseException($"The database cannot be opened: {Message(e)}", e);
            }

            throw;
        }
    }

    /// <summary>Waits until no other process migrates, as far as the database has a way to say so.</summary>
    /// <param name="onWait">Told once, if there is a wait: who holds it.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public abstract Task<DatabaseLock> LockAsync(Action<string> onWait, CancellationToken cancellationToken);

    /// <summary>Begins a transaction that nobody else can write beside, where the database has that.</summary>
    public abstract Task BeginAsync(DatabaseSession session, Action<string> onWait, CancellationToken cancellationToken);

    public abstract Task CommitAsync(DatabaseSession session, CancellationToken cancellationToken);

    /// <summary>Gives a transaction up. That it cannot is no news: the database has done so itself, or the connection is gone, which does it too.</summary>
    public async Task RollbackAsync(DatabaseSession session)
    {
        try
        {
            await RollbackCoreAsync(session).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or IOException or TimeoutException)
        {
        }
    }

    /// <summary>A statement in such a way that a driver sends it as it is.</summary>
    public virtual string ToSend(string statement) => statement;

    /// <summary>Makes a connection ready for statements without a transaction, which may rightly wait long for others.</summary>
    public virtual Task PrepareStepwiseAsync(DatabaseSession session, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Whether a statement that was cut off has done its work; what it left half-done is taken away.</summary>
    public virtual Task<bool> IsDoneAsync(DatabaseSession session, string statement, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>The database's message without its end: one line, without the full stop.</summary>
    public static string Message(Exception exception)
    {
        var line = exception.Message.Split('\n', 2)[0].Trim();
        return line.TrimEnd('.') + ".";
    }

    protected abstract Task RollbackCoreAsync(DatabaseSession session);

    protected virtual Task PrepareAsync(DatabaseSession session, CancellationToken cancellationToken) => Task.CompletedTask;

    public string Seconds => string.Create(CultureInfo.InvariantCulture, $"{options.LockWait.TotalSeconds:0.###} s");
}
