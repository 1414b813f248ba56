using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Rows;
using SQLitePCL;

namespace Gen.Worker.Actions.Sqlite;

/// <summary>
/// Rows of a statement. SQLite's values have types, its columns only wishes: a column's kind is told by its declaration and, where that says nothing or is wrong, by the first row. A later
/// value that does not fit is an error, never another value.
/// </summary>
internal sealed class SqliteReader : IRowReader
{
    private readonly SqliteDatabaseSession _session;
    private readonly sqlite3_stmt _statement;
    private readonly int _before;
    private bool _hasRow;
    private long _row;

    public SqliteReader(SqliteDatabaseSession session, sqlite3_stmt statement)
    {
        (_session, _statement) = (session, statement);
        _before = raw.sqlite3_total_changes(session.Handle);
        Step();
        Columns = [.. Enumerable.Range(0, raw.sqlite3_column_count(statement)).Select(i => new DatabaseColumn(raw.sqlite3_column_name(statement, i).utf8_to_string(), TypeOf(i)))];
    }

    public IReadOnlyList<DatabaseColumn> Columns { get; }

    public long Changes { get; private set; }

    public async ValueTask<bool> ReadAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return await _session.RunAsync(() => Read(batch), cancellationToken).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync()
    {
        _statement.Dispose();
        return default;
    }

    private bool Read(RowBatch batch)
    {
        while (_hasRow && !batch.IsFull)
        {
            for (var i = 0; i < Columns.Count; i++)
            {
                Add(batch[i], i);
            }

            batch.EndRow();
            Step();
        }

        return _hasRow;
    }

    private void Step()
    {
        var code = raw.sqlite3_step(_statement);
        _session.Check(code);
        _hasRow = code == raw.SQLITE_ROW;
        _row++;
        if (!_hasRow)
        {
            Changes = raw.sqlite3_total_changes(_session.Handle) - _before;
        }
    }

    private ColumnType TypeOf(int column)
    {
        var declared = raw.sqlite3_column_decltype(_statement, column).utf8_to_string()?.ToUpperInvariant() ?? "";
        ColumnType? wish =
            declared.Contains("INT", StringComparison.Ordinal) ? ColumnType.Whole
            : declared.Contains("CHAR", StringComparison.Ordinal) || declared.Contains("CLOB", StringComparison.Ordinal) || declared.Contains("TEXT", StringComparison.Ordinal) ? ColumnType.Text
            : declared.Contains("BLOB", StringComparison.Ordinal) ? ColumnType.Bytes
            : declared.StartsWith("BOOL", StringComparison.Ordinal) ? ColumnType.Boolean
            : declared.StartsWith("JSON", StringComparison.Ordinal) ? ColumnType.Json
            : declared.Contains("REAL", StringComparison.Ordinal) || declared.Contains("FLOA", StringComparison.Ordinal) || declared.Contains("DOUB", StringComparison.Ordinal)
                || declared.StartsWith("NUM", StringComparison.Ordinal) || declared.StartsWith("DEC", StringComparison.Ordinal) ? ColumnType.Real
            : null;
        var first = _hasRow ? raw.sqlite3_column_type(_statement, column) : raw.SQLITE_NULL;
        return (first, wish) switch
        {
            (raw.SQLITE_NULL, _) => wish ?? ColumnType.Text,
            (raw.SQLITE_INTEGER, ColumnType.Boolean or ColumnType.Real) => wish.Value,
            (raw.SQLITE_INTEGER, _) => ColumnType.Whole,
            (raw.SQLITE_FLOAT, _) => ColumnType.Real,
            (raw.SQLITE_BLOB, _) => ColumnType.Bytes,
            (_, ColumnType.Json) => ColumnType.Json,
            _ => ColumnType.Text,
        };
    }

    private void Add(ColumnValues values, int column)
    {
        var kind = raw.sqlite3_column_type(_statement, column);
        switch (kind, values.Type)
        {
            case (raw.SQLITE_NULL, _):
                values.AddNull();
                break;
            case (raw.SQLITE_INTEGER, ColumnType.Whole):
                values.Add(raw.sqlite3_column_int64(_statement, column));
                break;
            case (raw.SQLITE_INTEGER, ColumnType.Boolean) when raw.sqlite3_column_int64(_statement, column) is 0 or 1:
                values.Add(raw.sqlite3_column_int64(_statement, column));
                break;
            case (raw.SQLITE_FLOAT, ColumnType.Real):
                values.Add(raw.sqlite3_column_double(_statement, column));
                break;
            case (raw.SQLITE_INTEGER, ColumnType.Real) when (long)(double)raw.sqlite3_column_int64(_statement, column) == raw.sqlite3_column_int64(_statement, column):
                values.Add((double)raw.sqlite3_column_int64(_statement, column));
                break;
            case (raw.SQLITE_TEXT or raw.SQLITE_INTEGER or raw.SQLITE_FLOAT, ColumnType.Text or ColumnType.Json):
                values.Add(raw.sqlite3_column_text(_statement, column).utf8_to_string());
                break;
            case (raw.SQLITE_BLOB or raw.SQLITE_TEXT, ColumnType.Bytes):
                values.Add(raw.sqlite3_column_blob(_statement, column).ToArray());
                break;
            default:
                var word = kind switch { raw.SQLITE_INTEGER => "a whole number", raw.SQLITE_FLOAT => "a number", raw.SQLITE_BLOB => "bytes", _ => "text" };
                throw new DatabaseException(FormattableString.Invariant(
                    $"Column '{Columns[column].Name}' holds {word} in row {_row}, where {values.Type} was before. Give it one type in the query: CAST({Columns[column].Name} AS TEXT)."));
        }
    }
}
