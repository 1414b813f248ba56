using Gen.Worker.Shared.Databases;
using Microsoft.Data.Sqlite;

namespace Gen.Worker.Actions.Sqlite;

/// <summary>SQLite, by the same library that the action uses, without a driver between rows and it.</summary>
internal sealed class SqliteConnector : IDatabaseConnector, IDisposable
{
    public DatabaseDialect Dialect => DatabaseDialect.Sqlite;

    public LoginUse LoginUse => LoginUse.File;

    /// <summary>The databases that the run has open.</summary>
    public SqliteDatabases Databases { get; } = new();

    public Task<IDatabaseSession> OpenAsync(DatabaseLogin login, string folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(login);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return Task.FromResult<IDatabaseSession>(new SqliteDatabaseSession(Databases.Open(folder, login.Database)));
        }
        catch (SqliteException e)
        {
            throw new DatabaseException($"SQLite cannot open '{login.Database}'. {e.Message}", e);
        }
    }

    public void Dispose() => Databases.Dispose();
}
