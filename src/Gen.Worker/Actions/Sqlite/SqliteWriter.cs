using System.Buffers;
using System.Text;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Rows;
using Gen.Worker.Shared.Databases.Sql;
using SQLitePCL;

namespace Gen.Worker.Actions.Sqlite;

/// <summary>Writes by one prepared statement, within a transaction. What kind a value becomes in its column is SQLite's business, by the column's declaration.</summary>
internal sealed class SqliteWriter : IRowWriter
{
    private static readonly string[] TextTypes = ["CHAR", "CLOB", "TEXT"];

    private readonly SqliteDatabaseSession _session;
    private readonly WritePlan _plan;
    private sqlite3_stmt? _insert;
    private bool[] _areTexts = [];
    private int[] _keys = [];
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1024);
    private bool _inTransaction;
    private long _rows;

    private SqliteWriter(SqliteDatabaseSession session, WritePlan plan) => (_session, _plan) = (session, plan);

    public long RowsCommitted { get; private set; }

    public static SqliteWriter Create(SqliteDatabaseSession session, WritePlan plan)
    {
        var writer = new SqliteWriter(session, plan);
        try
        {
            writer.Begin();
            writer.Prepare();
            return writer;
        }
        catch
        {
            writer.End();
            throw;
        }
    }

    public async ValueTask WriteAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        NullKeys.Refuse(_plan, batch, _keys, _rows);
        await _session.RunAsync(
            () =>
            {
                // The first batch lasts with what was prepared for it: the table, empty if it is to be.
                if (!_inTransaction)
                {
                    Begin();
                }

                Write(batch);
                _rows += batch.Count;
                if (_plan.CommitEachBatch)
                {
                    Commit();
                }

                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    public Task CompleteAsync(CancellationToken cancellationToken) => _session.RunAsync(
        () =>
        {
            if (_inTransaction)
            {
                Commit();
            }

            return true;
        },
        cancellationToken);

    public ValueTask DisposeAsync()
    {
        End();
        return default;
    }

    private void Prepare()
    {
        var table = _session.DescribeNow(_plan.Table);
        if (table is null && _plan.Create)
        {
            _session.Execute(TableCreation.ToSql(_plan, _session.Dialect));
            table = _session.DescribeNow(_plan.Table);
        }

        if (table is null)
        {
            throw TableCreation.Missing(_plan.Table);
        }

        var columns = TableCreation.Match(_plan, table);
        _areTexts = [.. columns.Select(static c => IsText(c.DatabaseType))];
        var names = columns.Select(static c => DatabaseDialect.Quote(c.Name)).ToArray();
        var target = _plan.Table.ToSql(_session.Dialect);
        if (_plan.Mode == WriteMode.Replace)
        {
            _session.Execute($"DELETE FROM {target}");
        }

        var sql = $"INSERT INTO {target} ({string.Join(", ", names)}) VALUES ({string.Join(", ", names.Select((_, i) => _session.Dialect.Placeholder(i + 1)))})";
        if (_plan.Mode == WriteMode.Upsert)
        {
            var keys = TableCreation.Keys(_plan, table, columns).Select(DatabaseDialect.Quote).ToArray();
            _keys = [.. keys.Select(k => Array.IndexOf(names, k))];
            sql = $"{sql} {SaveStatement.OnConflict(keys, names.Except(keys, StringComparer.Ordinal))}";
        }

        _insert = _session.Prepare(sql);
    }

    private void Write(RowBatch batch)
    {
        var insert = _insert!;
        for (var row = 0; row < batch.Count; row++)
        {
            for (var column = 0; column < batch.Columns.Count; column++)
            {
                _session.Check(Bind(insert, column + 1, batch[column], row));
            }

            var code = raw.sqlite3_step(insert);

            // The reset tells the same error again.
            raw.sqlite3_reset(insert);
            if (code != raw.SQLITE_DONE)
            {
                _session.Check(code);
            }
        }
    }

    private int Bind(sqlite3_stmt statement, int index, ColumnValues values, int row)
    {
        if (values.IsNull(row))
        {
            return raw.sqlite3_bind_null(statement, index);
        }

        switch (values.Type)
        {
            case ColumnType.Whole or ColumnType.Boolean:
                return raw.sqlite3_bind_int64(statement, index, values.Wholes[row]);
            // Of a number that becomes text SQLite would keep 15 digits.
            case ColumnType.Real when !_areTexts[index - 1] || NumberDigits.AreFew(values.Reals[row]):
                return raw.sqlite3_bind_double(statement, index, values.Reals[row]);
            case ColumnType.Bytes:
                // An empty span has no address, which SQLite takes for null.
                return values.Bytes(row) is { Length: > 0 } bytes ? raw.sqlite3_bind_blob(statement, index, bytes) : raw.sqlite3_bind_zeroblob(statement, index, 0);
            default:
                return BindText(statement, index, values.ToText(row)!);
        }
    }

    /// <summary>SQLite's own rule for which columns make texts of numbers.</summary>
    private static bool IsText(string declared)
        => !declared.Contains("INT", StringComparison.OrdinalIgnoreCase) && Array.Exists(TextTypes, t => declared.Contains(t, StringComparison.OrdinalIgnoreCase));

    private int BindText(sqlite3_stmt statement, int index, string text)
    {
        if (text.Length == 0)
        {
            return raw.sqlite3_bind_text(statement, index, "");
        }

        if (_buffer.Length < 3 * text.Length)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = ArrayPool<byte>.Shared.Rent(3 * text.Length);
        }

        return raw.sqlite3_bind_text(statement, index, _buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, _buffer)));
    }

    private void Begin()
    {
        if (_session.IsInTransaction)
        {
            throw new DatabaseException("SQLite has one transaction at a time on a database, and another one is open.");
        }

        _session.Execute("BEGIN IMMEDIATE");
        _inTransaction = true;
    }

    private void Commit()
    {
        _session.Execute("COMMIT");
        _inTransaction = false;
        RowsCommitted = _rows;
    }

    private void End()
    {
        _insert?.Dispose();
        _insert = null;
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }

        if (_inTransaction && _session.IsInTransaction)
        {
            _session.Execute("ROLLBACK");
        }

        _inTransaction = false;
    }
}
