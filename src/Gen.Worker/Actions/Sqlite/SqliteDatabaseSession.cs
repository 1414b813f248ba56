using System.Text.Json;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Rows;
using Gen.Worker.Shared.Databases.Sql;
using SQLitePCL;

namespace Gen.Worker.Actions.Sqlite;

/// <summary>
/// A session on a database that the run has open, for as long as it is this step's turn; the connection stays open after it. SQLite's code is called without ADO.NET between: rows need no boxes.
/// </summary>
internal sealed class SqliteDatabaseSession : IDatabaseSession
{
    private const int StepsBetweenChecks = 10_000;

    /// <summary>How long another process may hold the database.</summary>
    private const int MostMillisecondsLocked = 30_000;

    private bool _isOver;

    /// <param name="turn">The step's turn, which ends with the session.</param>
    public SqliteDatabaseSession(SqliteTurn turn)
    {
        Turn = turn;
        Handle = turn.Database.Connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        raw.sqlite3_busy_timeout(Handle, MostMillisecondsLocked);
    }

    public DatabaseDialect Dialect => DatabaseDialect.Sqlite;

    public SqliteTurn Turn { get; }

    public sqlite3 Handle { get; }

    public bool IsInTransaction => raw.sqlite3_get_autocommit(Handle) == 0;

    public async Task<IDatabaseTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        await RunAsync(() => Execute("BEGIN"), cancellationToken).ConfigureAwait(false);
        return new SqliteDatabaseTransaction(this);
    }

    public async Task<IRowReader> ReadAsync(DatabaseStatement statement, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return await RunAsync(() => Read(statement), cancellationToken).ConfigureAwait(false);
    }

    public Task<TableDescription?> DescribeAsync(TableName table, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        return RunAsync(() => DescribeNow(table), cancellationToken);
    }

    public async Task<IRowWriter> WriteAsync(WritePlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return await RunAsync(() => SqliteWriter.Create(this, plan), cancellationToken).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync()
    {
        if (!_isOver)
        {
            _isOver = true;
            Turn.Dispose();
        }

        return default;
    }

    /// <summary>Runs blocking work elsewhere, and interrupts it when the token is cancelled.</summary>
    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await Task.Run(
                () =>
                {
                    // The two ends of a transfer share the connection, which has one handler and one message.
                    lock (Turn)
                    {
                        // Asked while a statement computes. sqlite3_interrupt would miss a statement that is about to begin.
                        raw.sqlite3_progress_handler(Handle, StepsBetweenChecks, static t => ((CancellationToken)t).IsCancellationRequested ? 1 : 0, cancellationToken);
                        try
                        {
                            return work();
                        }
                        finally
                        {
                            raw.sqlite3_progress_handler(Handle, 0, null, null);
                        }
                    }
                },
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (DatabaseException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
    }

    public bool Execute(string sql)
    {
        Check(raw.sqlite3_exec(Handle, sql));
        return true;
    }

    public sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(Handle, sql, out var statement, out var tail));
        if (statement.IsInvalid)
        {
            throw new DatabaseException("There is no statement in the SQL for SQLite.");
        }

        return string.IsNullOrWhiteSpace(tail) ? statement : throw Several(statement);
    }

    public void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw new DatabaseException($"SQLite: {raw.sqlite3_errmsg(Handle).utf8_to_string()}.");
        }
    }

    private static DatabaseException Several(sqlite3_stmt statement)
    {
        statement.Dispose();
        return new("SQLite runs one statement at a time, and this SQL has more.");
    }

    private SqliteReader Read(DatabaseStatement statement)
    {
        var prepared = Prepare(statement.Text);
        try
        {
            for (var i = 0; i < statement.Parameters.Count; i++)
            {
                Check(Bind(prepared, i + 1, statement.Parameters[i].Value));
            }

            return new(this, prepared);
        }
        catch
        {
            prepared.Dispose();
            throw;
        }
    }

    private static int Bind(sqlite3_stmt statement, int index, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => raw.sqlite3_bind_null(statement, index),
        JsonValueKind.True => raw.sqlite3_bind_int64(statement, index, 1),
        JsonValueKind.False => raw.sqlite3_bind_int64(statement, index, 0),
        JsonValueKind.Number when NumberDigits.KindsOf(value) is var kinds && (kinds & (NumberKinds.Whole | NumberKinds.Real)) != 0
            => kinds.HasFlag(NumberKinds.Whole) ? raw.sqlite3_bind_int64(statement, index, value.GetInt64()) : raw.sqlite3_bind_double(statement, index, value.GetDouble()),
        JsonValueKind.String => raw.sqlite3_bind_text(statement, index, value.GetString()!),
        _ => raw.sqlite3_bind_text(statement, index, value.GetRawText()),
    };

    public TableDescription? DescribeNow(TableName table)
    {
        var parts = table.Parts(Dialect);
        if (parts.Count > 2)
        {
            throw new DatabaseException($"'{table}' is no name of a table: in SQLite it has one part, or a database's name before it.");
        }

        using var statement = Prepare($"SELECT name, type, pk FROM pragma_table_xinfo(?1{(parts.Count > 1 ? ", ?2" : "")}) WHERE hidden = 0 ORDER BY cid");
        raw.sqlite3_bind_text(statement, 1, parts[^1]);
        if (parts.Count > 1)
        {
            raw.sqlite3_bind_text(statement, 2, parts[0]);
        }

        var columns = new List<TableColumn>();
        var keys = new SortedList<int, string>();
        int code;
        while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
        {
            var name = raw.sqlite3_column_text(statement, 0).utf8_to_string();
            columns.Add(new(name, raw.sqlite3_column_text(statement, 1).utf8_to_string() ?? ""));
            if (raw.sqlite3_column_int(statement, 2) is var place and > 0)
            {
                keys.Add(place, name);
            }
        }

        Check(code);
        return columns.Count == 0 ? null : new(columns, [.. keys.Values]);
    }
}
