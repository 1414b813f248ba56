using Gen.Plugins;
using Gen.Worker.Shared.Queue.Tables;
using Gen.Worker.Shared.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Shared.Queue;

/// <summary>The events of executions in the server's database.</summary>
[Plugin("execution_events", Lifetime = ServiceLifetime.Singleton, Description = "Keeps what workers report of executions, in the server's database.")]
[PluginMigrations("Migrations/execution_events")]
internal sealed class ExecutionEvents(WorkerDatabase database) : IExecutionEvents, IDisposable
{
    private const long MostCharacters = 8 * 1024 * 1024;

    private readonly QueueDatabase _database = new(database);

    public async Task<IReadOnlyList<StoredEvent>> ReadAsync(string executionId, long after, int most, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(executionId);
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, IExecutionEvents.MostEvents);
        return await _database
            .ReadAsync("The events of the execution cannot be read", work => ServerEventTable.ReadAsync(work, executionId, after, most, MostCharacters), cancellationToken)
            .ConfigureAwait(false);
    }

    public void Dispose() => _database.Dispose();
}
