using System.Data.Common;
using System.Globalization;
using Gen.Plugins.Migrations.Applying;
using Gen.Plugins.Migrations.Sql;

namespace Gen.Plugins.Migrations.Databases;

/// <summary>PostgreSQL: one process migrates at a time, whose advisory lock is on a connection of its own.</summary>
internal sealed class PostgreSqlDatabase(Func<CancellationToken, ValueTask<DbConnection>> connect, PluginMigratorOptions options) : Database(connect, options)
{
    public override SqlDialect Dialect => SqlDialect.PostgreSql;

    public override bool IsShared => false;

    protected override int Timeout => Options.CommandTimeout is { } limit ? (int)Math.Ceiling(limit.TotalSeconds) : 0;

    public override string FindHistory => $"SELECT 1 WHERE to_regclass('{HistoryName.Quoted(Options.HistoryTable)}') IS NOT NULL AND @name <> ''";

    public override string QualifyHistory
        => $"""
            SELECT coalesce(
              (SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = to_regclass('{HistoryName.Quoted(Options.HistoryTable)}')),
              {(Options.HistoryTable.Contains('.', StringComparison.Ordinal) ? $"'{HistoryName.Quoted(Options.HistoryTable)}'" : $"format('%I.%I', current_schema(), '{Options.HistoryTable}')")})
            """;

    public override string ScriptReset => "DISCARD ALL;";

    public override bool IsLocked(DbException exception) => exception.SqlState == "55P03";

    public override string TimestampOfScript => "now()";

    public override string CreateHistory(string table) => $"""
        CREATE TABLE IF NOT EXISTS {table} (
          plugin text NOT NULL,
          number bigint NOT NULL,
          name text NOT NULL,
          checksum text NOT NULL,
          applied_at timestamp with time zone NOT NULL,
          applied_by text NOT NULL,
          duration_ms bigint,
          success boolean NOT NULL,
          statements_done integer,
          statement_begun integer,
          PRIMARY KEY (plugin, number)
        )
        """;

    public override object Timestamp(DateTimeOffset time) => time.UtcDateTime;

    public override Task<DatabaseLock> LockAsync(Action<string> onWait, CancellationToken cancellationToken)
        => PostgreSqlLock.TakeAsync(this, Options, onWait, cancellationToken);

    public override Task BeginAsync(DatabaseSession session, Action<string> onWait, CancellationToken cancellationToken) => session.BeginAsync(cancellationToken);

    public override Task CommitAsync(DatabaseSession session, CancellationToken cancellationToken) => session.CommitAsync(cancellationToken);

    /// <summary>Npgsql splits what it sends at semicolons, and does not know BEGIN ATOMIC; what it sees here is one string.</summary>
    public override string ToSend(string statement)
    {
        if (!statement.Contains(';', StringComparison.Ordinal) || !HasSemicolon(statement))
        {
            return statement;
        }

        var tag = "gen";
        while (statement.Contains(tag, StringComparison.Ordinal))
        {
            tag += "_";
        }

        return $"DO ${tag}_$ BEGIN EXECUTE ${tag}${statement}${tag}$; END ${tag}_$";
    }

    /// <summary>CREATE INDEX CONCURRENTLY waits for every older transaction, and if it gave up would leave half an index.</summary>
    public override Task PrepareStepwiseAsync(DatabaseSession session, CancellationToken cancellationToken)
        => session.ExecuteAsync("SET lock_timeout = 0", cancellationToken);

    public override async Task<bool> IsDoneAsync(DatabaseSession session, string statement, CancellationToken cancellationToken)
    {
        switch (IndexStatement.Parse(statement))
        {
            case { IsCreate: false } drop:
                return (await session.QueryAsync("SELECT 1 WHERE to_regclass(@name) IS NULL", static _ => true, cancellationToken, ("name", drop.Name)).ConfigureAwait(false)).Count > 0;
            case { IsCreate: true } create:
                var found = await session.QueryAsync(
                    """
                    SELECT i.indisvalid, format('%I.%I', n.nspname, c.relname)
                    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE c.relname = @name AND i.indrelid = to_regclass(@table)
                    """,
                    static r => (IsValid: r.GetBoolean(0), Name: r.GetString(1)),
                    cancellationToken,
                    ("name", create.Name),
                    ("table", create.Table)).ConfigureAwait(false);
                if (found is [{ IsValid: false } half])
                {
                    await session.ExecuteAsync($"DROP INDEX CONCURRENTLY IF EXISTS {half.Name}", cancellationToken).ConfigureAwait(false);
                }

                return found is [{ IsValid: true }];
            default:
                return false;
        }
    }

    private static bool HasSemicolon(string statement)
    {
        var scanner = new SqlScanner(statement, SqlDialect.PostgreSql);
        var depth = 0;
        while (true)
        {
            switch (scanner.Read())
            {
                case SqlToken.End:
                    return false;
                case SqlToken.Open:
                    depth++;
                    break;
                case SqlToken.Close:
                    depth--;
                    break;
                case SqlToken.Semicolon when depth == 0:
                    return true;
            }
        }
    }

    protected override Task RollbackCoreAsync(DatabaseSession session) => session.RollbackAsync();

    /// <summary>
    /// A migration that waits for a lock, even its own, must not wait for ever; and what a killed process has begun must not go on without it. The second setting is there since
    /// PostgreSQL 14: what is unknown is no row.
    /// </summary>
    protected override Task PrepareAsync(DatabaseSession session, CancellationToken cancellationToken)
        => session.ExecuteAsync(
            string.Create(CultureInfo.InvariantCulture, $"""
                SELECT set_config(name, CASE name WHEN 'lock_timeout' THEN '{Math.Max(1, (long)Math.Min(Options.LockWait.TotalMilliseconds, int.MaxValue))}' ELSE '1000' END, false)
                FROM pg_settings WHERE name IN ('lock_timeout', 'client_connection_check_interval')
                """),
            cancellationToken);
}
