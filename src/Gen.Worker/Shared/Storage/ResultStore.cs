using Gen.Plugins;
using Gen.Worker.Runtime.Results;
using Gen.Worker.Shared.Storage.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Shared.Storage;

/// <summary>The results in the worker's database. Their table refers to the event log's, whose migrations therefore come first.</summary>
[Plugin("results", Lifetime = ServiceLifetime.Singleton, Description = "Keeps the results of steps in the worker's database.")]
[PluginDependency("event_log")]
[PluginMigrations("Migrations/results")]
internal sealed class ResultStore(WorkerDatabase database) : IResultStore
{
    public Task<IReadOnlyList<StepResult>> ReadAsync(string executionId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(executionId);
        return database.TryAsync<IReadOnlyList<StepResult>>("The results cannot be read", async () =>
        {
            var connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                return await ResultTable.ReadAsync(connection, executionId, cancellationToken).ConfigureAwait(false);
            }
        });
    }
}
