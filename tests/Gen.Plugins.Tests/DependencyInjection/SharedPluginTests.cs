using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.Tests.DependencyInjection;

/// <summary>Plugins that several contracts and names lead to.</summary>
public class SharedPluginTests
{
    /// <summary>Every way to a plugin of the given lifetime.</summary>
    private static readonly Dictionary<string, Func<IServiceProvider, string, IProbe>> Ways = new()
    {
        ["left"] = static (s, lifetime) => s.GetRequiredKeyedService<ILeft>($"shared-{lifetime}"),
        ["right"] = static (s, lifetime) => s.GetRequiredKeyedService<IRight>($"shared-{lifetime}"),
        ["left by alias"] = static (s, lifetime) => s.GetRequiredKeyedService<ILeft>($"former-{lifetime}"),
        ["right by alias"] = static (s, lifetime) => s.GetRequiredKeyedService<IRight>($"former-{lifetime}"),
        ["left by second alias"] = static (s, lifetime) => s.GetRequiredKeyedService<ILeft>($"oldest-{lifetime}"),
        ["left plugins"] = static (s, lifetime) => s.GetRequiredService<IPlugins<ILeft>>().Get($"shared-{lifetime}"),
        ["left plugins by alias"] = static (s, lifetime) => s.GetRequiredService<IPlugins<ILeft>>().Get($"former-{lifetime}"),
        ["right plugins"] = static (s, lifetime) => s.GetRequiredService<IPlugins<IRight>>().Get($"shared-{lifetime}"),
        ["left keyed sequence"] = static (s, lifetime) => s.GetKeyedServices<ILeft>($"shared-{lifetime}").Single(),
        ["right keyed sequence by alias"] = static (s, lifetime) => s.GetKeyedServices<IRight>($"former-{lifetime}").Single(),
        ["left sequence"] = static (s, lifetime) => s.GetServices<ILeft>().Single(p => p.GetType().Name.Equals(lifetime, StringComparison.OrdinalIgnoreCase)),
        ["right sequence"] = static (s, lifetime) => s.GetServices<IRight>().Single(p => p.GetType().Name.Equals(lifetime, StringComparison.OrdinalIgnoreCase)),
    };

    public static TheoryData<string, string> Pairs => Product(Ways.Keys, Ways.Keys);

