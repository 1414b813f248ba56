using System.Globalization;
using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Rows;
using Gen.Worker.Shared.Databases.Sql;

namespace Gen.Worker.Actions.Snowflake;

/// <summary>
/// Writes rows as JSON that is bound to one placeholder. Where all batches are to be one, they go into a table of their own first, since no transaction lasts over requests, and one statement
/// (INSERT, INSERT OVERWRITE or MERGE) takes them from there: all of them or none.
/// </summary>
internal sealed class SnowflakeWriter : IRowWriter
{
    private const string Order = "\"GEN_ORDER\"";

    /// <summary>A bound text takes 16 MB; some characters take four bytes.</summary>
    private const int MostBytes = 4 * 1024 * 1024;

    private readonly SnowflakeSession _session;
    private readonly WritePlan _plan;
    private readonly string _target;
    private readonly string[] _names;
    private readonly string[] _keys;
    private readonly int[] _keyPlaces;
    private readonly string _items;
    private string? _staging;
    private long _rows;
    private bool _hasBegun;

    private SnowflakeWriter(SnowflakeSession session, WritePlan plan, string target, string[] names, string[] keys, string items)
    {
        (_session, _plan, _target, _names, _keys, _items) = (session, plan, target, names, keys, items);
        _keyPlaces = [.. keys.Select(k => Array.IndexOf(names, k))];
    }

    public long RowsCommitted { get; private set; }

    public static async Task<SnowflakeWriter> CreateAsync(SnowflakeSession session, WritePlan plan, CancellationToken cancellationToken)
    {
        var table = await session.DescribeAsync(plan.Table, cancellationToken).ConfigureAwait(false);
        if (table is null && plan.Create)
        {
            await session.ExecuteAsync(new(TableCreation.ToSql(plan, session.Dialect)), cancellationToken).ConfigureAwait(false);
            table = await session.DescribeAsync(plan.Table, cancellationToken).ConfigureAwait(false);
        }

        if (table is null)
        {
            throw TableCreation.Missing(plan.Table);
        }

        var columns = TableCreation.Match(plan, table);
        var target = plan.Table.ToSql(session.Dialect);
        string[] names = [.. columns.Select(static c => DatabaseDialect.Quote(c.Name))];
        string[] keys = plan.Mode == WriteMode.Upsert ? [.. TableCreation.Keys(plan, table, columns).Select(DatabaseDialect.Quote)] : [];
        var items = string.Join(", ", columns.Select((c, i) => $"{SnowflakeTypes.FromJson(string.Create(CultureInfo.InvariantCulture, $"f.value[{i + 1}]"), plan.Columns[i].Type, c.DatabaseType)} AS {names[i]}"));
        var writer = new SnowflakeWriter(session, plan, target, names, keys, items);
        if (!plan.CommitEachBatch)
        {
            var staging = plan.Table.BesideToSql(session.Dialect, string.Create(CultureInfo.InvariantCulture, $"GEN_{Guid.NewGuid():n}").ToUpperInvariant());
            await session.ExecuteAsync(new($"CREATE TRANSIENT TABLE {staging} AS SELECT {string.Join(", ", names)}, 0::NUMBER(38, 0) AS {Order} FROM {target} WHERE FALSE"), cancellationToken).ConfigureAwait(false);
            writer._staging = staging;
        }

        return writer;
    }

    public async ValueTask WriteAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        NullKeys.Refuse(_plan, batch, _keyPlaces, _rows);
        for (var from = 0; from < batch.Count;)
        {
            var text = ToJson(batch, ref from);
            var rows = $"(SELECT {_items}, f.value[0]::NUMBER(38, 0) AS {Order} FROM TABLE(FLATTEN(INPUT => PARSE_JSON(?))) f)";
            DatabaseParameter[] parameters = [new("rows", Json.Write(text, static (Utf8JsonWriter writer, string text) => writer.WriteStringValue(text)))];
            var list = string.Join(", ", _names);
            if (_staging is { } staging)
            {
                await StageAsync(new($"INSERT INTO {staging} ({list}, {Order}) SELECT {list}, {Order} FROM {rows}", parameters), cancellationToken).ConfigureAwait(false);
                continue;
            }

            // What is there goes together with the first rows that come.
            var sql = _plan.Mode == WriteMode.Upsert ? Merge(rows) : $"INSERT {(_plan.Mode == WriteMode.Replace && !_hasBegun ? "OVERWRITE " : "")}INTO {_target} ({list}) SELECT {list} FROM {rows}";
            await CommitAsync(new(sql, parameters), cancellationToken).ConfigureAwait(false);
            _hasBegun = true;
        }
    }

    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (_staging is { } staging)
        {
            var list = string.Join(", ", _names);
            var sql = _plan.Mode switch
            {
                WriteMode.Upsert => Merge(staging),
                WriteMode.Replace => $"INSERT OVERWRITE INTO {_target} ({list}) SELECT {list} FROM {staging}",
                _ => $"INSERT INTO {_target} ({list}) SELECT {list} FROM {staging}",
            };
            await CommitAsync(new(sql), cancellationToken).ConfigureAwait(false);
        }
        else if (_plan.Mode == WriteMode.Replace && !_hasBegun)
        {
            await CommitAsync(new($"DELETE FROM {_target}"), cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_staging is { } staging)
        {
            _staging = null;
            try
            {
                using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
                await _session.ExecuteAsync(new($"DROP TABLE IF EXISTS {staging}"), limit.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is DatabaseException or OperationCanceledException)
            {
                // It stays, empty of meaning: what went wrong is told already.
            }
        }
    }

    /// <summary>Runs a statement after which rows are in the table.</summary>
    private async Task CommitAsync(DatabaseStatement statement, CancellationToken cancellationToken)
    {
        await _session.ExecuteAsync(statement, cancellationToken).ConfigureAwait(false);
        RowsCommitted = _rows;
    }

    /// <summary>Runs a statement after which rows are in the table beside it. Of that nothing is left, whether it was done or not.</summary>
    private async Task StageAsync(DatabaseStatement statement, CancellationToken cancellationToken)
    {
        try
        {
            await _session.ExecuteAsync(statement, cancellationToken).ConfigureAwait(false);
        }
        catch (DatabaseException e) when (e.IsOutcomeUnknown)
        {
            throw new DatabaseException(e.InnerException?.Message ?? e.Message, e);
        }
    }

    /// <summary>Of two rows with one key the later one counts, as if they came one by one.</summary>
    private string Merge(string rows) => SaveStatement.Merge(
        _target,
        $"(SELECT * FROM {rows} QUALIFY ROW_NUMBER() OVER (PARTITION BY {string.Join(", ", _keys)} ORDER BY {Order} DESC) = 1)",
        _keys,
        _names);

    private string ToJson(RowBatch batch, ref int from)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            do
            {
                writer.WriteStartArray();
                writer.WriteNumberValue(_rows++);
                for (var column = 0; column < batch.Columns.Count; column++)
                {
                    Write(writer, batch, column, from);
                }

                writer.WriteEndArray();
            }
            while (++from < batch.Count && writer.BytesCommitted + writer.BytesPending < MostBytes);
            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Numbers that JSON would round, or has none for, are text, which Snowflake converts.</summary>
    private static void Write(Utf8JsonWriter writer, RowBatch batch, int column, int row)
    {
        if (batch[column].Type is ColumnType.Exact or ColumnType.Real && batch[column].ToText(row) is { } text)
        {
            writer.WriteStringValue(text);
        }
        else
        {
            RowJson.WriteValue(writer, batch, column, row);
        }
    }
}
