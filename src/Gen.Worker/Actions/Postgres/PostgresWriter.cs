using System.Globalization;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Rows;
using Gen.Worker.Shared.Databases.Sql;
using Npgsql;
using NpgsqlTypes;

namespace Gen.Worker.Actions.Postgres;

/// <summary>
/// Writes by COPY in its binary form: straight into the table where the rows are only added and each value has its column's type, else into a temporary table, from which the server
/// converts, adds or replaces.
/// </summary>
internal sealed class PostgresWriter : IRowWriter
{
    private const string Order = "gen_order";

    private readonly PostgresSession _session;
    private readonly WritePlan _plan;
    private readonly string _copy;
    private readonly NpgsqlDbType[] _types;
    private readonly string? _move;
    private readonly string? _empty;
    private readonly int[] _keys;
    private NpgsqlTransaction? _transaction;
    private NpgsqlBinaryImporter? _importer;
    private long _rows;

    private PostgresWriter(PostgresSession session, WritePlan plan, string copy, NpgsqlDbType[] types, string? move, string? empty, int[] keys)
        => (_session, _plan, _copy, _types, _move, _empty, _keys) = (session, plan, copy, types, move, empty, keys);

    public long RowsCommitted { get; private set; }

    public static async Task<PostgresWriter> CreateAsync(PostgresSession session, WritePlan plan, CancellationToken cancellationToken)
    {
        var dialect = session.Dialect;
        var target = plan.Table.ToSql(dialect);

        // Creating the table, emptying it and writing to it are one transaction; if batches are to last one by one, it is the first one's.
        var transaction = await session.Connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var table = await session.DescribeAsync(plan.Table, cancellationToken).ConfigureAwait(false);
            if (table is null && plan.Create)
            {
                await session.ExecuteAsync(TableCreation.ToSql(plan, dialect), cancellationToken).ConfigureAwait(false);
                table = await session.DescribeAsync(plan.Table, cancellationToken).ConfigureAwait(false);
            }

            if (table is null)
            {
                throw TableCreation.Missing(plan.Table);
            }

            var columns = TableCreation.Match(plan, table);
            var names = columns.Select(static c => DatabaseDialect.Quote(c.Name)).ToArray();
            var direct = plan.Columns.Select((c, i) => PostgresTypes.ToColumn(c.Type, columns[i].DatabaseType)).ToArray();
            var isStaged = plan.Mode == WriteMode.Upsert || direct.Contains(null);
            var writer = isStaged
                ? await StageAsync(session, plan, table, columns, names, target, cancellationToken).ConfigureAwait(false)
                : new(session, plan, $"COPY {target} ({string.Join(", ", names)}) FROM STDIN (FORMAT BINARY)", [.. direct.Select(static t => t!.Value)], null, null, []);
            if (plan.Mode == WriteMode.Replace)
            {
                await session.ExecuteAsync($"DELETE FROM {target}", cancellationToken).ConfigureAwait(false);
            }

            writer._transaction = transaction;
            return writer;
        }
        catch
        {
            await EndAsync(transaction).ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask WriteAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        NullKeys.Refuse(_plan, batch, _keys, _rows);
        await _session.RunAsync(
            async () =>
            {
                _transaction ??= await _session.Connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
                _importer ??= await _session.Connection.BeginBinaryImportAsync(_copy, cancellationToken).ConfigureAwait(false);
                await WriteRowsAsync(_importer, batch, cancellationToken).ConfigureAwait(false);
                if (_move is not null || _plan.CommitEachBatch)
                {
                    await FlushAsync(cancellationToken).ConfigureAwait(false);
                }

                _rows += batch.Count;
                if (_plan.CommitEachBatch)
                {
                    await CommitAsync(cancellationToken).ConfigureAwait(false);
                }

                return true;
            },
            $"write to table '{_plan.Table}'",
            cancellationToken).ConfigureAwait(false);
    }

