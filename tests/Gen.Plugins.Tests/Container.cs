using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.Tests;

/// <summary>Microsoft's container, as strict as it can be.</summary>
internal static class Container
{
    public static readonly ServiceProviderOptions Strict = new() { ValidateScopes = true, ValidateOnBuild = true };

    /// <summary>A container with all plugins of this project.</summary>
    public static ServiceProvider WithPlugins(Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(new Journal());
        services.AddPlugins();
        configure?.Invoke(services);
        return services.BuildServiceProvider(Strict);
    }

    /// <summary>A container without plugins, to compare with.</summary>
    public static ServiceProvider ByHand(Action<IServiceCollection> configure)
    {
        var services = new ServiceCollection();
        services.AddSingleton(new Journal());
        configure(services);
        return services.BuildServiceProvider(Strict);
    }

    public static Journal Journal(this IServiceProvider services) => services.GetRequiredService<Journal>();
}
