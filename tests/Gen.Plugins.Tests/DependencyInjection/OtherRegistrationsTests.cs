using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.Tests.DependencyInjection;

/// <summary>What becomes of services that somebody registers under a contract without making them plugins.</summary>
public class OtherRegistrationsTests
{
    [Fact]
    public void A_service_under_another_key_is_found_by_that_key()
    {
        var (own, numbered) = (new Own(), new Own());
        using var root = Container.WithPlugins(s => s.AddKeyedSingleton<ILeft>("own", own).AddKeyedSingleton<ILeft>(7, numbered));

        Assert.Same(own, root.GetRequiredKeyedService<ILeft>("own"));
        Assert.Same(own, Assert.Single(root.GetKeyedServices<ILeft>("own")));
        Assert.Same(numbered, root.GetRequiredKeyedService<ILeft>(7));
        Assert.Same(numbered, Assert.Single(root.GetKeyedServices<ILeft>(7)));
    }

    [Fact]
    public void A_service_that_is_no_plugin_is_not_among_the_plugins()
    {
        var own = new Own();
        using var root = Container.WithPlugins(s => s.AddKeyedSingleton<ILeft>("own", own).AddSingleton<ILeft>(own));
        using var scope = root.CreateScope();

        Assert.Same(own, root.GetRequiredService<ILeft>());
        Assert.DoesNotContain(own, scope.ServiceProvider.GetServices<ILeft>());
        Assert.DoesNotContain(own, scope.ServiceProvider.GetKeyedServices<ILeft>(KeyedService.AnyKey));
        Assert.DoesNotContain("own", root.GetRequiredService<IPlugins<ILeft>>().Names);
        Assert.Throws<PluginNotFoundException>(() => root.GetRequiredService<IPlugins<ILeft>>().Get("own"));
    }

    /// <summary>As tests do that put a double in a plugin's place.</summary>
    [Theory]
    [InlineData("left-one")]
    [InlineData("shared-singleton")]
    [InlineData("shared-scoped")]
    [InlineData("shared-transient")]
    public void A_service_under_a_plugins_name_that_is_registered_after_the_plugins_takes_its_place_in_that_contract(string name)
    {
        var own = new Own();
        using var root = Container.WithPlugins(s => s.AddKeyedSingleton<ILeft>(name, own));
        using var scope = root.CreateScope();
        var services = scope.ServiceProvider;

        Assert.Same(own, services.GetRequiredKeyedService<ILeft>(name));
        Assert.Same(own, Assert.Single(services.GetKeyedServices<ILeft>(name)));
        Assert.Same(own, services.GetRequiredService<IPlugins<ILeft>>().Get(name));
        Assert.Contains(own, services.GetServices<ILeft>());
        if (name.StartsWith("shared", StringComparison.Ordinal))
        {
            Assert.Same(own, services.GetRequiredService<IPlugins<ILeft>>().Get(name.Replace("shared", "former", StringComparison.Ordinal)));
            Assert.IsNotType<Own>(services.GetRequiredKeyedService<IRight>(name));
        }
    }

    private sealed class Own : ILeft
    {
        public int Number => 0;
    }
}
