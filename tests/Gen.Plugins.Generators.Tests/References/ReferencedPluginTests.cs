using Gen.Plugins.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Generators.Tests.References;

/// <summary>Hosts over what they reference: as compilations, as an editor does, and as files, as a build does.</summary>
public sealed class ReferencedPluginTests
{
    private static readonly Generated s_contracts = TestProject.Library("Acme.Contracts", Sources.Load, Sources.Save, "namespace Acme; public class Settings;").Generate();

    [Fact]
    public void A_host_of_three_assemblies_finds_the_plugins_of_all()
    {
        var (a, b) = (Library("Acme.A", s_contracts, Sources.Plugin("a", "After = new[] { \"c\" }")), Library("Acme.B", s_contracts, Sources.Plugin("b", "Description = \"B\"", "[Gen.Plugins.PluginAlias(\"bee\", Until = \"2.0.0\")] [Gen.Plugins.PluginDependency(\"a\", VersionRange = \"[0.0,1.0)\", Optional = true)]")));
        using var host = Host(Sources.Plugin("c", contracts: "Acme.ILoad, Acme.ISave"), s_contracts, a, b).Load(s_contracts, a, b);

        Assert.Equal(["c", "a", "b"], host.Names);
        Assert.Equal(["Acme.Host", "Acme.A", "Acme.B"], host.Registry.Plugins.Select(static p => p.AssemblyName));
        Assert.Equal("b", host.Find("Acme.ILoad", "bee"));
        Assert.Equal(["c"], host.Of("Acme.ISave"));
        Assert.Equal([new PluginDependency("a", "[0.0,1.0)", true)], host.Get("Acme.ILoad", "b").Dependencies.ToArray());
        Assert.All(host.Registry.Plugins, static p => Assert.NotNull(p.Create()));
    }

    [Fact]
    public void A_plugin_says_the_same_of_itself_at_home_and_from_afar()
    {
        string[] sources =
        [
            Sources.Plugin(
                "s3",
                "Version = \"1.2.3\", Description = \"D \\\\ \\\"{}\\n\", Author = \"A|;\", Tier = Gen.Plugins.PluginTier.Action, HostVersion = \"[1.0,)\", Lifetime = Microsoft.Extensions.DependencyInjection.ServiceLifetime.Singleton, Before = new[] { \"z\" }, After = new[] { \"load/b\" }",
                "[Gen.Plugins.PluginAlias(\"x\"), Gen.Plugins.PluginAlias(\"y\", Until = \"3.0.0-rc 1\")] [Gen.Plugins.PluginDependency(\"b\", VersionRange = \"(, 2.0]\")] [Gen.Plugins.PluginDependency(\"load/b\", Optional = true)] [Gen.Plugins.PluginMigrations(\"M\\\\s3\")]"),
            Sources.Plugin("b"),
            Sources.Plugin("z"),
        ];
        var library = Library("Acme.Lib", s_contracts, sources);
        using var far = Host("class C;", s_contracts, library).Load(s_contracts, library);
        using var home = Host(string.Join('\n', sources), s_contracts).Load(s_contracts);

        Assert.Equal(home.Registry.Plugins.Select(Text), far.Registry.Plugins.Select(Text));
        static string Text(PluginDescriptor p) => string.Join('|', p.Name, p.TypeName, p.Version, p.Description, p.Author, p.Tier, p.HostVersion, p.Lifetime, string.Join(',', p.Aliases), string.Join(',', p.Dependencies), string.Join(',', p.Contracts));
    }

    [Fact]
    public void Transitive_plugins_are_found_and_doubled_references_counted_once()
    {
        var low = Library("Acme.Low", s_contracts, Sources.Plugin("low"), "public class Low;");
        var middle = TestProject.Library("Acme.Middle", Sources.Plugin("middle"), "public class Middle : Low;") with { References = [s_contracts.AsFile(), low.AsFile()] };
        var top = middle.Generate();
        using var host = new TestProject("class C : Middle;") { Name = "Acme.Host", References = [top.AsFile(), s_contracts.AsFile(), low.AsFile(), low.AsFile(), top.AsFile()] }.Generate().Load(s_contracts, low, top);

        Assert.Equal(["low", "middle"], host.Names);
    }