    public static TheoryData<string, string> WaysAndLifetimes => Product(Ways.Keys, ["singleton", "scoped", "transient"]);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void One_singleton_is_one_instance_whichever_way_it_is_asked(string first, string second)
    {
        using var root = Container.WithPlugins();
        using var scope = root.CreateScope();

        var one = Ways[first](scope.ServiceProvider, "singleton");
        var other = Ways[second](first.Contains("sequence", StringComparison.Ordinal) || second.Contains("sequence", StringComparison.Ordinal) ? scope.ServiceProvider : root, "singleton");

        Assert.Same(one, other);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void One_scoped_plugin_is_one_instance_of_its_scope_whichever_way_it_is_asked(string first, string second)
    {
        using var root = Container.WithPlugins();
        using var scope = root.CreateScope();
        using var otherScope = root.CreateScope();

        var one = Ways[first](scope.ServiceProvider, "scoped");
        var other = Ways[second](scope.ServiceProvider, "scoped");
        var foreign = Ways[second](otherScope.ServiceProvider, "scoped");

        Assert.Same(one, other);
        Assert.NotSame(one, foreign);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_transient_plugin_is_another_instance_each_time_whichever_way_it_is_asked(string first, string second)
    {
        using var root = Container.WithPlugins();
        using var scope = root.CreateScope();

        Assert.NotSame(Ways[first](scope.ServiceProvider, "transient"), Ways[second](scope.ServiceProvider, "transient"));
    }

    [Theory]
    [MemberData(nameof(WaysAndLifetimes))]
    public void A_plugin_that_is_asked_one_way_only_is_disposed_of_once_by_its_owner(string way, string lifetime)
    {
        var root = Container.WithPlugins();
        var journal = root.Journal();
        var scope = root.CreateScope();
        var plugin = Ways[way](scope.ServiceProvider, lifetime);
        _ = lifetime == "transient" ? plugin : Ways[way](scope.ServiceProvider, lifetime);

        scope.Dispose();
        Assert.Equal(lifetime == "singleton" ? 0 : 1, journal.Count($"dispose {plugin.Number}"));
        root.Dispose();
        Assert.Equal(1, journal.Count($"dispose {plugin.Number}"));
    }

    [Theory]
    [InlineData("singleton")]
    [InlineData("scoped")]
    public void A_plugin_that_is_asked_under_one_contract_by_its_name_is_disposed_of_once(string lifetime)
    {
        var root = Container.WithPlugins();
        var journal = root.Journal();
        IProbe plugin;
        using (var scope = root.CreateScope())
        {
            string[] ways = ["left plugins by alias", "left sequence", "left", "left plugins", "left keyed sequence", "left sequence"];
            plugin = ways.Select(way => Ways[way](scope.ServiceProvider, lifetime)).Distinct().Single();
        }

        root.Dispose();

        Assert.Equal(1, journal.Count($"dispose {plugin.Number}"));
    }

    /// <summary>
    /// A container disposes of whatever a registration hands out, and the same object handed out by two registrations twice. This is so with hand-written
    /// registrations that forward, and cannot be otherwise with any: <c>Dispose</c> may be called more than once, as .NET's guidelines say.
    /// </summary>
    [Fact]
    public void A_singleton_that_is_asked_under_two_contracts_is_disposed_of_as_often_as_with_a_registration_that_forwards()
    {
        var root = Container.WithPlugins();
        var byHand = Container.ByHand(static s => s
            .AddKeyedSingleton<ILeft, SharedPlugins.Singleton>("shared-singleton")
            .AddKeyedSingleton("shared-singleton", static (s, key) => (IRight)s.GetRequiredKeyedService<ILeft>(key)));

        var (actual, expected) = (Observe(root), Observe(byHand));

        Assert.Equal(expected, actual);
        Assert.Equal("create an instance 1\ndispose 1\ndispose 1", actual);

        static string Observe(ServiceProvider services)
        {
            var journal = services.Journal();
            services.GetRequiredKeyedService<ILeft>("shared-singleton");
            services.GetRequiredKeyedService<IRight>("shared-singleton");
            services.GetRequiredKeyedService<ILeft>("shared-singleton");
            services.Dispose();
            return journal.ToString();
        }
    }

    [Fact]
    public void A_scoped_plugin_of_two_contracts_cannot_be_had_from_the_container_itself()
    {
        using var root = Container.WithPlugins();

        foreach (var way in Ways.Where(static w => !w.Key.Contains("sequence", StringComparison.Ordinal)))
        {
            var exception = Assert.Throws<InvalidOperationException>(() => way.Value(root, "scoped"));
            Assert.Matches(@"^Cannot resolve scoped service 'Gen\.Plugins\.Tests\.DependencyInjection\.I(Left|Right)' from root provider\.$", exception.Message);
        }
    }

    [Fact]
    public async Task Threads_that_race_for_a_singleton_by_all_its_names_and_contracts_get_one_instance()
    {
        for (var round = 0; round < 20; round++)
        {
            using var root = Container.WithPlugins();
            using var start = new Barrier(8);
            Func<IServiceProvider, IProbe>[] ways =
            [
                static s => s.GetRequiredKeyedService<ILeft>("slow"),
                static s => s.GetRequiredKeyedService<IRight>("slow"),
                static s => s.GetRequiredKeyedService<ILeft>("slower"),
                static s => s.GetRequiredService<IPlugins<IRight>>().Get("slower"),
            ];
            var threads = Enumerable.Range(0, 8).Select(i => Task.Factory.StartNew(
                () =>
                {
                    using var scope = root.CreateScope();
                    start.SignalAndWait();
                    return ways[i % ways.Length](scope.ServiceProvider);
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default));

            var instances = await Task.WhenAll(threads).WaitAsync(Patience);

            Assert.Single(instances.Distinct());
        }
    }

    private static TheoryData<string, string> Product(IEnumerable<string> first, IReadOnlyCollection<string> second)
    {
        var product = new TheoryData<string, string>();
        foreach (var (one, other) in first.SelectMany(_ => second, static (one, other) => (one, other)))
        {
            product.Add(one, other);
        }

        return product;
    }

    /// <summary>Not a measure of time: only what ends a test that would hang.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
}
