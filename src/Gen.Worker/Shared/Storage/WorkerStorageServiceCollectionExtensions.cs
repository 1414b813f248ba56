using Gen.Worker.Shared.Storage;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Gives the worker's storage its database.</summary>
public static class WorkerStorageServiceCollectionExtensions
{
    /// <summary>Registers the database of the event log, the results and the catalogue, which are plugins. Their migrations are the host's to apply.</summary>
    /// <param name="services">The container's registrations.</param>
    /// <param name="database">The database; the container disposes of it.</param>
    public static IServiceCollection AddWorkerStorage(this IServiceCollection services, WorkerDatabase database)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(database);

        // By a factory: of an instance the container would not dispose.
        return services.AddSingleton(_ => database);
    }
}
