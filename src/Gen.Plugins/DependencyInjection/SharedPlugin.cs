using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.DependencyInjection;

/// <summary>
/// Holds the one instance of a singleton or scoped plugin that several contracts or names lead to. The container keeps the holder and its lifetime,
/// but disposes of the instance, because it disposes of whatever a registration hands out.
/// </summary>
/// <remarks>
/// That is also why the holder exists: the instance is disposed of once for each contract and key that it was asked by, and asking one of them
/// through another would make it two at least. Fewer cannot be: Microsoft's container captures the result of every factory, and has no other
/// registration that could return an object which exists already.
/// </remarks>
internal abstract class SharedPlugin(object instance)
{
    private object Instance { get; } = instance;

    public static object Of(PluginDescriptor plugin, IServiceProvider services)
    {
        var holder = plugin.Lifetime == ServiceLifetime.Singleton ? typeof(InContainer) : typeof(InScope);
        return ((SharedPlugin)((IKeyedServiceProvider)services).GetRequiredKeyedService(holder, plugin)).Instance;
    }

    public static void Register(IServiceCollection services)
    {
        services.Add(new ServiceDescriptor(typeof(InContainer), KeyedService.AnyKey, static (s, plugin) => new InContainer(Create(plugin, s)), ServiceLifetime.Singleton));
        services.Add(new ServiceDescriptor(typeof(InScope), KeyedService.AnyKey, static (s, plugin) => new InScope(Create(plugin, s)), ServiceLifetime.Scoped));
    }

    private static object Create(object? plugin, IServiceProvider services) => PluginCreation.Create((PluginDescriptor)plugin!, services);

    private sealed class InContainer(object instance) : SharedPlugin(instance);

    private sealed class InScope(object instance) : SharedPlugin(instance);
}
