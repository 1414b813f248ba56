using Gen.Worker.Runtime.Actions;
using Gen.Worker.Shared.Databases;
using Microsoft.Data.Sqlite;

namespace Gen.Worker.Actions.Sqlite;

/// <summary>SQLite, by the same library that the action uses, without a driver between rows and it.</summary>
internal sealed class SqliteConnector(TimeProvider time) : IDatabaseConnector, IDisposable
{
    /// <summary>How long a step that works on one database waits for another one. The steps that work on that one may wait for this one's.</summary>
    private static readonly TimeSpan MostHeld = TimeSpan.FromSeconds(30);

    public DatabaseDialect Dialect => DatabaseDialect.Sqlite;

    public LoginUse LoginUse => LoginUse.File;

    /// <summary>The databases that the run has open.</summary>
    public SqliteDatabases Databases { get; } = new();

    public async Task<IDatabaseSession> OpenAsync(DatabaseLogin login, string folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(login);
        return new SqliteDatabaseSession(await Open(login, folder).TakeAsync(cancellationToken).ConfigureAwait(false));
    }

    public async Task<IDatabaseSession> OpenBesideAsync(IDatabaseSession other, DatabaseLogin login, string folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(login);
        if (other is not SqliteDatabaseSession session)
        {
            return await OpenAsync(login, folder, cancellationToken).ConfigureAwait(false);
        }

        var database = Open(login, folder);
        if (session.Turn.Database == database)
        {
            return new SqliteDatabaseSession(session.Turn.Share());
        }

        using var limit = new TimeLimit(MostHeld, time, cancellationToken);
        try
        {
            return new SqliteDatabaseSession(await database.TakeAsync(limit.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException e) when (limit.IsOver)
        {
            throw new DatabaseException(
                FormattableString.Invariant($"SQLite's '{login.Database}' is in use by another step of this run for more than {MostHeld.TotalSeconds} s. If that step waits for the database of this one, let them run one after the other."), e);
        }
    }

    public void Dispose() => Databases.Dispose();

    private SqliteDatabase Open(DatabaseLogin login, string folder)
    {
        try
        {
            return Databases.Open(folder, login.Database);
        }
        catch (SqliteException e)
        {
            throw new DatabaseException($"SQLite cannot open '{login.Database}'. {e.Message}", e);
        }
    }
}
