using System.Text.Json;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Rows;

namespace Gen.Worker.Actions.Snowflake;

/// <summary>A result, partition by partition: the first one comes with the answer, each other is fetched when its rows are asked for.</summary>
internal sealed class SnowflakeReader : IRowReader
{
    private static readonly string[] Counts = ["numRowsInserted", "numRowsUpdated", "numRowsDeleted"];

    private readonly SnowflakeClient _client;
    private readonly string _handle;
    private readonly int _partitions;
    private JsonElement _data;
    private int _partition;
    private int _next;
    private long _rows;

    private SnowflakeReader(SnowflakeClient client, string handle, IReadOnlyList<DatabaseColumn> columns, JsonElement data, int partitions, long changes)
        => (_client, _handle, Columns, _data, _partitions, Changes) = (client, handle, columns, data, partitions, changes);

    public IReadOnlyList<DatabaseColumn> Columns { get; }

    public long Changes { get; }

    /// <exception cref="DatabaseException">The answer is not as the service documents it.</exception>
    public static SnowflakeReader Create(SnowflakeClient client, string handle, JsonElement answer)
    {
        try
        {
            if (answer.TryGetProperty("stats", out var stats))
            {
                // A statement that writes has one row, of counts, which is no row of data.
                var changes = Counts.Sum(c => stats.TryGetProperty(c, out var n) && n.TryGetInt64(out var count) ? count : 0);
                return new(client, handle, [], default, 0, changes);
            }

            if (!answer.TryGetProperty("resultSetMetaData", out var description))
            {
                return new(client, handle, [], default, 0, 0);
            }

            DatabaseColumn[] columns = [.. description.GetProperty("rowType").EnumerateArray().Select(static c => new DatabaseColumn(c.GetProperty("name").GetString()!, SnowflakeTypes.ToColumnType(c)))];
            var partitions = description.TryGetProperty("partitionInfo", out var info) ? info.GetArrayLength() : 1;
            return new(client, handle, columns, answer.GetProperty("data"), partitions, 0);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException)
        {
            throw new DatabaseException("Snowflake's answer has no 'rowType' or no 'data', as its REST API documents them.", e);
        }
    }

    public async ValueTask<bool> ReadAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        while (!batch.IsFull)
        {
            if (_data.ValueKind != JsonValueKind.Array || _next == _data.GetArrayLength())
            {
                if (_partition + 1 >= _partitions)
                {
                    return false;
                }

                var answer = await _client.PartitionAsync(_handle, ++_partition, cancellationToken).ConfigureAwait(false);
                _data = answer.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array
                    ? data
                    : throw new DatabaseException(FormattableString.Invariant($"Snowflake's partition {_partition} has no 'data'."));
                _next = 0;
                continue;
            }

            // A row is found in constant time in its list, and its cells in turn.
            Add(batch, _data[_next++]);
        }

        return true;
    }

    public ValueTask DisposeAsync() => default;

    private void Add(RowBatch batch, JsonElement row)
    {
        var column = 0;
        _rows++;
        if (row.ValueKind != JsonValueKind.Array || row.GetArrayLength() != Columns.Count)
        {
            throw new DatabaseException("Snowflake's answer has a row with another number of values than columns.");
        }

        foreach (var cell in row.EnumerateArray())
        {
            SnowflakeTypes.Add(batch[column], cell, Columns[column].Name, _rows);
            column++;
        }

        batch.EndRow();
    }
}
