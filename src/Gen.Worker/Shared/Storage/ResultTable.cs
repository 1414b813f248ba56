using System.Data.Common;
using System.Text;
using Gen.Worker.Runtime;
using Gen.Worker.Runtime.Results;
using Gen.Worker.Shared.Storage.Databases;

namespace Gen.Worker.Shared.Storage;

/// <summary>The rows of <c>worker_results</c>.</summary>
internal static class ResultTable
{
    /// <exception cref="StorageException">It is too large.</exception>
    public static async Task InsertAsync(WorkerDatabase database, DbConnection connection, DbTransaction transaction, StepResult row, CancellationToken cancellationToken)
    {
        var value = row.Value.GetRawText();
        if (value.Length > StepResult.MostBytes || Encoding.UTF8.GetByteCount(value) > StepResult.MostBytes)
        {
            throw new StorageException($"It is larger than {StepResult.MostBytes} bytes. Return less, or write it to a file and return its path.");
        }

        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // All values are parameters.
        command.CommandText = $"INSERT INTO worker_results (execution_id, number, step, value) VALUES (@id, @number, @step, {database.ToJson("@value")})";
#pragma warning restore CA2100
        command.With("id", row.ExecutionId).With("number", row.Number).With("step", row.Step).With("value", value);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public static async Task<List<StepResult>> ReadAsync(DbConnection connection, string executionId, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT number, step, CAST(value AS text) FROM worker_results WHERE execution_id = @id ORDER BY number";
        return await command.With("id", executionId)
            .ReadAsync(r => new StepResult(executionId, r.GetInt64(0), r.GetString(1), EventTable.ReadJson(r.GetString(2))), cancellationToken)
            .ConfigureAwait(false);
    }
}
