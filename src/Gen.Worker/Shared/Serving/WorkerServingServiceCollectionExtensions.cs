using Gen.Worker.Shared.Serving;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts what serves into a container.</summary>
public static class WorkerServingServiceCollectionExtensions
{
    /// <summary>Registers <see cref="JobLoop"/>. It needs the worker's engine and its storage.</summary>
    /// <param name="services">The container's registrations.</param>
    public static IServiceCollection AddWorkerServing(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<JobLoop>();
        return services;
    }
}
