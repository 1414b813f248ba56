using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime.Events.Wire;
using Gen.Worker.Shared.Storage;
using Gen.Worker.Shared.Storage.Databases;

namespace Gen.Worker.Shared.Queue.Tables;

/// <summary>The rows of <c>server_events</c>.</summary>
internal static class ServerEventTable
{
    /// <summary>Rows in a statement: a round trip for each would be most of the time.</summary>
    private const int RowsTogether = 40;

    private const string Plain = "number, attempt, sequence, event_type, node_name, node_type, status, created_at, received_at, duration_ms, error";
    private const string Inserted = $"{Plain}, result, meta, trace_component";
    private const string Selected = $"{Plain}, CAST(result AS text), CAST(meta AS text), CAST(trace_component AS text)";

    /// <summary>Writes events. Their executions' jobs are locked.</summary>
    public static async Task InsertAsync(QueueWork work, IReadOnlyList<StoredEvent> events)
    {
        foreach (var rows in events.Chunk(RowsTogether))
        {
            var sql = new StringBuilder("INSERT INTO server_events (execution_id, ").Append(Inserted).Append(") VALUES ");
            for (var i = 0; i < rows.Length; i++)
            {
                sql.Append(CultureInfo.InvariantCulture, $"""
                    {(i == 0 ? "" : ", ")}(@id{i}, @number{i}, @attempt{i}, @sequence{i}, @type{i}, @node{i}, @kind{i}, @status{i}, @time{i}, @received{i}, @duration{i}, @error{i},
                    {work.Database.ToJson($"@result{i}")}, {work.Database.ToJson($"@meta{i}")}, {work.Database.ToJson($"@trace{i}")})
                    """);
            }

            using var command = work.Command(sql.ToString());
            for (var i = 0; i < rows.Length; i++)
            {
                Bind(work, command, rows[i], i.ToString(CultureInfo.InvariantCulture));
            }

            await command.ExecuteNonQueryAsync(work.CancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Which events of a batch are there already.</summary>
    public static async Task<HashSet<(string ExecutionId, int Attempt, long Sequence)>> FindAsync(QueueWork work, IReadOnlyList<WireEvent> events)
    {
        using var command = work.Command(
            $"SELECT execution_id, attempt, sequence FROM server_events WHERE execution_id IN ({work.Database.TextsOf("@ids")}) AND sequence BETWEEN @least AND @most");
        command
            .With("ids", QueueWork.ListOf(events.Select(static e => e.ExecutionId).Distinct(StringComparer.Ordinal)))
            .With("least", events.Min(static e => e.Sequence))
            .With("most", events.Max(static e => e.Sequence));
        return [.. await command.ReadAsync(static r => (r.GetString(0), r.GetInt32(1), r.GetInt64(2)), work.CancellationToken).ConfigureAwait(false)];
    }

    /// <summary>Whether a worker reported anything of an attempt.</summary>
    public static async Task<bool> HasAnyAsync(QueueWork work, string executionId, int attempt)
    {
        using var command = work.Command("SELECT 1 FROM server_events WHERE execution_id = @id AND attempt = @attempt AND sequence > 0 LIMIT 1");
        return await command.With("id", executionId).With("attempt", attempt).ExecuteScalarAsync(work.CancellationToken).ConfigureAwait(false) is not null;
    }

    /// <summary>Events of an execution in order, as many as fit.</summary>
    public static async Task<List<StoredEvent>> ReadAsync(QueueWork work, string executionId, long after, int most, long mostCharacters)
    {
        using var command = work.Command($"SELECT {Selected} FROM server_events WHERE execution_id = @id AND number > @after ORDER BY number LIMIT @most");
        command.With("id", executionId).With("after", after).With("most", most);
        var reader = await command.ExecuteReaderAsync(work.CancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var events = new List<StoredEvent>();
            var size = 0L;
            while (size < mostCharacters && await reader.ReadAsync(work.CancellationToken).ConfigureAwait(false))
            {
                var row = Read(work.Database, reader, executionId);
                events.Add(row);
                size += (row.Event.Result?.GetRawText().Length ?? 0) + (row.Event.Event.Error?.Length ?? 0);
            }

            return events;
        }
    }

    private static void Bind(QueueWork work, DbCommand command, StoredEvent row, string suffix)
    {
        var (wire, happened) = (row.Event, row.Event.Event);
        command
            .With("id" + suffix, wire.ExecutionId)
            .With("number" + suffix, row.Number)
            .With("attempt" + suffix, wire.Attempt)
            .With("sequence" + suffix, wire.Sequence)
            .With("type" + suffix, QueueWork.Storable(happened.Type))
            .With("node" + suffix, QueueWork.Storable(happened.NodeName))
            .With("kind" + suffix, QueueWork.Storable(happened.NodeType))
            .With("status" + suffix, QueueWork.Storable(happened.Status))
            .With("time" + suffix, work.Database.ToTime(happened.Time))
            .With("received" + suffix, work.Database.ToTime(row.Received))
            .With("duration" + suffix, happened.Duration?.TotalMilliseconds)
            .With("error" + suffix, QueueWork.Storable(happened.Error))
            .With("result" + suffix, wire.Result?.GetRawText())
            .With("meta" + suffix, happened.Meta?.GetRawText())
            .With("trace" + suffix, wire.TraceComponent?.GetRawText());
    }

    private static StoredEvent Read(QueueDatabase database, DbDataReader reader, string executionId) => new(
        reader.GetInt64(0),
        database.ReadTime(reader, 8),
        new(
            executionId,
            reader.GetInt32(1),
            reader.GetInt64(2),
            new(
                reader.GetString(3),
                reader.GetString(4),
                reader.GetString(5),
                reader.GetString(6),
                database.ReadTime(reader, 7),
                reader.IsDBNull(9) ? null : TimeSpan.FromMilliseconds(reader.GetDouble(9)),
                reader.IsDBNull(10) ? null : reader.GetString(10),
                ReadJson(reader, 12)),
            ReadJson(reader, 11),
            ReadJson(reader, 13)));

    private static JsonElement? ReadJson(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : EventTable.ReadJson(reader.GetString(column));
}
