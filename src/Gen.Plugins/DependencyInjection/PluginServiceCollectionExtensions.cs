using Gen.Plugins;
using Gen.Plugins.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts a host's plugins into a container.</summary>
public static class PluginServiceCollectionExtensions
{
    /// <summary>
    /// Registers the registry, <see cref="IPlugins{TContract}"/>, and each contract's plugins: by key (<c>[FromKeyedServices("s3_batch")] ILoad</c>)
    /// and as <c>IEnumerable&lt;ILoad&gt;</c>, in the registry's order. The number of registrations depends on the number of contracts,
    /// not of plugins. Calling it twice with one registry does nothing the second time.
    /// </summary>
    /// <remarks>
    /// A container disposes of a singleton or scoped plugin once for each contract and key that it was asked by as a keyed service: once, if it has one
    /// contract and no alias, or is asked by its name under one contract only, by whichever way; more often, if not, as with registrations that forward.
    /// A service that is registered after the plugins under a contract and a plugin's name takes that plugin's place there. An unknown key is no
    /// service, but a constructor that the container calls with <c>[FromKeyedServices]</c> gets <see langword="null"/> for it.
    /// </remarks>
    /// <param name="services">The container's registrations.</param>
    /// <param name="registry">The registry, which is <c>HostPlugins.Registry</c>.</param>
    /// <exception cref="InvalidOperationException">Plugins of another registry are there already.</exception>
    public static IServiceCollection AddPlugins(this IServiceCollection services, PluginRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(registry);
        return Add(services, registry, null);
    }

    /// <summary>
    /// As <see cref="AddPlugins(IServiceCollection, PluginRegistry)"/>, but plugins that <paramref name="activation"/> says are inactive are no services: not
    /// by key, not in <see cref="IPlugins{TContract}"/>, not in sequences. <see cref="PluginRegistry"/> still has them.
    /// </summary>
    /// <param name="services">The container's registrations.</param>
    /// <param name="registry">The registry, which is <c>HostPlugins.Registry</c>.</param>
    /// <param name="activation">Which plugins are active.</param>
    /// <exception cref="InvalidOperationException">Plugins are there already, of another registry or with another activation.</exception>
    public static IServiceCollection AddPlugins(this IServiceCollection services, PluginRegistry registry, PluginActivation activation)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(activation);
        Add(services, registry, activation);
        for (var i = 0; i < services.Count; i++)
        {
            if (services[i].ServiceType == typeof(PluginActivation) && !services[i].IsKeyedService && ReferenceEquals(services[i].ImplementationInstance, activation))
            {
                return services;
            }
        }

        throw new InvalidOperationException(
            "AddPlugins was called before, without or with another choice of what is active. Call it once: services.AddPlugins(), or builder.AddPlugins() of Gen.Plugins.Hosting.");
    }

    private static IServiceCollection Add(IServiceCollection services, PluginRegistry registry, PluginActivation? activation)
    {
        for (var i = 0; i < services.Count; i++)
        {
            if (services[i].ServiceType == typeof(PluginRegistry) && !services[i].IsKeyedService)
            {
                return ReferenceEquals(services[i].ImplementationInstance, registry) ? services : throw TwoRegistries();
            }
        }

        services.Add(new ServiceDescriptor(typeof(PluginRegistry), registry));
        if (activation is null)
        {
            services.Add(new ServiceDescriptor(typeof(IPlugins<>), typeof(Plugins<>), ServiceLifetime.Transient));
        }
        else
        {
            AddActivation(services, activation);
        }

        var hasShared = false;
        for (var contract = 0; contract < registry.Table.ContractCount; contract++)
        {
            var lifetimes = registry.Table.Lifetimes(contract);
            registry.Contract(contract).Register(services, registry, activation, lifetimes);
            hasShared |= lifetimes.Most != ServiceLifetime.Transient || lifetimes.Singletons.Length + lifetimes.Scoped.Length > 0;
        }

        // Only singletons and scoped plugins have holders: transient ones, which most are, cost no registrations for them.
        if (hasShared)
        {
            SharedPlugin.Register(services);
        }

        return services;
    }

    private static InvalidOperationException TwoRegistries()
        => new("AddPlugins was called with two different registries. A host has one: HostPlugins.Registry of the project that is started.");

    /// <summary>A method of its own, so that the JIT loads none of this where plugins are not chosen at run time.</summary>
    private static void AddActivation(IServiceCollection services, PluginActivation activation)
    {
        services.Add(new ServiceDescriptor(typeof(IPlugins<>), typeof(ActivePlugins<>), ServiceLifetime.Transient));
        services.Add(new ServiceDescriptor(typeof(PluginActivation), activation));
        SharedPlugin.RegisterHosted(services);
    }
}
