using System.Data.Common;
using System.Globalization;
using Gen.Plugins.Migrations.Applying;

namespace Gen.Plugins.Migrations.Databases;

/// <summary>
/// SQLite has one writer at a time. A migration's transaction begins as one (<c>BEGIN IMMEDIATE</c>), and then looks whether another process was quicker. The lock is the
/// operating system's, and dies with its process.
/// </summary>
internal sealed class SqliteDatabase(Func<CancellationToken, ValueTask<DbConnection>> connect, PluginMigratorOptions options) : Database(connect, options)
{
    /// <summary>The driver itself tries for a second at least.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    public override SqlDialect Dialect => SqlDialect.Sqlite;

    public override bool IsShared => true;

    /// <summary>A driver waits that long for locks, and 0 would be for ever.</summary>
    protected override int Timeout => (int)Math.Clamp(Math.Ceiling((Options.CommandTimeout ?? Options.LockWait).TotalSeconds), 1, int.MaxValue);

    public override string FindHistory => $"SELECT type FROM {Schema}sqlite_master WHERE name = @name COLLATE NOCASE";

    public override bool IsLocked(DbException exception) => IsBusy(exception);

    public override string TimestampOfScript => "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')";

    private string Schema => Options.HistoryTable.Split('.') is [var schema, _] ? HistoryName.Quoted(schema) + "." : "";

    public override string CreateHistory(string table) => $"""
        CREATE TABLE IF NOT EXISTS {table} (
          plugin TEXT NOT NULL,
          number INTEGER NOT NULL,
          name TEXT NOT NULL,
          checksum TEXT NOT NULL,
          applied_at TEXT NOT NULL,
          applied_by TEXT NOT NULL,
          duration_ms INTEGER,
          success INTEGER NOT NULL,
          statements_done INTEGER,
          statement_begun INTEGER,
          PRIMARY KEY (plugin, number)
        ) WITHOUT ROWID
        """;

    public override object Timestamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public override Task<DatabaseLock> LockAsync(Action<string> onWait, CancellationToken cancellationToken) => Task.FromResult(new DatabaseLock());

    public override async Task BeginAsync(DatabaseSession session, Action<string> onWait, CancellationToken cancellationToken)
    {
        var began = Options.TimeProvider.GetTimestamp();
        var waits = false;
        while (true)
        {
            try
            {
                await session.ExecuteAsync("BEGIN IMMEDIATE", 1, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (DbException e) when (IsBusy(e))
            {
                if (Options.TimeProvider.GetElapsedTime(began) >= Options.LockWait)
                {
                    throw new MigrationLockException(
                        $"Another process has written to the database for {Seconds}, and migrations waited no longer. {await HolderAsync(session, cancellationToken).ConfigureAwait(false)} Wait for it, or set LockWait.", e);
                }

                if (!waits)
                {
                    waits = true;
                    onWait(await HolderAsync(session, cancellationToken).ConfigureAwait(false));
                }

                await Task.Delay(s_pause, Options.TimeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public override Task CommitAsync(DatabaseSession session, CancellationToken cancellationToken) => session.ExecuteAsync("COMMIT", cancellationToken);

    protected override Task RollbackCoreAsync(DatabaseSession session) => session.ExecuteAsync("ROLLBACK", CancellationToken.None);

    /// <summary>SQLITE_BUSY and SQLITE_LOCKED. ADO.NET has no code for them, but the library's texts have not changed in twenty years.</summary>
    private static bool IsBusy(DbException exception)
        => exception.Message.Contains("database is locked", StringComparison.OrdinalIgnoreCase)
        || (exception.Message.Contains("database", StringComparison.OrdinalIgnoreCase) && exception.Message.Contains("table is locked", StringComparison.OrdinalIgnoreCase));

    /// <summary>SQLite does not know who holds a lock; the last one in the history is a hint.</summary>
    private async Task<string> HolderAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        const string Unknown = "SQLite does not tell which process it is";
        try
        {
            var last = await session.QueryAsync(
                $"SELECT applied_by, applied_at FROM {HistoryName.Quoted(Options.HistoryTable)} ORDER BY applied_at DESC LIMIT 1",
                static r => $"{r.GetValue(0)} at {r.GetValue(1)}",
                cancellationToken).ConfigureAwait(false);
            return last is [var who] ? $"{Unknown}; the last migration was applied by {who}." : Unknown + ".";
        }
        catch (DbException)
        {
            return Unknown + ".";
        }
    }
}
