using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.CompilerServices;

/// <summary>
/// Creates one plugin. The generator emits a subclass for each plugin, in the plugin's own assembly, so that internal plugins work
/// and only what a host uses is compiled. Not meant for other code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PluginFactory
{
    /// <summary>Creates a new instance with services from <paramref name="services"/>; a plugin that needs nothing is not sent any.</summary>
    public abstract object Create(IServiceProvider services);

    /// <summary>Creates the typed metadata: new instances of the plugin's <see cref="PluginMetadataAttribute">metadata attributes</see>.</summary>
    public virtual object[] CreateMetadata() => [];

    /// <summary>Creates the list of the plugin's migrations, by number. Their SQL stays in the assembly's image until it is asked for.</summary>
    public virtual PluginMigration[] CreateMigrations() => [];

    /// <summary>The provider itself; one that provides nothing if there is none.</summary>
    protected static IServiceProvider Provider(IServiceProvider? services) => services ?? NoServices.Instance;

    /// <summary>A constructor parameter's service.</summary>
    /// <exception cref="InvalidOperationException">The service is not registered.</exception>
    protected static T Service<T>(IServiceProvider services, string plugin, string parameter)
        => Provider(services).GetService(typeof(T)) is T service ? service : throw Missing(typeof(T), null, plugin, parameter);

    /// <summary>A constructor parameter's service, or the parameter's default value.</summary>
    protected static T ServiceOr<T>(IServiceProvider services, T fallback)
        => Provider(services).GetService(typeof(T)) is T service ? service : fallback;

    /// <summary>A constructor parameter's keyed service.</summary>
    /// <exception cref="InvalidOperationException">The service is not registered under that key.</exception>
    protected static T Keyed<T>(IServiceProvider services, object? key, string plugin, string parameter)
        => GetKeyed(services, typeof(T), key) is T service ? service : throw Missing(typeof(T), key, plugin, parameter);

    /// <summary>A constructor parameter's keyed service, or the parameter's default value.</summary>
    protected static T KeyedOr<T>(IServiceProvider services, object? key, T fallback)
        => GetKeyed(services, typeof(T), key) is T service ? service : fallback;

    private static object? GetKeyed(IServiceProvider services, Type type, object? key)
        => key is null ? Provider(services).GetService(type) : (services as IKeyedServiceProvider)?.GetKeyedService(type, key);

    private static InvalidOperationException Missing(Type type, object? key, string plugin, string parameter)
        => new($"The plugin '{plugin}' cannot be created: no service of type '{type}'{(key is null ? "" : $" with key '{key}'")} is registered for its constructor parameter '{parameter}'. "
            + "Register the service, or give the parameter a default value.");
}
