using System.Globalization;
using Gen.Worker.Actions.DuckDb.Native;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Rows;
using Gen.Worker.Shared.Databases.Sql;

namespace Gen.Worker.Actions.DuckDb;

/// <summary>
/// Writes by DuckDB's appender: straight into the table where the rows are only added and each value has its column's type, else into a temporary table, from which DuckDB converts,
/// adds or replaces.
/// </summary>
internal sealed class DuckDbWriter : IRowWriter
{
    private const string Order = "gen_order";

    /// <summary>How many rows are moved out of the temporary table at once.</summary>
    private const int MostStaged = 50_000;

    private readonly DuckDbSession _session;
    private readonly WritePlan _plan;
    private DuckDbAppender? _appender;
    private int[] _keys = [];
    private string? _staging;
    private string? _move;
    private long _staged;
    private long _rows;
    private bool _inTransaction;

    private DuckDbWriter(DuckDbSession session, WritePlan plan) => (_session, _plan) = (session, plan);

    public long RowsCommitted { get; private set; }

    public static DuckDbWriter Create(DuckDbSession session, WritePlan plan)
    {
        var writer = new DuckDbWriter(session, plan);
        try
        {
            writer.Begin();
            writer.Prepare();
            return writer;
        }
        catch
        {
            writer.Rollback();
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

                _appender!.Append(batch, _rows);
                _rows += batch.Count;
                _staged += batch.Count;
                if (_plan.CommitEachBatch)
                {
                    Flush();
                    Commit();
                }
                else if (_move is not null && _staged >= MostStaged)
                {
                    Flush();
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
                Flush();
                if (_staging is not null)
                {
                    _appender!.Dispose();
                    _session.Execute($"DROP TABLE {_staging}");
                }

                Commit();
            }

            return true;
        },
        cancellationToken);

    public async ValueTask DisposeAsync() => await Task.Run(Rollback).ConfigureAwait(false);

    private void Prepare()
    {
        var table = DuckDbTable.Find(_session, _plan.Table);
        if (table is null && _plan.Create)
        {
            _session.Execute(TableCreation.ToSql(_plan, _session.Dialect));
            table = DuckDbTable.Find(_session, _plan.Table);
        }

        if (table is null)
        {
            throw TableCreation.Missing(_plan.Table);
        }

        var columns = TableCreation.Match(_plan, table.Description);
        string[] names = [.. columns.Select(static c => c.Name)];
        if (_plan.Mode == WriteMode.Replace)
        {
            _session.Execute($"DELETE FROM {table.ToSql()}");
        }

        if (_plan.Mode != WriteMode.Upsert)
        {
            _appender = new(_session, table.Catalog, table.Schema, table.Name, names);
            if (_plan.Columns.Select((c, i) => VectorWriter.CanWrite(c.Type, _appender.Types[i])).All(static can => can))
            {
                return;
            }

            _appender.Dispose();
        }

        Stage(table, columns, names);
    }

    private void Stage(DuckDbTable table, IReadOnlyList<TableColumn> columns, string[] names)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"gen_{Guid.NewGuid():n}");
        string[] own = [.. names.Select(static (_, i) => string.Create(CultureInfo.InvariantCulture, $"c{i}"))];

        // A number that the column rounds is rounded once: on its way it has all its digits, of which DuckDB drops some when it makes a decimal of a floating-point number.
        var types = _plan.Columns.Select((c, i) => c.Type switch
        {
            ColumnType.Exact or ColumnType.Json => "VARCHAR",
            ColumnType.Real when columns[i].DatabaseType.StartsWith("DECIMAL", StringComparison.Ordinal) => "VARCHAR",
            var type => DatabaseDialect.DuckDb.TypeName(type),
        });
        _session.Execute($"CREATE TEMPORARY TABLE {name} ({string.Join(", ", types.Select((t, i) => $"{own[i]} {t}"))}, {Order} BIGINT)");
        _staging = $"temp.main.{name}";
        var quoted = names.Select(DatabaseDialect.Quote).ToArray();
        string[] values = [.. own.Select((o, i) => $"CAST({o} AS {columns[i].DatabaseType})")];
        _move = $"INSERT INTO {table.ToSql()} ({string.Join(", ", quoted)}) SELECT {string.Join(", ", values)} FROM {_staging} ";
        if (_plan.Mode == WriteMode.Upsert)
        {
            var keys = TableCreation.Keys(_plan, table.Description, columns).Select(DatabaseDialect.Quote).ToArray();
            _keys = [.. keys.Select(k => Array.IndexOf(quoted, k))];
            var partition = string.Join(", ", _keys.Select(k => values[k]));

            // Of two rows with one key the later one counts, as if they came one by one.
            _move += $"QUALIFY row_number() OVER (PARTITION BY {partition} ORDER BY {Order} DESC) = 1 ORDER BY {Order} {SaveStatement.OnConflict(keys, quoted.Except(keys, StringComparer.Ordinal))}";
        }
        else
        {
            _move += $"ORDER BY {Order}";
        }

        _appender = new(_session, "temp", "main", name, [.. own, Order]);
    }

    private void Flush()
    {
        _appender!.Flush();
        if (_move is not null && _staged > 0)
        {
            _session.Execute(_move);
            _session.Execute($"DELETE FROM {_staging}");
        }

        _staged = 0;
    }

    private void Begin()
    {
        _session.Execute("BEGIN TRANSACTION");
        _inTransaction = true;
    }

    private void Commit()
    {
        _session.Execute("COMMIT");
        _inTransaction = false;
        RowsCommitted = _rows;
    }

    private void Rollback()
    {
        _appender?.Dispose();
        if (_inTransaction)
        {
            _inTransaction = false;
            TryExecute("ROLLBACK");
        }
        else if (_staging is not null)
        {
            TryExecute($"DROP TABLE IF EXISTS {_staging}");
        }
    }

    private void TryExecute(string sql)
    {
        try
        {
            _session.Execute(sql);
        }
        catch (DatabaseException)
        {
            // Undone already, by what went wrong.
        }
    }
}
