using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Buffers.Binary;

namespace Gen.Plugins.Migrations.Databases;

/// <summary>
/// An advisory lock of a session: the server takes it back when the connection ends, however its process ends. It is asked for again and again: who waited for it inside the
/// server would hold a snapshot, for which the holder's CREATE INDEX CONCURRENTLY would wait in turn.
/// </summary>
internal sealed class PostgreSqlLock : DatabaseLock
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMilliseconds(500);

    private readonly DatabaseSession _session;
    private readonly long _key;

    private PostgreSqlLock(DatabaseSession session, long key) => (_session, _key) = (session, key);

    /// <summary>The same for all who use one history table; the database is part of every lock anyway.</summary>
    public static long Key(string historyTable)
        => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes("Gen.Plugins.Migrations " + historyTable)));

    public static async Task<DatabaseLock> TakeAsync(PostgreSqlDatabase database, PluginMigratorOptions options, Action<string> onWait, CancellationToken cancellationToken)
    {
        var key = Key(options.HistoryTable);
        var time = options.TimeProvider;
        var session = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // So that who waits can be told whom for. A name that the application gives is kept.
            await session.ExecuteAsync(
                "SELECT set_config('application_name', left(@name, 60), false) WHERE current_setting('application_name') = ''",
                cancellationToken,
                ("name", $"Gen.Plugins.Migrations {options.AppliedBy}")).ConfigureAwait(false);
            var began = time.GetTimestamp();
            var pause = s_firstPause;
            while (true)
            {
                if (await session.QueryAsync("SELECT pg_try_advisory_lock(@key)", static r => r.GetBoolean(0), cancellationToken, ("key", key)).ConfigureAwait(false) is [true])
                {
                    return new PostgreSqlLock(session, key);
                }

                var elapsed = time.GetElapsedTime(began);
                if (elapsed >= options.LockWait || pause == s_firstPause)
                {
                    var holder = await HolderAsync(session, key, cancellationToken).ConfigureAwait(false);
                    if (elapsed >= options.LockWait)
                    {
                        throw new MigrationLockException(string.Create(CultureInfo.InvariantCulture,
                            $"Another process has migrated the database for more than {options.LockWait.TotalSeconds:0.###} s: {holder}. Wait for it, end it with pg_terminate_backend, or set LockWait."));
                    }

                    onWait(holder);
                }

                var left = options.LockWait - elapsed;
                await Task.Delay(left < pause ? left : pause, time, cancellationToken).ConfigureAwait(false);
                pause = pause * 2 < s_longestPause ? pause * 2 : s_longestPause;
            }
        }
        catch (DbException e)
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw new MigrationDatabaseException($"The lock for migrations cannot be taken: {Database.Message(e)}", e);
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A transaction of its own is safe without it, by the history's key. Statements without one are not.</summary>
    public override async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _session.ExecuteAsync("SELECT 1", cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or IOException)
        {
            throw new MigrationLockException($"The connection that holds the lock for migrations is gone: {Database.Message(e)} Apply again.", e);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            // A pool would keep the connection, and with it the lock.
            await _session.ExecuteAsync("SELECT pg_advisory_unlock(@key)", CancellationToken.None, ("key", _key)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or IOException)
        {
            // The connection is gone, and the lock with it.
        }

        await _session.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Its connection ran its last query when it took the lock, or made sure of it.</summary>
    private static async Task<string> HolderAsync(DatabaseSession session, long key, CancellationToken cancellationToken)
    {
        var holders = await session.QueryAsync(
            """
            SELECT l.pid, a.application_name, a.usename::text, a.client_addr::text, a.query_start
            FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
              AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND ((l.classid::bigint << 32) | l.objid::bigint) = @key
            """,
            static r => string.Create(CultureInfo.InvariantCulture,
                $"'{r.GetValue(1)}' (pid {r.GetValue(0)}, user {r.GetValue(2)}, {(r.IsDBNull(3) ? "local" : $"from {r.GetValue(3)}")}{(r.IsDBNull(4) ? "" : $", since {r.GetDateTime(4):yyyy-MM-dd HH:mm:ss} UTC")})"),
            cancellationToken,
            ("key", key)).ConfigureAwait(false);
        return holders is [var holder, ..] ? holder : "it has let go in this moment";
    }
}