    [Fact]
    public void A_contract_and_its_plugins_may_be_in_assemblies_that_do_not_know_each_other()
    {
        var one = Library("Acme.One", s_contracts, Sources.Plugin("one"));
        var two = Library("Acme.Two", s_contracts, Sources.Plugin("two"));
        using var host = Host("class C;", one, two, s_contracts).Load(s_contracts, one, two);

        Assert.Equal(["one", "two"], host.Of("Acme.ILoad"));
        Assert.Single(host.Registry.Contracts);
    }

    [Fact]
    public void Two_plugins_of_one_name_in_two_assemblies_do_not_stop_the_generator()
    {
        var one = Library("Acme.One", s_contracts, Sources.Plugin("same"));
        var two = Library("Acme.Two", s_contracts, Sources.Plugin("same", attributes: "[Gen.Plugins.PluginAlias(\"same2\")]"));
        using var host = Host(Sources.Plugin("same", attributes: "[Gen.Plugins.PluginAlias(\"same2\")]"), s_contracts, two, one).Load(s_contracts, one, two);

        Assert.Equal("Acme.Host", host.Get("Acme.ILoad", "same").AssemblyName);
        Assert.Equal("Acme.Host", host.Get("Acme.ILoad", "same2").AssemblyName);
        Assert.Equal(3, host.Registry.Count);
    }

    [Fact]
    public void What_is_known_by_an_extern_alias_only_is_no_part_of_the_registry()
    {
        var seen = Library("Acme.Seen", s_contracts, Sources.Plugin("seen"));
        var hidden = Library("Acme.Hidden", s_contracts, Sources.Plugin("hidden"));
        foreach (var (a, b) in ((MetadataReference, MetadataReference)[])[(seen.AsFile("global", "s"), hidden.AsFile("h")), (seen.AsCompilation("s", "global"), hidden.AsCompilation("h"))])
        {
            using var host = new TestProject("extern alias h; class C;") { Name = "Acme.Host", References = [s_contracts.AsFile(), a, b] }.Generate().Load(s_contracts, seen, hidden);

            Assert.Equal(["seen"], host.Names);
        }
    }

    [Theory]
    [InlineData("extern alias c; [Gen.Plugins.Plugin(\"bad\")] class Bad : c::Acme.ILoad;")]
    [InlineData("extern alias c; [Gen.Plugins.Plugin(\"bad\")] class Bad : Acme.IOf<c::Acme.Settings>;")]
    [InlineData("extern alias c; [Gen.Plugins.Plugin(\"bad\")] class Bad(c::Acme.Settings settings) : Acme.IOf<int> { object O => settings; }")]
    [InlineData("extern alias c; [Gen.Plugins.Plugin(\"bad\")] class Bad(System.Func<c::Acme.Settings[]> settings) : Acme.IOf<int> { object O => settings; }")]
    public void What_can_be_named_by_an_extern_alias_only_is_left_out(string source)
    {
        var generated = new TestProject(
            "namespace Acme { [Gen.Plugins.PluginContract(\"of\")] public interface IOf<T> { } [Gen.Plugins.Plugin(\"good\")] class Good : IOf<int>; }",
            source) { Name = "Acme.Host", References = [s_contracts.AsFile("c")] }.Generate();
        using var host = generated.Load(s_contracts);

        Assert.Equal(["good"], host.Names);
    }

