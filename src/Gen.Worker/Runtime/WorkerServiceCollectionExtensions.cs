using Gen.Worker.Runtime.Running;
using Gen.Worker.Runtime.Secrets;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts the worker's engine into a container.</summary>
public static class WorkerServiceCollectionExtensions
{
    /// <summary>Registers what runs playbooks. The actions are plugins: the host adds them with its own <c>AddPlugins()</c>.</summary>
    /// <param name="services">The container's registrations.</param>
    public static IServiceCollection AddWorker(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddScoped<SecretScope>();
        services.TryAddSingleton<PlaybookPlanner>();
        services.TryAddSingleton<PlaybookRunner>();
        return services;
    }
}
