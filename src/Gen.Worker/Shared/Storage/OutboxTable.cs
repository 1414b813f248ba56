using System.Data.Common;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Shared.Storage.Databases;

namespace Gen.Worker.Shared.Storage;

/// <summary>The rows of <c>worker_outbox</c>.</summary>
internal static class OutboxTable
{
    /// <summary>Executions whose events are read at a time.</summary>
    private const int MostExecutions = 200;

    /// <summary>Events of one execution that are read at a time, so that one with many does not keep the others waiting.</summary>
    private const int MostOfOne = 100;

    /// <summary>Results that are read at a time, in characters; one is read however large it is.</summary>
    private const int MostCharacters = 8 * 1024 * 1024;

    public static async Task InsertAsync(DbConnection connection, DbTransaction transaction, ReportedExecution reported, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO worker_outbox (execution_id, reported_id, attempt, delivered) VALUES (@id, @reported, @attempt, 0)";
        command.With("id", reported.LocalId).With("reported", reported.ExecutionId).With("attempt", reported.Attempt);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public static async Task<List<OutgoingEvent>> ReadAsync(WorkerDatabase database, DbConnection connection, int most, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The columns are EventTable's.
        command.CommandText = $"""
            SELECT * FROM (
              SELECT {EventTable.Columns("e")}, o.reported_id, o.attempt, CAST(r.value AS text),
                sum(length(CAST(r.value AS text))) OVER (ORDER BY e.execution_id, e.number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS characters_before
              FROM (
                SELECT * FROM worker_outbox w
                WHERE EXISTS (SELECT 1 FROM worker_events n WHERE n.execution_id = w.execution_id AND n.number > w.delivered)
                ORDER BY w.execution_id LIMIT @executions
              ) o
              JOIN worker_events e ON e.execution_id = o.execution_id AND e.number > o.delivered AND e.number <= o.delivered + {MostOfOne}
              LEFT JOIN worker_results r ON r.execution_id = e.execution_id AND r.number = e.number
              ORDER BY e.execution_id, e.number LIMIT @most
            ) found
            WHERE coalesce(characters_before, 0) < {MostCharacters}
            ORDER BY 1, 2
            """;
#pragma warning restore CA2100
        return await command.With("executions", MostExecutions).With("most", most).ReadAsync(
            r =>
            {
                var logged = EventTable.Read(database, r, 0);
                const int More = EventTable.ColumnCount;
                return new OutgoingEvent(
                    logged.ExecutionId,
                    new(
                        r.GetString(More),
                        r.GetInt32(More + 1),
                        logged.Number,
                        logged.Event,
                        r.IsDBNull(More + 2) ? null : EventTable.ReadJson(r.GetString(More + 2))));
            },
            cancellationToken).ConfigureAwait(false);
    }

    public static async Task MoveAsync(DbConnection connection, DbTransaction transaction, string executionId, long delivered, bool isEnd, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = isEnd
            ? "DELETE FROM worker_outbox WHERE execution_id = @id"
            : "UPDATE worker_outbox SET delivered = @delivered WHERE execution_id = @id AND delivered < @delivered";
        command.With("id", executionId);
        if (!isEnd)
        {
            command.With("delivered", delivered);
        }

        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public static async Task<List<string>> IdsAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT execution_id FROM worker_outbox ORDER BY execution_id LIMIT @most";
        return await command.With("most", MostExecutions).ReadAsync(static r => r.GetString(0), cancellationToken).ConfigureAwait(false);
    }

    public static async Task<int> ForgetIfDeliveredAsync(DbConnection connection, string executionId, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            DELETE FROM worker_outbox
            WHERE execution_id = @id AND delivered >= (SELECT coalesce(max(number), 0) FROM worker_events WHERE execution_id = @id)
            """;
        return await command.With("id", executionId).ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
