using Gen.Worker.Runtime.Catalogs;
using Gen.Worker.Shared.Queue;
using Gen.Worker.Shared.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Gives the server's queue its database.</summary>
public static class WorkQueueServiceCollectionExtensions
{
    /// <summary>Registers the database of the queue, the events and the catalogue, which are plugins, and the <see cref="PlaybookShelf"/>. Their migrations are the host's to apply.</summary>
    /// <param name="services">The container's registrations.</param>
    /// <param name="database">The database; the container disposes of it.</param>
    public static IServiceCollection AddWorkQueue(this IServiceCollection services, WorkerDatabase database)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(TimeProvider.System);
        services.AddWorkerStorage(database);
        services.TryAddSingleton(static s => new PlaybookShelf(s.GetServices<ICatalog>().Single(), s.GetRequiredService<WorkerDatabase>(), s.GetRequiredService<TimeProvider>()));
        return services;
    }
}
