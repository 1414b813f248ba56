using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.Tests.DependencyInjection;

/// <summary>Each lifetime means what it means in Microsoft's container: the same is observed as with keyed registrations written by hand.</summary>
public class SameAsByHandTests
{
    public enum Way
    {
        Keyed,
        RequiredKeyed,
        Injected,
        PluginsGet,
        PluginsTryGet,
    }

    public static TheoryData<string, Way, bool> Cases(string family)
    {
        var cases = new TheoryData<string, Way, bool>();
        var registrations = family switch
        {
            nameof(MostlyTransient) => MostlyTransient.ByHand,
            nameof(MostlyScoped) => MostlyScoped.ByHand,
            _ => MostlySingleton.ByHand,
        };
        foreach (var registration in registrations)
        {
            foreach (var way in Enum.GetValues<Way>())
            {
                cases.Add(registration.Name, way, false);
                cases.Add(registration.Name, way, true);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases), nameof(MostlyTransient))]
    public Task A_plugin_of_a_contract_with_mostly_transient_ones_lives_as_if_registered_by_hand(string name, Way way, bool disposeAsync)
        => Compare<IMostlyTransient>(MostlyTransient.ByHand, name, way, disposeAsync);

    [Theory]
    [MemberData(nameof(Cases), nameof(MostlyScoped))]
    public Task A_plugin_of_a_contract_with_mostly_scoped_ones_lives_as_if_registered_by_hand(string name, Way way, bool disposeAsync)
        => Compare<IMostlyScoped>(MostlyScoped.ByHand, name, way, disposeAsync);

    [Theory]
    [MemberData(nameof(Cases), nameof(MostlySingleton))]
    public Task A_plugin_of_a_contract_with_mostly_singletons_lives_as_if_registered_by_hand(string name, Way way, bool disposeAsync)
        => Compare<IMostlySingleton>(MostlySingleton.ByHand, name, way, disposeAsync);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_sequence_of_plugins_lives_as_if_registered_by_hand(bool disposeAsync)
    {
        await CompareSequence<IMostlyTransient>(MostlyTransient.ByHand, disposeAsync);
        await CompareSequence<IMostlyScoped>(MostlyScoped.ByHand, disposeAsync);
        await CompareSequence<IMostlySingleton>(MostlySingleton.ByHand, disposeAsync);
    }

    private static async Task Compare<TContract>(Registration[] registrations, string name, Way way, bool disposeAsync)
        where TContract : class, IProbe
    {
        var withPlugins = Container.WithPlugins(s => s.AddKeyedTransient<Consumer<TContract>>(name));
        var byHand = Container.ByHand(s =>
        {
            foreach (var registration in registrations)
            {
                s.Add(ServiceDescriptor.DescribeKeyed(typeof(TContract), registration.Name, registration.Type, registration.Lifetime));
            }

            s.AddKeyedTransient<Consumer<TContract>>(name);
        });

        // What IPlugins does is what a look-up by key does.
        var same = way is Way.PluginsGet or Way.PluginsTryGet ? Way.RequiredKeyed : way;
        var expected = await Observe(byHand, fromRoot: true, disposeAsync, s => [Ask<TContract>(s, name, same)]);
        var actual = await Observe(withPlugins, fromRoot: true, disposeAsync, s => [Ask<TContract>(s, name, way)]);

        Assert.Equal(expected, actual);
    }

    private static async Task CompareSequence<TContract>(Registration[] registrations, bool disposeAsync)
        where TContract : class, IProbe
    {
        var byHand = Container.ByHand(s =>
        {
            foreach (var registration in registrations)
            {
                s.Add(ServiceDescriptor.Describe(typeof(TContract), registration.Type, registration.Lifetime));
            }
        });

        var expected = await Observe(byHand, fromRoot: false, disposeAsync, s => s.GetServices<TContract>());
        var actual = await Observe(Container.WithPlugins(), fromRoot: false, disposeAsync, s => s.GetServices<TContract>());
        var anyKey = await Observe(Container.WithPlugins(), fromRoot: false, disposeAsync, s => s.GetKeyedServices<TContract>(KeyedService.AnyKey));
        var injected = await Observe(Container.WithPlugins(s => s.AddTransient<SequenceConsumer<TContract>>()), fromRoot: false, disposeAsync, s => s.GetRequiredService<SequenceConsumer<TContract>>().Plugins);

        Assert.Equal(expected, actual);
        Assert.Equal(expected, anyKey);
        Assert.Equal(expected, injected);
    }

    private static TContract Ask<TContract>(IServiceProvider services, string name, Way way)
        where TContract : class => way switch
        {
            Way.Keyed => services.GetKeyedService<TContract>(name)!,
            Way.RequiredKeyed => services.GetRequiredKeyedService<TContract>(name),
            Way.Injected => services.GetRequiredKeyedService<Consumer<TContract>>(name).Plugin,
            Way.PluginsGet => services.GetRequiredService<IPlugins<TContract>>().Get(name),
            _ => services.GetRequiredService<IPlugins<TContract>>().TryGet(name, out var plugin) ? plugin : null!,
        };

    /// <summary>Asks the container, two scopes and the container again; then disposes of them all.</summary>
    private static async Task<string> Observe(ServiceProvider root, bool fromRoot, bool disposeAsync, Func<IServiceProvider, IEnumerable<IProbe>> ask)
    {
        var journal = root.Journal();
        var first = root.CreateAsyncScope();
        var second = root.CreateAsyncScope();
        if (fromRoot)
        {
            Note("container", root);
        }

        Note("first scope", first.ServiceProvider);
        Note("first scope again", first.ServiceProvider);
        Note("second scope", second.ServiceProvider);
        if (fromRoot)
        {
            Note("container again", root);
        }

        await Dispose("first scope", first);
        await Dispose("first scope again", first);
        await Dispose("container", root);
        await Dispose("second scope", second);
        return journal.ToString();

        void Note(string who, IServiceProvider services)
        {
            try
            {
                var plugins = ask(services).ToArray();
                journal.Write($"{who} got {string.Join(", ", plugins.Select(static p => p is null ? "nothing" : $"{p.GetType().Name} {p.Number}"))}");
            }
            catch (InvalidOperationException)
            {
                journal.Write($"{who} got an exception");
            }
        }

        async Task Dispose<T>(string who, T disposable)
            where T : IDisposable, IAsyncDisposable
        {
            journal.Write($"{who} ends");
            try
            {
                if (disposeAsync)
                {
                    await disposable.DisposeAsync();
                }
                else
                {
                    disposable.Dispose();
                }
            }
            catch (InvalidOperationException exception)
            {
                journal.Write(exception.Message);
            }
        }
    }

    private sealed class Consumer<TContract>([FromKeyedServices] TContract plugin)
    {
        public TContract Plugin => plugin;
    }

    private sealed class SequenceConsumer<TContract>(IEnumerable<TContract> plugins)
    {
        public IEnumerable<TContract> Plugins => plugins;
    }
}
