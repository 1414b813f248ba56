using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.Tests.Injection;

/// <summary>The constructors that generated code calls.</summary>
public class InjectionTests
{
    [Fact]
    public void A_service_and_a_keyed_service_are_injected()
    {
        var (plain, blue) = (new Service(), new Service());
        using var root = Container.WithPlugins(s => s.AddSingleton<IService>(plain).AddKeyedSingleton<IService>("blue", blue));

        Assert.Same(plain, Get<Injected.NeedsService>(root, "needs-service").Service);
        Assert.Same(blue, Get<Injected.NeedsKeyed>(root, "needs-keyed").Service);
    }

    [Fact]
    public void Keys_of_all_kinds_are_honoured()
    {
        IService[] services = [new Service(), new Service(), new Service(), new Service(), new Service(), new Service()];
        using var root = Container.WithPlugins(s => s
            .AddKeyedSingleton<IService>(7, services[0])
            .AddKeyedSingleton<IService>(DayOfWeek.Monday, services[1])
            .AddKeyedSingleton<IService>(typeof(string), services[2])
            .AddKeyedSingleton<IService>('x', services[3])
            .AddKeyedSingleton<IService>("a \"quoted\" \\ {key}", services[4])
            .AddSingleton(services[5]));

        Assert.Equal(services, Get<Injected.NeedsKeys>(root, "needs-keys-of-all-kinds").Services);
    }

    [Theory]
    [InlineData("needs-own-key")]
    [InlineData("needs-own-key-formerly")]
    public void The_key_of_a_plugin_is_its_name_even_if_it_was_asked_by_an_alias(string key)
    {
        var own = new Service();
        using var root = Container.WithPlugins(s => s.AddKeyedSingleton<IService>("needs-own-key", own));

        var plugin = Get<Injected.NeedsOwnKey>(root, key);

        Assert.Equal("needs-own-key", plugin.Name);
        Assert.Equal("needs-own-key", plugin.Boxed);
        Assert.Same(own, plugin.Service);
    }

    [Fact]
    public void The_provider_is_that_of_the_scope_and_of_the_container_for_a_singleton()
    {
        using var root = Container.WithPlugins();
        using var scope = root.CreateScope();

        var plugin = Get<Injected.NeedsProvider>(scope.ServiceProvider, "needs-provider");
        var singleton = Get<Injected.NeedsProviderForEver>(scope.ServiceProvider, "needs-provider-for-ever");

        Assert.Same(scope.ServiceProvider, plugin.Services);
        Assert.Same(root.GetRequiredService<IServiceScopeFactory>(), plugin.Scopes);
        Assert.Same(HostPlugins.Registry, plugin.Registry);
        scope.Dispose();
        Assert.NotNull(singleton.Services.GetRequiredService<PluginRegistry>());
    }

    [Fact]
    public void A_default_value_stands_in_for_a_service_that_is_not_there()
    {
        using var root = Container.WithPlugins();

        foreach (var plugin in new[] { Get<Injected.HasDefaults>(root, "has-defaults"), (Injected.HasDefaults)HostPlugins.Registry.Get<IInjected>("has-defaults").Create() })
        {
            Assert.Null(plugin.Service);
            Assert.Null(plugin.Keyed);
            Assert.Equal(
                ["te\"xt", -5, null, 3L, DayOfWeek.Friday, null, 1.10m, double.NegativeInfinity, '\'', true, default(DateTime), default(Money), default(CancellationToken)],
                plugin.Values);
        }
    }

    [Fact]
    public void A_service_that_is_there_wins_over_the_default_value()
    {
        var (plain, blue) = (new Service(), new Service());
        using var root = Container.WithPlugins(s => s
            .AddSingleton<IService>(plain)
            .AddKeyedSingleton<IService>("blue", blue)
            .AddSingleton("registered")
            .AddSingleton(typeof(int), 8)
            .AddSingleton(typeof(Money), new Money(2)));

        var plugin = Get<Injected.HasDefaults>(root, "has-defaults");

        Assert.Same(plain, plugin.Service);
        Assert.Same(blue, plugin.Keyed);
        Assert.Equal("registered", plugin.Values[0]);
        Assert.Equal(8, plugin.Values[1]);
        Assert.Equal(new Money(2), plugin.Values[11]);
        Assert.Same(plain, Assert.Single(plugin.All!));
    }

