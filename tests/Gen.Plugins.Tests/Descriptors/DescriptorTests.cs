using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.Tests.Descriptors;

public class DescriptorTests
{
    [Fact]
    public void A_descriptor_tells_all_that_the_plugin_declares()
    {
        var plugin = HostPlugins.Registry.Get<IDescribed>("rich");

        Assert.Equal("rich", plugin.Name);
        Assert.Equal("Gen.Plugins.Tests.Descriptors.Described+Rich", plugin.TypeName);
        Assert.Equal("Gen.Plugins.Tests", plugin.AssemblyName);
        Assert.Equal("1.2.3-beta.4", plugin.Version);
        Assert.Equal(Described.Text, plugin.Description);
        Assert.Equal("Ada | Lovelace; \\u0041", plugin.Author);
        Assert.Equal(PluginTier.Shared, plugin.Tier);
        Assert.Equal("[0.1,2.0)", plugin.HostVersion);
        Assert.Equal(ServiceLifetime.Scoped, plugin.Lifetime);
        Assert.Equal(["former", "oldest"], plugin.Aliases.AsEnumerable());
        Assert.Equal([typeof(IDescribed), typeof(IDescribedToo)], plugin.Contracts.Select(static c => c.Type));
        Assert.Equal(
            [
                new PluginDependency("bare", null, false),
                new PluginDependency("described/tierless", "[0.1, 2.0)", false),
                new PluginDependency("missing", null, true),
                new PluginDependency("missing-too", "1.0", true),
            ],
            plugin.Dependencies.AsEnumerable());
        Assert.Equal("rich 1.2.3-beta.4", plugin.ToString());
    }

    [Fact]
    public void What_a_plugin_does_not_declare_has_its_default()
    {
        var plugin = HostPlugins.Registry.Get<IDescribed>("bare");

        Assert.Equal("0.1.0", plugin.Version);
        Assert.Null(plugin.Description);
        Assert.Null(plugin.Author);
        Assert.Null(plugin.Tier);
        Assert.Null(plugin.HostVersion);
        Assert.Equal(ServiceLifetime.Transient, plugin.Lifetime);
        Assert.Empty(plugin.Aliases);
        Assert.Empty(plugin.Dependencies);
        Assert.Equal([typeof(IDescribed)], plugin.Contracts.Select(static c => c.Type));
        Assert.Null(plugin.GetMetadata<Attribute>());
        Assert.Empty(plugin.GetOrderedMetadata<Attribute>());
    }

    [Theory]
    [InlineData("bare", null)]
    [InlineData("tier-zero", PluginTier.Runtime)]
    [InlineData("rich", PluginTier.Shared)]
    [InlineData("tiered-by-attribute", PluginTier.Action)]
    public void No_tier_is_another_thing_than_the_first_tier(string name, PluginTier? tier)
        => Assert.Equal(tier, HostPlugins.Registry.Get<IDescribed>(name).Tier);

    [Fact]
    public void A_nested_class_is_named_as_metadata_names_it()
        => Assert.Equal(typeof(Described.Outer.Inner.Deep).FullName, HostPlugins.Registry.Get<IDescribed>("deep").TypeName);

    [Fact]
    public void Metadata_is_typed()
    {
        var metadata = HostPlugins.Registry.Get<IDescribed>("rich").GetMetadata<EverythingAttribute>();

        Assert.NotNull(metadata);
        Assert.Equal("a \"b\" \\ {c} \n", metadata.Text);
        Assert.Equal(typeof(Dictionary<,>), metadata.Type);
        Assert.Equal(DayOfWeek.Friday, metadata.Day);
        Assert.Equal(42L, metadata.Boxed);
        Assert.Equal('\'', metadata.Letter);
        Assert.Equal(double.PositiveInfinity, metadata.Number);
        Assert.Equal<IEnumerable<string?>>(["x", null, ""], metadata.List);
        Assert.Equal<IEnumerable<Type>>([typeof(int[]), typeof(string)], metadata.Types);
        Assert.Equal<IEnumerable<long>>([long.MinValue, 1L], metadata.Numbers);
        Assert.Equal(StringComparison.Ordinal, metadata.Comparison);
    }

    [Fact]
    public void Metadata_may_be_nothing_but_nulls()
    {
        var metadata = HostPlugins.Registry.Get<IDescribed>("nothing-but-nulls").GetMetadata<EverythingAttribute>();

        Assert.NotNull(metadata);
        Assert.Null(metadata.Text);
        Assert.Null(metadata.Type);
        Assert.Equal((DayOfWeek)99, metadata.Day);
        Assert.Null(metadata.Boxed);
        Assert.Equal('\0', metadata.Letter);
        Assert.Equal(double.NaN, metadata.Number);
        Assert.Null(metadata.List);
        Assert.Null(metadata.Types);
    }

    [Fact]
    public void Of_several_attributes_the_last_is_the_metadata_and_all_are_in_order()
    {
        var plugin = HostPlugins.Registry.Get<IDescribed>("rich");

        Assert.IsType<SlowRateAttribute>(plugin.GetMetadata<RateAttribute>());
        Assert.Equal([5, 1], plugin.GetOrderedMetadata<RateAttribute>().Select(static r => r.PerSecond));
        Assert.Equal([7, -1], plugin.GetOrderedMetadata<RateAttribute>().Select(static r => r.Burst));
        Assert.Equal(3, plugin.GetOrderedMetadata<object>().Length);
        Assert.Null(plugin.GetMetadata<NoMetadataAttribute>());
        Assert.Same(plugin.GetMetadata<RateAttribute>(), plugin.GetMetadata<SlowRateAttribute>());
    }

    [Theory]
    [InlineData("bare", typeof(Described.Bare))]
    [InlineData("rich", typeof(Described.Rich))]
    [InlineData("former", typeof(Described.Rich))]
    [InlineData("singleton", typeof(Described.Singleton))]
    [InlineData("record", typeof(Described.Record))]
    public void A_plugin_that_needs_nothing_is_created_without_a_container(string name, Type type)
    {
        var plugin = HostPlugins.Registry.Get<IDescribed>(name);

        var (one, other) = (plugin.Create(), plugin.Create());

        Assert.IsType(type, one);
        Assert.IsType(type, other);
        Assert.NotSame(one, other);
    }

    [Fact]
    public void Every_plugin_without_parameters_is_created_as_what_its_descriptor_says()
    {
        using var root = Container.WithPlugins();
        using var scope = root.CreateScope();
        foreach (var plugin in HostPlugins.Registry.Of<IDescribed>())
        {
            var instance = plugin.Create(scope.ServiceProvider);
            Assert.Equal(plugin.TypeName, instance.GetType().FullName);
            Assert.Equal(plugin.AssemblyName, instance.GetType().Assembly.GetName().Name);
            Assert.All(plugin.Contracts, c => Assert.IsAssignableFrom(c.Type, instance));
        }
    }

    [Fact]
    public void Threads_that_race_get_one_metadata_object()
    {
        for (var round = 0; round < 50; round++)
        {
            var plugin = new PluginRegistry(HostPlugins.Registry.Table).Get<IDescribed>("rich");
            var found = new RateAttribute?[4];
            using var start = new Barrier(found.Length);
            var threads = Enumerable.Range(0, found.Length).Select(i => new Thread(() =>
            {
                start.SignalAndWait();
                found[i] = plugin.GetMetadata<RateAttribute>();
            })).ToArray();
            Array.ForEach(threads, static t => t.Start());
            Array.ForEach(threads, static t => t.Join());

            Assert.Single(found.Distinct());
        }
    }
}
