using Gen.Plugins.Tests.DependencyInjection;

namespace Gen.Plugins.Tests.Registry;

public class LookupTests
{
    private static PluginRegistry Registry => HostPlugins.Registry;

    public static TheoryData<string, Type> NamesAndAliases => new()
    {
        { "a", typeof(NamedPlugins.OneLetter) },
        { "ab", typeof(NamedPlugins.TwoLetters) },
        { "abc", typeof(NamedPlugins.ThreeLetters) },
        { "abcd", typeof(NamedPlugins.FourLetters) },
        { "a.b_c-d.9", typeof(NamedPlugins.AllSigns) },
        { "abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-0123456789", typeof(NamedPlugins.SixtyFourLetters) },
        { "abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyy-0123456789", typeof(NamedPlugins.SixtyFourOtherLetters) },
        { "same", typeof(NamedPlugins.Same) },
        { "same-alias", typeof(NamedPlugins.Same) },
        { "both", typeof(NamedPlugins.Both) },
        { "both-alias", typeof(NamedPlugins.Both) },
        { "both-second-alias", typeof(NamedPlugins.Both) },
        { "class-based-and-named", typeof(NamedPlugins.ClassBasedAndNamed) },
        { "through-base", typeof(NamedPlugins.ThroughBase) },
        { "crossing", typeof(NamedPlugins.Crossing) },
        { "too-only", typeof(NamedPlugins.Crossing) },
    };

    [Theory]
    [MemberData(nameof(NamesAndAliases))]
    public void A_plugin_is_found_by_its_name_and_its_aliases(string name, Type plugin)
    {
        var contract = typeof(INamed);

        // Not the same string object as in any table; twice, because a registry may remember what it found.
        for (var i = 0; i < 2; i++)
        {
            var text = new string(name.AsSpan());
            Assert.True(Registry.TryGet<INamed>(text, out var descriptor));
            Assert.Equal(plugin.FullName, descriptor.TypeName);
            Assert.Same(descriptor, Registry.Get<INamed>(text));
            Assert.Same(descriptor, Registry.Get(contract, text));
            Assert.True(Registry.TryGet(contract, text, out var same));
            Assert.Same(descriptor, same);
        }
    }

    [Fact]
    public void One_name_in_two_contracts_means_each_contracts_plugin()
    {
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(typeof(NamedPlugins.Same).FullName, Registry.Get<INamed>("same").TypeName);
            Assert.Equal(typeof(NamedPlugins.SameToo).FullName, Registry.Get<INamedToo>("same").TypeName);
            Assert.Equal(typeof(NamedPlugins.Same).FullName, Registry.Get<INamed>("same-alias").TypeName);
            Assert.Equal(typeof(NamedPlugins.SameToo).FullName, Registry.Get<INamedToo>("same-alias").TypeName);
            Assert.Equal(typeof(NamedPlugins.Crossing).FullName, Registry.Get<INamed>("too-only").TypeName);
            Assert.Equal(typeof(NamedPlugins.TooOnly).FullName, Registry.Get<INamedToo>("too-only").TypeName);
            Assert.Equal(typeof(MostlyTransient.Scoped).FullName, Registry.Get<IMostlyTransient>("scoped").TypeName);
            Assert.Equal(typeof(MostlyScoped.Scoped).FullName, Registry.Get<IMostlyScoped>("scoped").TypeName);
            Assert.Equal(typeof(MostlySingleton.Scoped).FullName, Registry.Get<IMostlySingleton>("scoped").TypeName);
            Assert.False(Registry.TryGet<INamed>("scoped", out _));
        }
    }

    [Fact]
    public void One_plugin_of_two_contracts_is_one_descriptor()
        => Assert.Same(Registry.Get<INamed>("both"), Registry.Get<INamedToo>("both-second-alias"));

    [Fact]
    public void A_plugin_is_found_under_a_class_that_is_a_contract()
    {
        Assert.Equal(["class-based", "class-based-and-named"], Registry.Of<AbstractContract>().Select(static p => p.Name));
        Assert.Equal("class-based", Registry.Get<AbstractContract>("class-based").Name);
        Assert.False(Registry.TryGet<AbstractContract>("abc", out _));
    }

    public static TheoryData<string> Unknown => new(
        "",
        " ",
        "A",
        "Same",
        "SAME",
        "same ",
        " same",
        "same\0",
        "sam",
        "samee",
        "såme",
        "ѕame",
        "named/same",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ-ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789",
        "abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyx-0123456789",
        "abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-01234567890",
        "\uD800",
        "*",
        "crossıng",
        "CROSSİNG",
        "a|b",
        "both-alias;both-second-alias",
        "class-based");

    [Theory]
    [MemberData(nameof(Unknown))]
    public void Any_other_text_is_an_unknown_name(string name)
    {
        for (var i = 0; i < 2; i++)
        {
            Assert.False(Registry.TryGet<INamed>(name, out var descriptor));
            Assert.Null(descriptor);
            Assert.Equal(name, Assert.Throws<PluginNotFoundException>(() => Registry.Get<INamed>(name)).Name);
        }
    }

    [Fact]
    public void Any_length_of_a_name_is_an_unknown_name()
    {
        for (var length = 0; length < 300; length++)
        {
            Assert.False(Registry.TryGet<INamed>(new string('z', length), out _));
        }

        Assert.False(Registry.TryGet<INamed>(new string('a', 10_000_000), out _));
    }

    [Fact]
    public void Every_name_and_alias_is_found_under_every_contract_of_its_plugin_and_under_no_other()
    {
        Type[] contracts = [.. Registry.Contracts.Select(static c => c.Type)];
        foreach (var plugin in Registry.Plugins)
        {
            foreach (var name in plugin.Aliases.Prepend(plugin.Name))
            {
                foreach (var contract in contracts)
                {
                    var bearer = Registry.Of(contract).SingleOrDefault(p => p.Name == name) ?? Registry.Of(contract).SingleOrDefault(p => p.Aliases.Contains(name));
                    Assert.Equal(bearer is not null, Registry.TryGet(contract, name, out var found));
                    Assert.Same(bearer, found);
                }
            }
        }
    }

    [Fact]
    public void A_type_that_is_no_contract_has_no_plugins()
    {
        foreach (var type in new[] { typeof(string), typeof(object), typeof(IDisposable), typeof(IUnplugged), typeof(NamedPlugins.Same), typeof(IProbe), typeof(List<>) })
        {
            Assert.False(Registry.TryGet(type, "same", out _));
            Assert.Empty(Registry.Of(type));
        }

        var exception = Assert.Throws<PluginNotFoundException>(() => Registry.Get<IUnplugged>("same"));
        Assert.Equal(typeof(IUnplugged), exception.Contract);
        Assert.Empty(exception.NearestNames);
    }

    [Fact]
    public void Null_is_an_error_that_names_the_argument()
    {
        Assert.Throws<ArgumentNullException>("name", () => Registry.TryGet<INamed>(null!, out _));
        Assert.Throws<ArgumentNullException>("name", () => Registry.Get<INamed>(null!));
        var contract = typeof(INamed);
        Assert.Throws<ArgumentNullException>("name", () => Registry.Get(contract, null!));
        Assert.Throws<ArgumentNullException>("contract", () => Registry.TryGet(null!, "same", out _));
        Assert.Throws<ArgumentNullException>("contract", () => Registry.TryGet(null!, "no such name", out _));
        Assert.Throws<ArgumentNullException>("contract", () => Registry.Get(null!, "same"));
        Assert.Throws<ArgumentNullException>("contract", () => Registry.Of(null!));
    }
}