    [Fact]
    public void A_plugin_may_need_other_plugins_by_key_by_name_and_all_of_a_contract()
    {
        using var root = Container.WithPlugins();

        var plugin = Get<Injected.NeedsPlugins>(root, "needs-plugins");

        Assert.IsType<Injected.NeedsNothing>(plugin.One);
        Assert.IsType<Injected.NeedsNothing>(plugin.Plugins.Get("needs-nothing"));
        Assert.Equal([typeof(SmallOne), typeof(SmallTwo)], plugin.All.Select(static p => p.GetType()));
        Assert.IsType<SmallOne>(plugin.Keyed);
        Assert.Null(plugin.Nobody);
    }

    [Fact]
    public void The_marked_constructor_is_chosen_even_if_it_is_internal()
    {
        using var root = Container.WithPlugins(static s => s.AddSingleton<IService, Service>());

        Assert.Equal(nameof(Service), Get<Injected.Chooses>(root, "chooses").Chosen);
    }

    [Fact]
    public void Parameters_may_have_names_and_types_of_all_kinds()
    {
        var map = new Dictionary<string, (int Count, IService? Service)[]>();
        Func<IService?> make = static () => null;
        IService[] array = [];
        using var root = Container.WithPlugins(s => s
            .AddSingleton<IService, Service>()
            .AddSingleton(map)
            .AddSingleton(make)
            .AddSingleton(array)
            .AddSingleton(typeof(Money), new Money(3)));

        Assert.Equal(4, Get<Injected.NeedsKeywordNames>(root, "needs-keyword-names").Services.Length);
        Assert.Equal([map, make, array, new Money(3)], Get<Injected.NeedsGeneric>(root, "needs-generic").Values);
    }

    [Theory]
    [InlineData("needs-missing", "IMissing", null)]
    [InlineData("needs-missing-key", "IMissing", "red")]
    public void A_missing_service_is_told_with_plugin_type_key_and_parameter(string name, string type, string? key)
    {
        using var root = Container.WithPlugins();
        foreach (var create in new Func<object>[]
        {
            () => root.GetRequiredKeyedService<IInjected>(name),
            () => root.GetKeyedService<IInjected>(name)!,
            () => root.GetRequiredService<IPlugins<IInjected>>().Get(name),
            () => HostPlugins.Registry.Get<IInjected>(name).Create(),
            () => HostPlugins.Registry.Get<IInjected>(name).Create(root),
        })
        {
            var exception = Assert.Throws<InvalidOperationException>(create);
            Assert.Contains($"'{name}'", exception.Message, StringComparison.Ordinal);
            Assert.Contains($"+{type}'", exception.Message, StringComparison.Ordinal);
            Assert.Contains("'missing'", exception.Message, StringComparison.Ordinal);
            Assert.Equal(key is not null, exception.Message.Contains($"with key '{key}'", StringComparison.Ordinal) && key is not null);
        }
    }

    [Fact]
    public void A_plugin_that_needs_an_unknown_plugin_is_not_given_null()
    {
        using var root = Container.WithPlugins();

        var exception = Assert.Throws<InvalidOperationException>(() => root.GetRequiredKeyedService<IInjected>("needs-missing-plugin"));

        Assert.Contains("with key 'needs-nobody'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'nobody'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_provider_without_keys_has_no_keyed_services()
    {
        var plugin = HostPlugins.Registry.Get<IInjected>("needs-missing-key");

        Assert.Throws<InvalidOperationException>(() => plugin.Create(new PlainProvider()));
        Assert.IsType<Injected.HasDefaults>(HostPlugins.Registry.Get<IInjected>("has-defaults").Create(new PlainProvider()));
    }

    private static T Get<T>(IServiceProvider services, string name) => Assert.IsType<T>(services.GetRequiredKeyedService<IInjected>(name));

    private sealed class PlainProvider : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
