using System.Data.Common;
using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Events.Wire;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Storage.Databases;

namespace Gen.Worker.Shared.Storage;

/// <summary>The rows of <c>worker_events</c>.</summary>
internal static class EventTable
{
    public static async Task InsertAsync(WorkerDatabase database, DbConnection connection, DbTransaction? transaction, LoggedEvent row, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // All values are parameters.
        command.CommandText = $"""
            INSERT INTO worker_events (execution_id, number, event_type, node_name, node_type, status, created_at, duration_ms, error, meta)
            VALUES (@id, @number, @type, @node, @nodeType, @status, @time, @duration, @error, {database.ToJson("@meta")})
            """;
#pragma warning restore CA2100
        command
            .With("id", row.ExecutionId)
            .With("number", row.Number)
            .With("type", row.Event.Type)
            .With("node", row.Event.NodeName)
            .With("nodeType", row.Event.NodeType)
            .With("status", row.Event.Status)
            .With("time", database.ToTime(row.Event.Time))
            .With("duration", row.Event.Duration?.TotalMilliseconds)
            .With("error", Storable(row.Event.Error))
            .With("meta", row.Event.Meta?.GetRawText());
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public static async Task<List<LoggedEvent>> ReadAsync(WorkerDatabase database, DbConnection connection, string executionId, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The columns are below.
        command.CommandText = $"SELECT {Columns("e")} FROM worker_events e WHERE e.execution_id = @id ORDER BY e.number";
#pragma warning restore CA2100
        return await command.With("id", executionId).ReadAsync(r => Read(database, r, 0), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The first and the last event of executions, the newest execution first.</summary>
    /// <param name="database">The database.</param>
    /// <param name="connection">A connection to it.</param>
    /// <param name="executionId">The only execution to look at; <see langword="null"/>: all.</param>
    /// <param name="most">How many executions at the most.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async Task<List<(LoggedEvent First, LoggedEvent Last)>> ReadEndsAsync(
        WorkerDatabase database, DbConnection connection, string? executionId, int most, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The columns are below.
        command.CommandText = $"""
            SELECT {Columns("f")}, {Columns("l")}
            FROM worker_events f
            JOIN worker_events l ON l.execution_id = f.execution_id AND l.number = (SELECT max(number) FROM worker_events WHERE execution_id = f.execution_id)
            WHERE f.number = 1{(executionId is null ? "" : " AND f.execution_id = @id")}
            ORDER BY f.execution_id DESC LIMIT @most
            """;
#pragma warning restore CA2100
        command.With("most", most);
        if (executionId is not null)
        {
            command.With("id", executionId);
        }

        return await command.ReadAsync(r => (Read(database, r, 0), Read(database, r, ColumnCount)), cancellationToken).ConfigureAwait(false);
    }

    public const int ColumnCount = 10;

    public static string Columns(string table) => string.Join(", ", ((string[])
    [
        "execution_id", "number", "event_type", "node_name", "node_type", "status", "created_at", "duration_ms", "error",
    ]).Select(c => $"{table}.{c}").Append($"CAST({table}.meta AS text)"));

    public static LoggedEvent Read(WorkerDatabase database, DbDataReader reader, int from) => new(
        reader.GetString(from),
        reader.GetInt64(from + 1),
        new(
            reader.GetString(from + 2),
            reader.GetString(from + 3),
            reader.GetString(from + 4),
            reader.GetString(from + 5),
            database.ReadTime(reader, from + 6),
            reader.IsDBNull(from + 7) ? null : TimeSpan.FromMilliseconds(reader.GetDouble(from + 7)),
            reader.IsDBNull(from + 8) ? null : reader.GetString(from + 8),
            reader.IsDBNull(from + 9) ? null : ReadJson(reader.GetString(from + 9))));

    /// <summary>JSON that the worker wrote, unless somebody changed it since.</summary>
    public static JsonElement ReadJson(string text)
    {
        try
        {
            return Json.Parse(Encoding.UTF8.GetBytes(text), EventBatch.Around);
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException($"A value in it is not what the worker wrote: {e.Message}", e);
        }
    }

    /// <summary>What programs write when they fail may hold signs that no database takes as text: a NUL, half a character.</summary>
    private static string? Storable(string? text)
        => text is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD');
}