    public Task CompleteAsync(CancellationToken cancellationToken) => _session.RunAsync(
        async () =>
        {
            await FlushAsync(cancellationToken).ConfigureAwait(false);
            await CommitAsync(cancellationToken).ConfigureAwait(false);
            return true;
        },
        $"write to table '{_plan.Table}'",
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_importer is { } importer)
            {
                // Not completed, it is undone.
                await importer.DisposeAsync().ConfigureAwait(false);
            }
        }
        catch (Exception e) when (PostgresErrors.IsDatabase(e))
        {
            // The server has refused it already, or is gone.
        }

        if (_transaction is { } transaction)
        {
            await EndAsync(transaction).ConfigureAwait(false);
        }
    }

    private static async Task<PostgresWriter> StageAsync(
        PostgresSession session, WritePlan plan, TableDescription table, IReadOnlyList<TableColumn> columns, string[] names, string target, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"pg_temp.\"gen_{Guid.NewGuid():n}\"");
        var own = plan.Columns.Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"c{i} {PostgresTypes.StagingType(c.Type)}"));
        await session.ExecuteAsync($"CREATE TEMPORARY TABLE {name["pg_temp.".Length..]} ({Order} bigint GENERATED ALWAYS AS IDENTITY, {string.Join(", ", own)})", cancellationToken).ConfigureAwait(false);
        var values = string.Join(", ", plan.Columns.Select((c, i) => PostgresTypes.Convert(Own(i), c.Type, columns[i].DatabaseType)));
        var insert = $"INSERT INTO {target} ({string.Join(", ", names)}) ";
        string move;
        string[] keys = plan.Mode == WriteMode.Upsert ? [.. TableCreation.Keys(plan, table, columns).Select(DatabaseDialect.Quote)] : [];
        int[] places = [.. keys.Select(k => Array.IndexOf(names, k))];
        if (plan.Mode == WriteMode.Upsert)
        {
            var distinct = string.Join(", ", places.Select(Own));

            // Of two rows with one key the later one counts, as if they came one by one.
            move = $"{insert}SELECT DISTINCT ON ({distinct}) {values} FROM {name} ORDER BY {distinct}, {Order} DESC {SaveStatement.OnConflict(keys, names.Except(keys, StringComparer.Ordinal))}";
        }
        else
        {
            move = $"{insert}SELECT {values} FROM {name} ORDER BY {Order}";
        }

        var copy = $"COPY {name} ({string.Join(", ", plan.Columns.Select((_, i) => Own(i)))}) FROM STDIN (FORMAT BINARY)";
        return new(session, plan, copy, [.. plan.Columns.Select(static c => PostgresTypes.ToStaging(c.Type))], move, $"TRUNCATE {name}", places);
    }

    private static string Own(int column) => string.Create(CultureInfo.InvariantCulture, $"c{column}");

    private static async Task EndAsync(NpgsqlTransaction transaction)
    {
        try
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (PostgresErrors.IsDatabase(e))
        {
            // The connection is gone, and the transaction with it.
        }
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_importer is not { } importer)
        {
            return;
        }

        await importer.CompleteAsync(cancellationToken).ConfigureAwait(false);
        await importer.DisposeAsync().ConfigureAwait(false);
        _importer = null;
        if (_move is not null)
        {
            await _session.ExecuteAsync(_move, cancellationToken).ConfigureAwait(false);
            await _session.ExecuteAsync(_empty!, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task CommitAsync(CancellationToken cancellationToken)
    {
        if (_transaction is { } transaction)
        {
            await _session.CommitAsync(transaction, cancellationToken).ConfigureAwait(false);
            await transaction.DisposeAsync().ConfigureAwait(false);
            _transaction = null;
        }

        RowsCommitted = _rows;
    }

    private async Task WriteRowsAsync(NpgsqlBinaryImporter importer, RowBatch batch, CancellationToken cancellationToken)
    {
        for (var row = 0; row < batch.Count; row++)
        {
            await importer.StartRowAsync(cancellationToken).ConfigureAwait(false);
            for (var column = 0; column < _types.Length; column++)
            {
                var written = WriteAsync(importer, batch, column, row, cancellationToken);
                if (!written.IsCompletedSuccessfully)
                {
                    await written.ConfigureAwait(false);
                }
            }
        }
    }

    private Task WriteAsync(NpgsqlBinaryImporter importer, RowBatch batch, int column, int row, CancellationToken cancellationToken)
    {
        var values = batch[column];
        if (values.IsNull(row))
        {
            return importer.WriteNullAsync(cancellationToken);
        }

        var type = _types[column];
        return values.Type switch
        {
            ColumnType.Whole when type == NpgsqlDbType.Bigint => importer.WriteAsync(values.Wholes[row], type, cancellationToken),
            ColumnType.Whole when type == NpgsqlDbType.Integer => importer.WriteAsync(Fit(values.Wholes[row], int.MinValue, int.MaxValue, column), type, cancellationToken),
            ColumnType.Whole => importer.WriteAsync((short)Fit(values.Wholes[row], short.MinValue, short.MaxValue, column), type, cancellationToken),
            ColumnType.Real => importer.WriteAsync(values.Reals[row], type, cancellationToken),
            ColumnType.Boolean => importer.WriteAsync(values.Wholes[row] != 0, type, cancellationToken),
            ColumnType.Exact => importer.WriteAsync(values.Decimals[row], type, cancellationToken),
            ColumnType.Bytes => importer.WriteAsync(values.Bytes(row), type, cancellationToken),
            ColumnType.Uuid => importer.WriteAsync(values.Uuids[row], type, cancellationToken),
            ColumnType.Date => importer.WriteAsync(Days(values.Wholes[row]), type, cancellationToken),
            ColumnType.Time => importer.WriteAsync(values.Wholes[row], type, cancellationToken),
            ColumnType.Timestamp or ColumnType.Instant => importer.WriteAsync(Microseconds(values.Wholes[row]), type, cancellationToken),
            _ => importer.WriteAsync(WithoutNul(values.Text(row), column), type, cancellationToken),
        };
    }

    private int Fit(long value, int least, int most, int column) => value >= least && value <= most
        ? (int)value
        : throw new DatabaseException(FormattableString.Invariant($"Column '{_plan.Columns[column].Name}' of table '{_plan.Table}' takes {least} to {most}, and a row has {value}."));

    private string WithoutNul(string text, int column) => text.Contains('\0', StringComparison.Ordinal)
        ? throw new DatabaseException($"A text for column '{_plan.Columns[column].Name}' of table '{_plan.Table}' has a NUL in it, which PostgreSQL does not take.")
        : text;

    private static int Days(long days) => days switch
    {
        long.MaxValue => int.MaxValue,
        long.MinValue => int.MinValue,
        _ => checked((int)(days - PostgresTypes.EpochDays)),
    };

    private static long Microseconds(long value) => value is long.MaxValue or long.MinValue ? value : value - PostgresTypes.Epoch;
}
