using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.Tests.DependencyInjection;

/// <summary>Constructors that need each other: an exception, not a program that hangs.</summary>
public class CycleTests
{
    [Theory]
    [InlineData("transient-a", "transient-a -> transient-b -> transient-a")]
    [InlineData("scoped-a", "scoped-a -> scoped-b -> scoped-a")]
    [InlineData("singleton-a", "singleton-a -> singleton-b -> singleton-a")]
    [InlineData("itself", "itself -> itself")]
    [InlineData("two-faced", "two-faced -> two-faced")]
    [InlineData("janus", "two-faced -> two-faced")]
    [InlineData("singleton-of-transient", "singleton-of-transient -> transient-of-singleton -> singleton-of-transient")]
    [InlineData("transient-of-singleton", "singleton-of-transient -> transient-of-singleton -> singleton-of-transient")]
    [InlineData("scope-in-scope", "scope-in-scope -> scope-in-scope")]
    public async Task A_cycle_of_constructors_is_told_with_all_its_plugins(string name, string cycle)
    {
        using var root = Container.WithPlugins(Tree(0));
        using var scope = root.CreateScope();

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => InTime(() => scope.ServiceProvider.GetRequiredKeyedService<ICyclic>(name)));

        Assert.Contains($": {cycle}. ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_cycle_was_found_the_same_thread_creates_other_plugins()
    {
        using var root = Container.WithPlugins(Tree(3));

        await InTime(() =>
        {
            for (var i = 0; i < 3; i++)
            {
                Assert.Throws<InvalidOperationException>(() => root.GetRequiredKeyedService<ICyclic>("singleton-a"));
                Assert.Throws<InvalidOperationException>(() => root.GetRequiredKeyedService<ICyclic>("transient-a"));
            }

            Assert.NotNull(root.GetRequiredKeyedService<ICyclic>("tree"));
            return true;
        });
    }

    [Fact]
    public async Task A_transient_plugin_may_need_itself_if_it_ends_somewhere()
    {
        using var root = Container.WithPlugins(Tree(100));

        var tree = await InTime(() => (Cycles.Tree?)root.GetRequiredKeyedService<ICyclic>("tree"));

        var levels = 0;
        for (; tree is not null; tree = tree.Below)
        {
            levels++;
        }

        Assert.Equal(101, levels);
    }

    [Fact]
    public void A_singleton_may_make_itself_in_another_container()
    {
        using var root = Container.WithPlugins(Tree(2));

        var plugin = (Cycles.NestedContainer)root.GetRequiredKeyedService<ICyclic>("nested-container");

        Assert.NotNull(((Cycles.NestedContainer)plugin.Below!).Below);
    }

    [Fact]
    public async Task Singletons_that_ask_for_each_other_when_used_do_not_wait_for_each_other()
    {
        for (var round = 0; round < 20; round++)
        {
            using var root = Container.WithPlugins(Tree(0));
            using var start = new Barrier(4);
            var threads = Enumerable.Range(0, 4).Select(i => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    var one = (Cycles.ILazy)root.GetRequiredService<IPlugins<ICyclic>>().Get(i % 2 == 0 ? "lazy-a" : "lazy-b");
                    return ((Cycles.ILazy)one.Other).Other == one;
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default));

            Assert.All(await Task.WhenAll(threads).WaitAsync(Patience), Assert.True);
        }
    }

    [Fact]
    public void An_exception_of_a_constructor_is_thrown_as_it_is_and_the_next_call_tries_again()
    {
        var byHand = Container.ByHand(static s => s.AddSingleton(new Cycles.TreeSize { Levels = 2 }).AddKeyedSingleton<ICyclic, Cycles.BreaksAtFirst>("breaks-at-first"));
        var withPlugins = Container.WithPlugins(Tree(2));

        foreach (var services in new[] { byHand, withPlugins })
        {
            Assert.Equal("Not yet.", Assert.Throws<NotSupportedException>(() => services.GetRequiredKeyedService<ICyclic>("breaks-at-first")).Message);
            Assert.Equal("Not yet.", Assert.Throws<NotSupportedException>(() => services.GetKeyedService<ICyclic>("breaks-at-first")).Message);
            Assert.IsType<Cycles.BreaksAtFirst>(services.GetRequiredKeyedService<ICyclic>("breaks-at-first"));
            services.Dispose();
        }
    }

    private static Action<IServiceCollection> Tree(int levels) => s => s.AddSingleton(new Cycles.TreeSize { Levels = levels });

    /// <summary>Runs on a thread of its own, so that a hang fails the test instead of hanging the run. Not a measure of time.</summary>
    private static Task<T> InTime<T>(Func<T> run)
        => Task.Factory.StartNew(run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).WaitAsync(Patience);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
}
