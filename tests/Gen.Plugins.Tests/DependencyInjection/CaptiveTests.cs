using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.Tests.DependencyInjection;

/// <summary>Singletons that would hold scoped plugins captive.</summary>
public class CaptiveTests
{
    [Fact]
    public void A_singleton_that_takes_a_scoped_plugin_fails_when_the_container_is_built()
    {
        AssertSame<IMostlyTransient>(MostlyTransient.ByHand);
        AssertSame<IMostlyScoped>(MostlyScoped.ByHand);
        AssertSame<IMostlySingleton>(MostlySingleton.ByHand);

        static void AssertSame<TContract>(Registration[] registrations)
            where TContract : class
        {
            var scoped = registrations.Single(static r => r.Name == "scoped");
            var expected = Assert.Throws<AggregateException>(() => Container.ByHand(s => s
                .AddSingleton<Captor<TContract>>()
                .Add(ServiceDescriptor.DescribeKeyed(typeof(TContract), scoped.Name, scoped.Type, scoped.Lifetime))));
            var actual = Assert.Throws<AggregateException>(() => Container.WithPlugins(static s => s.AddSingleton<Captor<TContract>>()));
            Assert.Contains("Cannot consume scoped service", actual.Message, StringComparison.Ordinal);
            Assert.Equal(expected.Message, actual.Message);
        }
    }

    [Fact]
    public void A_singleton_that_takes_a_scoped_plugin_by_an_alias_or_a_second_contract_fails_when_the_container_is_built()
    {
        foreach (Action<IServiceCollection> configure in new Action<IServiceCollection>[]
        {
            static s => s.AddSingleton<AliasCaptor<ILeft>>(),
            static s => s.AddSingleton<AliasCaptor<IRight>>(),
        })
        {
            var exception = Assert.Throws<AggregateException>(() => Container.WithPlugins(configure));
            Assert.Contains("Cannot consume scoped service", exception.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>By hand it fails when the container is built; a factory shows what it needs only when it runs. It fails all the same, with the container's own words.</summary>
    [Theory]
    [InlineData("captor-of-plugin", "ICaptive")]
    [InlineData("captor-of-service", "ScopedService")]
    [InlineData("captor-through-plugins", "ICaptive")]
    [InlineData("captor-of-all", "ICaptive")]
    public void A_singleton_plugin_that_takes_something_scoped_fails_when_it_is_created(string name, string service)
    {
        using var root = Container.WithPlugins(static s => s.AddScoped<Captive.ScopedService>());
        using var scope = root.CreateScope();

        var exception = Assert.Throws<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredKeyedService<ICaptor>(name));

        Assert.StartsWith("Cannot resolve scoped service '", exception.Message, StringComparison.Ordinal);
        Assert.Contains(service, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_transient_plugin_that_takes_something_scoped_works_in_a_scope_only()
    {
        using var root = Container.WithPlugins(static s => s.AddScoped<Captive.ScopedService>());
        using var scope = root.CreateScope();

        var plugin = (Captive.Follower)scope.ServiceProvider.GetRequiredKeyedService<ICaptive>("follower");

        Assert.Same(scope.ServiceProvider.GetRequiredService<Captive.ScopedService>(), plugin.Service);
        Assert.Throws<InvalidOperationException>(() => root.GetRequiredKeyedService<ICaptive>("follower"));
    }

    private sealed class Captor<TContract>([FromKeyedServices("scoped")] TContract plugin)
    {
        public TContract Plugin => plugin;
    }

    private sealed class AliasCaptor<TContract>([FromKeyedServices("former-scoped")] TContract plugin)
    {
        public TContract Plugin => plugin;
    }
}

[PluginContract("captive")]
public interface ICaptive;

[PluginContract("captor")]
public interface ICaptor;

internal static class Captive
{
    [Plugin("captive", Lifetime = ServiceLifetime.Scoped)]
    internal sealed class Scoped : ICaptive;

    [Plugin("follower")]
    internal sealed class Follower(ScopedService service) : ICaptive
    {
        public ScopedService Service => service;
    }

    [Plugin("captor-of-plugin", Lifetime = ServiceLifetime.Singleton)]
    internal sealed class OfPlugin([FromKeyedServices("captive")] ICaptive captive) : Captor(captive);

    [Plugin("captor-of-service", Lifetime = ServiceLifetime.Singleton)]
    internal sealed class OfService(ScopedService captive) : Captor(captive);

    [Plugin("captor-through-plugins", Lifetime = ServiceLifetime.Singleton)]
    internal sealed class ThroughPlugins(IPlugins<ICaptive> plugins) : Captor(plugins.Get("captive"));

    [Plugin("captor-of-all", Lifetime = ServiceLifetime.Singleton)]
    internal sealed class OfAll(IEnumerable<ICaptive> plugins) : Captor(plugins);

    internal sealed class ScopedService;

    internal abstract class Captor(object captive) : ICaptor
    {
        public object Captive => captive;
    }
}
