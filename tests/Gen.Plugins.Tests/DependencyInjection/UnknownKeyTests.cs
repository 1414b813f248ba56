using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.Tests.DependencyInjection;

/// <summary>An unknown key is no service.</summary>
public class UnknownKeyTests
{
    public static TheoryData<object?> Keys => [null, "nope", "", "Transient", "transient ", new string('x', 100_000), 42, DayOfWeek.Friday, typeof(string), new object()];

    [Theory]
    [MemberData(nameof(Keys))]
    public void An_unknown_key_gets_what_it_gets_by_hand(object? key)
    {
        using var byHand = Container.ByHand(static s => s.AddKeyedTransient<IMostlyTransient, MostlyTransient.Transient>("transient"));
        using var withPlugins = Container.WithPlugins();

        Assert.Null(withPlugins.GetKeyedService<IMostlyTransient>(key));
        Assert.Equal(
            Assert.Throws<InvalidOperationException>(() => byHand.GetRequiredKeyedService<IMostlyTransient>(key)).Message,
            Assert.Throws<InvalidOperationException>(() => withPlugins.GetRequiredKeyedService<IMostlyTransient>(key)).Message);
        if (key is not null)
        {
            Assert.Empty(withPlugins.GetKeyedServices<IMostlyTransient>(key));
        }
    }

    [Theory]
    [InlineData("scoped")]
    [InlineData("singleton")]
    [InlineData("transient")]
    public void An_unknown_key_is_no_service_whatever_most_plugins_are(string unknownInOthers)
    {
        using var root = Container.WithPlugins();
        using var scope = root.CreateScope();
        var key = unknownInOthers + "-unknown";

        Assert.Null(scope.ServiceProvider.GetKeyedService<IMostlyTransient>(key));
        Assert.Null(scope.ServiceProvider.GetKeyedService<IMostlyScoped>(key));
        Assert.Null(scope.ServiceProvider.GetKeyedService<IMostlySingleton>(key));
        Assert.Null(scope.ServiceProvider.GetKeyedService<IMostlySingleton>(key));
    }

    [Fact]
    public void The_key_of_all_keys_is_for_sequences_only()
    {
        using var byHand = Container.ByHand(static s => s.AddKeyedTransient<IMostlyTransient, MostlyTransient.Transient>("transient"));
        using var withPlugins = Container.WithPlugins();

        Assert.Equal(
            Assert.Throws<InvalidOperationException>(() => byHand.GetKeyedService<IMostlyTransient>(KeyedService.AnyKey)).Message,
            Assert.Throws<InvalidOperationException>(() => withPlugins.GetKeyedService<IMostlyTransient>(KeyedService.AnyKey)).Message);
    }

    [Fact]
    public void IPlugins_throws_for_an_unknown_name_and_names_the_nearest()
    {
        using var root = Container.WithPlugins();
        var plugins = root.GetRequiredService<IPlugins<IMostlyTransient>>();

        Assert.False(plugins.TryGet("Transient-Sync", out var none));
        Assert.Null(none);
        var exception = Assert.Throws<PluginNotFoundException>(() => plugins.Get("Transient-Sync"));
        Assert.Equal("transient-sync", exception.NearestNames[0]);
        Assert.Throws<ArgumentNullException>("name", () => plugins.Get(null!));
        Assert.Throws<ArgumentNullException>("name", () => plugins.TryGet(null!, out _));
    }

    /// <summary>
    /// The one registration that answers for all keys of a contract exists for unknown keys too, and the container asks no further: a consumer that it
    /// constructs gets null where by hand the container would throw. Without a registration for each plugin this cannot be helped: a factory is not told
    /// whether it is asked for a parameter, where null must not come back, or by <c>GetKeyedService</c>, where it must.
    /// </summary>
    [Fact]
    public void A_consumer_that_asks_for_an_unknown_key_gets_null()
    {
        using var root = Container.WithPlugins(static s => s.AddTransient<Consumer>().AddTransient<OptionalConsumer>());

        Assert.Null(root.GetRequiredService<Consumer>().Plugin);
        Assert.Null(root.GetRequiredService<OptionalConsumer>().Plugin);
    }

    [Fact]
    public void A_container_says_of_every_key_that_it_is_a_service()
    {
        using var root = Container.WithPlugins();
        var services = root.GetRequiredService<IServiceProviderIsKeyedService>();

        Assert.True(services.IsKeyedService(typeof(IMostlyTransient), "transient"));
        Assert.True(services.IsKeyedService(typeof(IMostlyTransient), "singleton"));
        Assert.True(services.IsKeyedService(typeof(ILeft), "former-singleton"));
        Assert.True(services.IsService(typeof(IEnumerable<IMostlyTransient>)));
        Assert.True(services.IsService(typeof(IPlugins<IMostlyTransient>)));
        Assert.True(services.IsService(typeof(PluginRegistry)));
        Assert.False(services.IsService(typeof(IMostlyTransient)));
        Assert.False(services.IsKeyedService(typeof(IUnplugged), "transient"));

        // Not so, but all that a container can know of one registration for all keys. Ask the registry instead.
        Assert.True(services.IsKeyedService(typeof(IMostlyTransient), "nope"));
        Assert.False(root.GetRequiredService<PluginRegistry>().TryGet<IMostlyTransient>("nope", out _));
    }

    private sealed class Consumer([FromKeyedServices("nope")] IMostlyTransient plugin)
    {
        public IMostlyTransient Plugin => plugin;
    }

    private sealed class OptionalConsumer([FromKeyedServices("nope")] IMostlyTransient? plugin = null)
    {
        public IMostlyTransient? Plugin => plugin;
    }
}