    [Fact]
    public void Metadata_of_a_type_that_can_be_named_by_an_extern_alias_only_is_null()
    {
        using var host = new TestProject(
            "[Gen.Plugins.PluginContract(\"of\")] public interface IOf { }",
            "namespace Acme { [Gen.Plugins.PluginMetadata] public class OfAttribute(System.Type? type) : System.Attribute { public override string ToString() => \"of \" + type; } }",
            "extern alias c; [Acme.Of(typeof(c::Acme.Settings))] [Gen.Plugins.Plugin(\"p\")] class P : IOf;") { Name = "Acme.Host", References = [s_contracts.AsFile("c")] }.Generate().Load(s_contracts);

        Assert.Equal("of ", host.Get("IOf", "p").GetMetadata<Attribute>()!.ToString());
    }

    [Fact]
    public void Contracts_of_one_full_name_in_two_assemblies_are_two()
    {
        var other = TestProject.Library("Other.Contracts", Sources.Load).Generate();
        var one = Library("Acme.One", s_contracts, Sources.Plugin("one"));
        var two = Library("Acme.Two", other, Sources.Plugin("two"));
        using var host = new TestProject("class C;") { Name = "Acme.Host", References = [s_contracts.AsFile(), other.AsFile(), one.AsFile(), two.AsFile()] }.Generate().Load(s_contracts, other, one, two);

        Assert.Equal(2, host.Registry.Contracts.Length);
        Assert.All(host.Registry.Contracts, c => Assert.Single(host.Registry.Of(c.Type)));
    }

    [Fact]
    public void A_contract_that_is_internal_elsewhere_is_none_of_ours_unless_we_are_friends()
    {
        const string Contracts = """
            using Gen.Plugins;
            namespace Acme;
            [PluginContract("hidden")] internal interface IHidden;
            [PluginContract("seen")] public interface ISeen;
            public abstract class Base : IHidden, ISeen { protected internal class Setting { } }
            """;
        const string Plugin = "[Gen.Plugins.Plugin(\"p\")] class P : Acme.Base;";
        var strangers = TestProject.Library("Acme.Strangers", Contracts).Generate();
        var friends = TestProject.Library("Acme.Friends", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Acme.Host\")]", Contracts).Generate();
        using var far = new TestProject(Plugin) { Name = "Acme.Host", References = [strangers.AsFile()] }.Generate().Load(strangers);
        using var near = new TestProject(Plugin) { Name = "Acme.Host", References = [friends.AsFile()] }.Generate().Load(friends);

        Assert.Equal(["seen"], far.Get("Acme.ISeen", "p").Contracts.Select(static c => c.Name));
        Assert.Equal(["hidden", "seen"], near.Get("Acme.ISeen", "p").Contracts.Select(static c => c.Name));
    }

    [Fact]
    public void A_parameter_of_a_type_that_only_derived_classes_may_name_is_left_out()
    {
        var library = TestProject.Library("Acme.Lib", Sources.Load, "namespace Acme; public abstract class Base { protected internal class Setting { } protected class Other { } }").Generate();
        using var host = new TestProject(
            "class Outer : Acme.Base { [Gen.Plugins.Plugin(\"bad\")] internal class Bad : Acme.ILoad { [Microsoft.Extensions.DependencyInjection.ActivatorUtilitiesConstructor] internal Bad(System.Func<object> a) { } } }",
            Sources.Plugin("good")) { Name = "Acme.Host", References = [library.AsFile()] }.Generate().Load(library);

        Assert.Equal(["bad", "good"], host.Names);
    }

    [Fact]
    public void A_contract_that_hides_one_of_the_same_full_name_elsewhere_is_the_only_one_that_can_be_named()
    {
        var library = TestProject.Library("Acme.Lib", Sources.Load, "namespace Acme; public abstract class Base : ILoad;").Generate();
        using var host = new TestProject("namespace Acme; [Gen.Plugins.PluginContract(\"own\")] public interface ILoad; [Gen.Plugins.Plugin(\"p\")] class P : Base, ILoad; [Gen.Plugins.Plugin(\"q\")] class Q : Base;") { Name = "Acme.Host", References = [library.AsFile()] }.Generate().Load(library);

        Assert.Equal(["p"], host.Names);
        Assert.Equal(["own"], host.Registry.Contracts.Select(static c => c.Name));
    }

