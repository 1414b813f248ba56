using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Rows;
using Npgsql;

namespace Gen.Worker.Actions.Postgres;

/// <summary>Rows of a statement, as they come from the server.</summary>
internal sealed class PostgresReader : IRowReader
{
    private readonly PostgresSession _session;
    private readonly NpgsqlCommand _command;
    private readonly NpgsqlDataReader _reader;
    private readonly Type[] _types;

    public PostgresReader(PostgresSession session, NpgsqlCommand command, NpgsqlDataReader reader)
    {
        (_session, _command, _reader) = (session, command, reader);

        // Called, and not made a delegate of: what the method says of its type for the trimmer is lost by that (IL2111).
        _types = [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetFieldType(i))];
        Columns = [.. Enumerable.Range(0, reader.FieldCount).Select(i => new DatabaseColumn(reader.GetName(i), PostgresTypes.ToColumnType(reader.GetDataTypeName(i)) ?? ColumnType.Text))];
    }

    public IReadOnlyList<DatabaseColumn> Columns { get; }

    /// <remarks>The driver counts SELECT as -1.</remarks>
    public long Changes => Math.Max(0, _reader.RecordsAffected);

    public async ValueTask<bool> ReadAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return await _session.RunAsync(() => FillAsync(batch, cancellationToken), "give its rows", cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            // Else disposing the reader would fetch all rows that are left.
            if (!_reader.IsClosed && Columns.Count > 0)
            {
                _command.Cancel();
            }

            await _reader.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (PostgresErrors.IsDatabase(e))
        {
            // Cancelled, or gone: nobody waits for its rows.
        }

        await _command.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<bool> FillAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        var columns = Columns.Count;
        while (!batch.IsFull)
        {
            if (!await _reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                // The end of the last result is where the count of changes comes.
                await _reader.CloseAsync().ConfigureAwait(false);
                return false;
            }

            for (var i = 0; i < columns; i++)
            {
                Add(batch[i], i);
            }

            batch.EndRow();
        }

        return true;
    }

    private void Add(ColumnValues values, int i)
    {
        if (_reader.IsDBNull(i))
        {
            values.AddNull();
            return;
        }

        switch (values.Type)
        {
            case ColumnType.Whole:
                // The driver does not widen by itself.
                values.Add(_types[i] == typeof(int) ? _reader.GetInt32(i) : _types[i] == typeof(short) ? _reader.GetInt16(i) : _reader.GetInt64(i));
                break;
            case ColumnType.Real:
                values.Add(_types[i] == typeof(float) ? _reader.GetFloat(i) : _reader.GetDouble(i));
                break;
            case ColumnType.Boolean:
                values.Add(_reader.GetBoolean(i) ? 1L : 0L);
                break;
            case ColumnType.Exact:
                values.Add(_reader.GetDecimal(i));
                break;
            case ColumnType.Bytes:
                values.Add(_reader.GetFieldValue<byte[]>(i));
                break;
            case ColumnType.Uuid:
                values.Add(_reader.GetGuid(i));
                break;
            case ColumnType.Date:
                // Days and microseconds as PostgreSQL has them: its dates reach further than .NET's, and to infinity.
                var days = _reader.GetFieldValue<int>(i);
                values.Add(days == int.MaxValue ? long.MaxValue : days == int.MinValue ? long.MinValue : days + PostgresTypes.EpochDays);
                break;
            case ColumnType.Time:
                values.Add(_reader.GetFieldValue<long>(i));
                break;
            case ColumnType.Timestamp or ColumnType.Instant:
                var microseconds = _reader.GetFieldValue<long>(i);
                values.Add(microseconds is long.MaxValue or long.MinValue ? microseconds : microseconds + PostgresTypes.Epoch);
                break;
            default:
                values.Add(_reader.GetString(i));
                break;
        }
    }
}
