using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.Tests.DependencyInjection;

/// <summary>All plugins of a contract.</summary>
public class SequenceTests
{
    [Fact]
    public async Task A_sequence_has_all_plugins_in_the_order_of_the_registry()
    {
        await using var root = Container.WithPlugins();
        await using var scope = root.CreateAsyncScope();
        var expected = HostPlugins.Registry.Of<IMostlyScoped>().Select(static p => p.TypeName).ToArray();

        Assert.Equal(MostlyScoped.ByHand.Length, expected.Length);
        Assert.Equal(expected, scope.ServiceProvider.GetServices<IMostlyScoped>().Select(static p => p.GetType().FullName));
        Assert.Equal(expected, scope.ServiceProvider.GetKeyedServices<IMostlyScoped>(KeyedService.AnyKey).Select(static p => p.GetType().FullName));
    }

    [Fact]
    public void A_sequence_for_a_name_or_an_alias_has_that_plugin()
    {
        using var root = Container.WithPlugins();

        Assert.IsType<SharedPlugins.Singleton>(Assert.Single(root.GetKeyedServices<ILeft>("shared-singleton")));
        Assert.IsType<SharedPlugins.Singleton>(Assert.Single(root.GetKeyedServices<IRight>("oldest-singleton")));
        Assert.IsType<SharedPlugins.LeftOne>(Assert.Single(root.GetKeyedServices<ILeft>("left-one")));
        Assert.Empty(root.GetKeyedServices<IRight>("left-one"));
    }

    [Fact]
    public void A_sequence_with_scoped_plugins_cannot_be_had_from_the_container_itself()
    {
        using var root = Container.WithPlugins();

        Assert.Throws<InvalidOperationException>(() => root.GetServices<IMostlyScoped>());
        Assert.Throws<InvalidOperationException>(() => root.GetKeyedServices<IMostlyScoped>(KeyedService.AnyKey));
    }

    [Fact]
    public void Names_and_descriptors_of_IPlugins_are_those_of_the_registry_and_create_nothing()
    {
        using var root = Container.WithPlugins();
        var plugins = root.GetRequiredService<IPlugins<ILeft>>();

        Assert.Equal(["left-one", "left-two", "shared-scoped", "shared-singleton", "shared-transient", "slow"], plugins.Names.AsEnumerable());
        Assert.Equal(HostPlugins.Registry.Of<ILeft>(), plugins.Descriptors.AsEnumerable());
        Assert.Empty(root.Journal().Lines);
    }

    [Fact]
    public void A_contract_without_plugins_has_an_empty_sequence_and_empty_IPlugins()
    {
        using var root = Container.WithPlugins();
        var plugins = root.GetRequiredService<IPlugins<IUnplugged>>();

        Assert.Empty(plugins.Names);
        Assert.Empty(plugins.Descriptors.AsEnumerable());
        Assert.False(plugins.TryGet("any", out _));
        Assert.Contains("Reference a package or project", Assert.Throws<PluginNotFoundException>(() => plugins.Get("any")).Message, StringComparison.Ordinal);
        Assert.Empty(root.GetServices<IUnplugged>());
        Assert.Empty(root.GetKeyedServices<IUnplugged>(KeyedService.AnyKey));
        Assert.Null(root.GetKeyedService<IUnplugged>("any"));
    }
}

/// <summary>A contract that no plugin implements.</summary>
[PluginContract("unplugged")]
public interface IUnplugged;
