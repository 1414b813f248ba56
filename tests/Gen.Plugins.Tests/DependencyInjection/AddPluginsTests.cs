using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.Tests.DependencyInjection;

public class AddPluginsTests
{
    [Fact]
    public void Adding_one_registry_twice_is_adding_it_once()
    {
        var services = new ServiceCollection();
        services.AddPlugins();
        var count = services.Count;

        services.AddPlugins();
        services.AddPlugins(HostPlugins.Registry);

        Assert.Equal(count, services.Count);
    }

    [Fact]
    public void Adding_two_registries_throws()
    {
        var services = new ServiceCollection();
        services.AddPlugins();

        var exception = Assert.Throws<InvalidOperationException>(() => services.AddPlugins(new PluginRegistry(HostPlugins.Registry.Table)));

        Assert.Contains("two different registries", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Adding_to_nothing_or_adding_nothing_throws()
    {
        Assert.Throws<ArgumentNullException>("services", () => PluginServiceCollectionExtensions.AddPlugins(null!, HostPlugins.Registry));
        Assert.Throws<ArgumentNullException>("registry", () => new ServiceCollection().AddPlugins(null!));
        Assert.Throws<ArgumentNullException>("table", () => new PluginRegistry(null!));
    }

    [Fact]
    public void The_collection_is_returned_and_the_registry_is_a_service()
    {
        var services = new ServiceCollection();

        Assert.Same(services, services.AddPlugins());
        using var root = services.BuildServiceProvider(Container.Strict);

        Assert.Same(HostPlugins.Registry, root.GetRequiredService<PluginRegistry>());
    }

    [Fact]
    public void Only_plugins_of_another_lifetime_than_most_add_registrations()
    {
        var services = new ServiceCollection();
        services.AddPlugins();

        // Eight of thirteen live otherwise than most.
        Assert.Equal(1 + 8, services.Count(static s => s.ServiceType == typeof(IMostlyTransient)));
        Assert.Equal(1 + 8, services.Count(static s => s.ServiceType == typeof(IMostlyScoped)));
        Assert.Equal(1 + 8, services.Count(static s => s.ServiceType == typeof(IMostlySingleton)));

        // The scoped one and the singletons, with two and one more names.
        Assert.Equal(1 + 3 + 3 + 2, services.Count(static s => s.ServiceType == typeof(ILeft)));
        Assert.Equal(1 + 3 + 3, services.Count(static s => s.ServiceType == typeof(IRight)));
    }

    [Fact]
    public void Adding_and_building_creates_no_plugin()
    {
        using var root = Container.WithPlugins();

        Assert.Empty(root.Journal().Lines);
        Assert.Equal(0, Registry.NeverCreated.Instances);
    }

    [Fact]
    public void Containers_of_one_registry_share_no_instance()
    {
        using var one = Container.WithPlugins();
        using var other = Container.WithPlugins();

        Assert.NotSame(one.GetRequiredKeyedService<ILeft>("shared-singleton"), other.GetRequiredKeyedService<ILeft>("shared-singleton"));
        Assert.NotSame(one.GetRequiredKeyedService<IMostlySingleton>("singleton"), other.GetRequiredKeyedService<IMostlySingleton>("singleton"));
    }
}
