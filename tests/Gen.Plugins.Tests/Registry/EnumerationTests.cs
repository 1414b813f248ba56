using Gen.Plugins.Tests.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.Tests.Registry;

public class EnumerationTests
{
    private static PluginRegistry Registry => HostPlugins.Registry;

    [Fact]
    public void Enumerating_and_reading_descriptors_creates_no_plugin()
    {
        foreach (var plugin in Registry.Plugins)
        {
            _ = (plugin.Name, plugin.Version, plugin.TypeName, plugin.AssemblyName, plugin.Contracts, plugin.Aliases, plugin.Dependencies, plugin.Lifetime, plugin.Tier, plugin.GetMetadata<object>());
        }

        Assert.Equal("never-created", Registry.Of<INeverCreated>().Single().Name);
        Assert.True(Registry.TryGet<INeverCreated>("never-ever", out _));
        using var root = Container.WithPlugins();
        Assert.Equal(["never-created"], root.GetRequiredService<IPlugins<INeverCreated>>().Names.AsEnumerable());

        Assert.Equal(0, NeverCreated.Instances);
    }

    [Fact]
    public void The_plugins_of_a_contract_are_in_the_order_of_all()
    {
        foreach (var contract in Registry.Contracts)
        {
            Assert.Equal(Registry.Plugins.Where(p => p.Contracts.Contains(contract)), Registry.Of(contract.Type).AsEnumerable());
        }

        var named = typeof(INamed);
        Assert.Equal(Registry.Of(named), Registry.Of<INamed>().AsEnumerable());
    }

    [Fact]
    public void What_a_plugin_needs_comes_before_it_and_of_those_that_are_ready_the_smallest_name_comes_next()
        => Assert.Equal(
            ["order-b", "order-a", "order-d", "order-e", "order-c", "order-f", "order-last"],
            Registry.Of<IOrdered>().Select(static p => p.Name));

    [Fact]
    public void All_plugins_and_contracts_are_there_once()
    {
        Assert.Equal(Registry.Count, Registry.Plugins.Length);
        Assert.Equal(Registry.Count, Registry.Plugins.Distinct().Count());
        Assert.Equal(Registry.Count, Registry.Plugins.Select(static p => p.TypeName).Distinct().Count());
        Assert.Equal(Registry.Contracts.Length, Registry.Contracts.Select(static c => c.Type).Distinct().Count());
        Assert.Equal(
            Registry.Contracts.Select(static c => c.Name).Order(StringComparer.Ordinal),
            Registry.Contracts.Select(static c => c.Name));
        Assert.DoesNotContain(Registry.Contracts, static c => c.Type == typeof(IUnplugged));
    }

    [Fact]
    public void The_arrays_are_the_same_objects_each_time()
    {
        Assert.True(Registry.Plugins == Registry.Plugins);
        Assert.Equal(Registry.Plugins.AsEnumerable(), new PluginRegistry(Registry.Table).Plugins.Select(static p => Registry.Get(p.Contracts[0].Type, p.Name)));
    }

    [Fact]
    public void A_contract_knows_its_name_and_its_rules()
    {
        var contract = Registry.Contracts.Single(static c => c.Type == typeof(IOrdered));

        Assert.Equal("ordered", contract.Name);
        Assert.True(contract.Required);
        Assert.False(contract.Single);
        Assert.Equal("ordered", contract.ToString());
        Assert.Same(contract, Registry.Get<IOrdered>("order-a").Contracts.Single());
        var single = Registry.Contracts.Single(static c => c.Type == typeof(IOnly));
        Assert.False(single.Required);
        Assert.True(single.Single);
    }

    [Fact]
    public void Threads_that_race_get_one_descriptor_for_each_plugin_and_one_array_of_all()
    {
        for (var round = 0; round < 50; round++)
        {
            var registry = new PluginRegistry(Registry.Table);
            var results = new PluginDescriptor[8][];
            using var start = new Barrier(results.Length);
            var threads = Enumerable.Range(0, results.Length).Select(i => new Thread(() =>
            {
                start.SignalAndWait();
                results[i] = i switch
                {
                    < 3 => [registry.Get<INamed>("both"), registry.Get<INamed>("same"), registry.Get<INeverCreated>("never-ever")],
                    < 5 => [registry.Get<INamedToo>("both-alias"), registry.Get<INamed>("same-alias"), registry.Get<INeverCreated>("never-created")],
                    5 => [registry.Plugins.Single(static p => p.Name == "both"), registry.Of<INamed>().Single(static p => p.Name == "same"), registry.Plugins.Single(static p => p.Name == "never-created")],
                    _ => [registry.Of<INamed>().Single(static p => p.Name == "both"), registry.Get<INamed>("same"), registry.Of<INeverCreated>()[0]],
                };
            })).ToArray();
            Array.ForEach(threads, static t => t.Start());
            Array.ForEach(threads, static t => t.Join());

            Assert.All(results, r => Assert.Equal(results[0], r));
            Assert.Same(results[0][0].Contracts[0], registry.Contracts.Single(c => c.Type == results[0][0].Contracts[0].Type));
        }
    }
}

[PluginContract("ordered", Required = true)]
public interface IOrdered;

[PluginContract("only", Single = true)]
public interface IOnly;

internal static class Ordered
{
    [Plugin("order-a"), PluginDependency("order-b")]
    internal sealed class A : IOrdered;

    [Plugin("order-b")]
    internal sealed class B : IOrdered;

    [Plugin("order-c", After = ["order-e"])]
    internal sealed class C : IOrdered;

    [Plugin("order-d", Before = ["order-c"])]
    internal sealed class D : IOrdered;

    [Plugin("order-e"), PluginDependency("former-b", Optional = true)]
    internal sealed class E : IOrdered;

    [Plugin("order-f"), PluginDependency("ordered/order-c")]
    internal sealed class F : IOrdered;

    [Plugin("order-last", After = ["order-f"])]
    internal sealed class Last : IOrdered;

    [Plugin("only")]
    internal sealed class Only : IOnly;
}
