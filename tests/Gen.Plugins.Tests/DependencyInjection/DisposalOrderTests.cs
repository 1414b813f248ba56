using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.Tests.DependencyInjection;

/// <summary>What needs another is disposed of before it.</summary>
public class DisposalOrderTests
{
    [Theory]
    [InlineData(ServiceLifetime.Singleton, "outer-singleton")]
    [InlineData(ServiceLifetime.Scoped, "outer-scoped")]
    [InlineData(ServiceLifetime.Transient, "outer-transient")]
    public async Task A_plugin_is_disposed_of_before_what_it_needs(ServiceLifetime lifetime, string name)
    {
        Assert.Equal(lifetime, HostPlugins.Registry.Get<INested>(name).Lifetime);
        await using var root = Container.WithPlugins();
        var journal = root.Journal();

        await using (var scope = root.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredKeyedService<INested>(name);
        }

        await root.DisposeAsync();

        Assert.Equal("create an instance 1\ncreate an instance 2\ndispose 2\ndispose 1", journal.ToString());
    }

    [Fact]
    public void What_lives_longer_is_disposed_of_later()
    {
        var root = Container.WithPlugins();
        var scope = root.CreateScope();
        var singleton = scope.ServiceProvider.GetRequiredKeyedService<INested>("inner-singleton");
        var scoped = scope.ServiceProvider.GetRequiredKeyedService<INested>("inner-scoped");
        var transient = scope.ServiceProvider.GetRequiredKeyedService<INested>("inner-transient");
        var ofRoot = root.GetRequiredKeyedService<INested>("inner-transient");
        var journal = root.Journal();

        scope.Dispose();
        root.Dispose();

        Assert.Equal(
            [$"dispose {transient.Number}", $"dispose {scoped.Number}", $"dispose {ofRoot.Number}", $"dispose {singleton.Number}"],
            journal.Lines.Where(static l => l.StartsWith("dispose", StringComparison.Ordinal)));
    }

    [Fact]
    public void After_its_end_a_scope_gives_no_plugins()
    {
        var root = Container.WithPlugins();
        var scope = root.CreateScope();
        var plugins = scope.ServiceProvider.GetRequiredService<IPlugins<INested>>();
        scope.Dispose();

        Assert.Throws<ObjectDisposedException>(() => plugins.Get("inner-transient"));
        Assert.Throws<ObjectDisposedException>(() => scope.ServiceProvider.GetKeyedService<INested>("inner-scoped"));
        Assert.NotEmpty(plugins.Names);
        root.Dispose();
        Assert.Throws<ObjectDisposedException>(() => root.GetKeyedService<INested>("inner-singleton"));
    }

    [Fact]
    public void A_plugin_that_nobody_asked_for_is_neither_created_nor_disposed_of()
    {
        var root = Container.WithPlugins();
        var journal = root.Journal();
        root.GetRequiredService<IPlugins<INested>>();

        root.Dispose();

        Assert.Empty(journal.Lines);
    }
}

[PluginContract("nested")]
public interface INested : IProbe;

internal static class Nesting
{
    [Plugin("inner-singleton", Lifetime = ServiceLifetime.Singleton)]
    internal sealed class InnerSingleton(Journal journal) : DisposableProbe(journal), INested;

    [Plugin("outer-singleton", Lifetime = ServiceLifetime.Singleton)]
    internal sealed class OuterSingleton([FromKeyedServices("inner-singleton")] INested inner, Journal journal) : Outer(inner, journal), INested;

    [Plugin("inner-scoped", Lifetime = ServiceLifetime.Scoped)]
    internal sealed class InnerScoped(Journal journal) : DisposableProbe(journal), INested;

    [Plugin("outer-scoped", Lifetime = ServiceLifetime.Scoped)]
    internal sealed class OuterScoped([FromKeyedServices("inner-scoped")] INested inner, Journal journal) : Outer(inner, journal), INested;

    [Plugin("inner-transient")]
    internal sealed class InnerTransient(Journal journal) : DisposableProbe(journal), INested;

    [Plugin("outer-transient")]
    internal sealed class OuterTransient([FromKeyedServices("inner-transient")] INested inner, Journal journal) : Outer(inner, journal), INested;

    internal abstract class Outer(INested inner, Journal journal) : DisposableProbe(journal)
    {
        public INested Inner => inner;
    }
}