    [Theory]
    [InlineData("public class Gen { }")]
    [InlineData("public class Microsoft { }")]
    [InlineData("public class HostPlugins { }")]
    [InlineData("namespace Acme { public class HostPlugins { } }")]
    [InlineData("namespace Acme.HostPlugins { public class C { } }")]
    [InlineData("namespace Gen { public class Plugins { } }")]
    [InlineData("public class Acme { }")]
    public void A_reference_with_types_named_like_ours_adds_no_error(string source)
    {
        var library = (TestProject.Library("Other", source) with { Without = "Gen.Plugins.dll" }).Generate();
        foreach (var reference in (MetadataReference[])[library.AsFile(), library.AsCompilation()])
        {
            new TestProject(Sources.Load, Sources.Plugin("s3")) { References = [reference] }.GenerateInSpiteOfErrors();
        }
    }

    [Theory]
    [InlineData("my-app", "my_app")]
    [InlineData("1st", "_1st")]
    [InlineData("a.b_c", "a_b.c")]
    [InlineData("a.1b", "a_b")]
    [InlineData("a.2b", "a+b")]
    [InlineData("a.3002Db", "a-b")]
    [InlineData("41st", "_41st")]
    [InlineData("4a", "_44a")]
    [InlineData("a..b", "a._b")]
    [InlineData("a b", "a\u00a0b")]
    [InlineData("日本", "Ж")]
    [InlineData("e\u0301", "\u00e9")]
    [InlineData("😀", "{}[]()'\"")]
    [InlineData("class", "@class")]
    [InlineData("Gen.Plugins.Registrars", "System")]
    [InlineData("HostPlugins", "global")]
    [InlineData("Acme", "acme2")]
    public void Assemblies_may_have_any_names(string one, string other)
    {
        var (a, b) = (Library(one, s_contracts, Sources.Plugin("a")), Library(other, s_contracts, Sources.Plugin("b")));
        using var host = Host("class C;", s_contracts, a, b).Load(s_contracts, a, b);

        Assert.Equal(["a", "b"], host.Names);
        Assert.Equal([one, other], host.Registry.Plugins.Select(static p => p.AssemblyName));
        foreach (var name in (string[])[one, other])
        {
            using var own = (TestProject.Library(name, Sources.Plugin("a")) with { Registry = "true", References = [s_contracts.AsFile()] }).Generate().Load(s_contracts);

            Assert.Equal(["a"], own.Names);
        }
    }

    [Fact]
    public void A_host_that_references_a_host_has_the_plugins_of_both()
    {
        var first = (TestProject.Library("First", Sources.Plugin("first")) with { Registry = "true", References = [s_contracts.AsFile()] }).Generate();
        using var host = Host(Sources.Plugin("second"), s_contracts, first).Load(s_contracts, first);

        Assert.Equal(["first", "second"], host.Names);
    }

    [Fact]
    public void References_without_plugins_change_nothing()
    {
        var plain = new TestProject("public class Plain;") { Name = "Plain", Registry = null }.Generate();
        var old = new TestProject("public class Old;") { Name = "Old", Registry = null, Without = "Gen.Plugins.dll" }.Generate();

        Assert.Empty(plain.Files);
        Assert.Equal(Host("class C;", s_contracts).Host, Host("class C;", s_contracts, plain, old).Host);
    }

    /// <summary>The host's text must be the same for references of both kinds.</summary>
    private static Generated Host(string source, params Generated[] references)
    {
        var project = new TestProject(source) { Name = "Acme.Host" };
        var files = (project with { References = [.. references.Select(static r => r.AsFile())] }).Generate();
        var compilations = (project with { References = [.. references.Reverse().Select(static r => r.AsCompilation())] }).Generate();
        Assert.Equal(compilations.Files, files.Files);
        return files;
    }

    private static Generated Library(string name, Generated contracts, params string[] sources) =>
        (TestProject.Library(name, sources) with { References = [contracts.AsFile()] }).Generate();
}
