using Gen.Plugins.Generators.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.Generators.Tests.Registry;

public sealed class RegistryTests
{
    [Fact]
    public void A_host_without_plugins_has_an_empty_registry()
    {
        using var host = new TestProject("class C;").Generate().Load();

        Assert.Empty(host.Registry.Plugins);
        Assert.Equal(0, host.Registry.Count);
        Assert.Empty(host.Registry.Contracts);
        Assert.False(host.Registry.TryGet<IDisposable>("a", out _));
        Assert.Throws<PluginNotFoundException>(() => host.Registry.Get<IDisposable>("a"));
        Assert.Empty(host.Registry.Of<IDisposable>());
    }

    [Fact]
    public void A_contract_without_plugins_is_in_no_registry()
    {
        using var host = new TestProject(Sources.Load).Generate().Load();

        Assert.Empty(host.Registry.Contracts);
        Assert.Empty(host.Of("Acme.ILoad"));
    }

    [Fact]
    public void A_descriptor_says_all_that_the_attributes_say()
    {
        using var host = new TestProject(
            Sources.Load,
            Sources.Save,
            Sources.Plugin(
                "s3",
                "Version = \"1.2.3-beta+x\", Description = \"Loads.\", Author = \"Me\", Tier = Gen.Plugins.PluginTier.Shared, HostVersion = \"[1.0,2.0)\", Lifetime = Microsoft.Extensions.DependencyInjection.ServiceLifetime.Scoped",
                "[Gen.Plugins.PluginAlias(\"tool\"), Gen.Plugins.PluginAlias(\"old\", Until = \"2.0.0\")] [Gen.Plugins.PluginDependency(\"auth\", VersionRange = \"[1.0, 2.0)\", Optional = true)] [Gen.Plugins.PluginDependency(\"load/x\")] [Gen.Plugins.PluginMigrations(\"M/s3\")]",
                "Acme.ILoad, Acme.ISave")).Generate().Load();

        var plugin = host.Get("Acme.ILoad", "s3");

        Assert.Equal("s3", plugin.Name);
        Assert.Equal("Acme.P_s3", plugin.TypeName);
        Assert.Equal("Acme.App", plugin.AssemblyName);
        Assert.Equal("1.2.3-beta+x", plugin.Version);
        Assert.Equal("Loads.", plugin.Description);
        Assert.Equal("Me", plugin.Author);
        Assert.Equal(PluginTier.Shared, plugin.Tier);
        Assert.Equal("[1.0,2.0)", plugin.HostVersion);
        Assert.Equal(ServiceLifetime.Scoped, plugin.Lifetime);
        Assert.Equal(["tool", "old"], plugin.Aliases.ToArray());
        Assert.Equal([new PluginDependency("auth", "[1.0, 2.0)", true), new PluginDependency("load/x", null, false)], plugin.Dependencies.ToArray());
        Assert.Equal(["load", "save"], plugin.Contracts.Select(static c => c.Name));
        Assert.Same(plugin, host.Get("Acme.ISave", "tool"));
    }

    [Fact]
    public void A_descriptor_says_nothing_of_what_is_not_said()
    {
        using var host = new TestProject(Sources.Load, Sources.Plugin("s3", "Description = null, Before = null")).Generate().Load();

        var plugin = host.Get("Acme.ILoad", "s3");

        Assert.Equal((null, null, null, null), (plugin.Description, plugin.Author, plugin.Tier, plugin.HostVersion));
        Assert.Equal(ServiceLifetime.Transient, plugin.Lifetime);
        Assert.Empty(plugin.Aliases.ToArray());
        Assert.Empty(plugin.Dependencies.ToArray());
        Assert.Null(plugin.GetMetadata<Attribute>());
    }

    [Theory]
    [InlineData("Tier = Gen.Plugins.PluginTier.Runtime", "", PluginTier.Runtime)]
    [InlineData("Tier = Gen.Plugins.PluginTier.Action", "", PluginTier.Action)]
    [InlineData("", "[Gen.Plugins.PluginTier(Gen.Plugins.PluginTier.Controller)]", PluginTier.Controller)]
    public void The_tier_is_that_of_the_plugin_or_its_class(string arguments, string attributes, PluginTier tier)
    {
        using var host = new TestProject(Sources.Load, Sources.Plugin("s3", arguments, attributes)).Generate().Load();

        Assert.Equal(tier, host.Get("Acme.ILoad", "s3").Tier);
    }

    [Theory]
    [InlineData("[assembly: System.Reflection.AssemblyInformationalVersion(\"1.2.3-rc.1+abc\")] [assembly: System.Reflection.AssemblyVersion(\"9.9.9.9\")]", "", "1.2.3-rc.1")]
    [InlineData("[assembly: System.Reflection.AssemblyInformationalVersion(\"1.2.3\")]", "", "1.2.3")]
    [InlineData("[assembly: System.Reflection.AssemblyInformationalVersion(\"\")] [assembly: System.Reflection.AssemblyVersion(\"4.5.6.7\")]", "", "4.5.6")]
    [InlineData("[assembly: System.Reflection.AssemblyInformationalVersion(null)] [assembly: System.Reflection.AssemblyVersion(\"4.5\")]", "", "4.5.0")]
    [InlineData("[assembly: System.Reflection.AssemblyInformationalVersion(\"+abc\")] [assembly: System.Reflection.AssemblyVersion(\"4.5.6.7\")]", "", "4.5.6")]
    [InlineData("[assembly: System.Reflection.AssemblyVersion(\"4.5.6.7\")]", "", "4.5.6")]
    [InlineData("", "", "0.0.0")]
    [InlineData("[assembly: System.Reflection.AssemblyInformationalVersion(\"1.2.3\")]", "Version = \"7.8.9+x\"", "7.8.9+x")]
    [InlineData("[assembly: System.Reflection.AssemblyInformationalVersion(\"1.2.3\")]", "Version = null", "1.2.3")]
    [InlineData("[assembly: System.Reflection.AssemblyInformationalVersion(\"1.2.3\")]", "Version = \"\"", "1.2.3")]
    public void The_version_is_the_plugins_or_that_of_its_assembly_without_build_metadata(string assembly, string arguments, string version)
    {
        var project = new TestProject(Sources.Load, Sources.Plugin("s3", arguments), assembly);
        using var host = project.Generate().Load();
        var library = (project with { Registry = null, Name = "Acme.Lib" }).Generate();
        using var other = new TestProject("class C;") { References = [library.AsFile()] }.Generate().Load(library);

        Assert.Equal(version, host.Get("Acme.ILoad", "s3").Version);
        Assert.Equal(version, other.Get("Acme.ILoad", "s3").Version);
    }

    [Theory]
    [InlineData("b|a|c", "a b c")]
    [InlineData("a:[Gen.Plugins.PluginDependency(\"z\")]|z|m", "m z a")]
    [InlineData("a:[Gen.Plugins.PluginDependency(\"old\", Optional = true)]|z:[Gen.Plugins.PluginAlias(\"old\")]|m", "m z a")]
    [InlineData("a;After = new[] { \"c\" }|b|c", "b c a")]
    [InlineData("a|z;Before = new[] { \"a\", \"missing\" }|b", "b z a")]
    [InlineData("a;Before = new[] { \"b\" }:[Gen.Plugins.PluginDependency(\"b\")]|b", "a b")]
    [InlineData("a-1|a.1|a_1|a1|aa", "a-1 a.1 a1 a_1 aa")]
    public void The_order_is_that_of_needs_then_of_names(string plugins, string order)
    {
        var sources = plugins.Split('|').Select(static text =>
        {
            var parts = text.Split(':', 2);
            var head = parts[0].Split(';');
            return Sources.Plugin(head[0], head.ElementAtOrDefault(1) ?? "", parts.ElementAtOrDefault(1) ?? "");
        });

        using var host = new TestProject([Sources.Load, .. sources]).Generate().Load();

        Assert.Equal(order.Split(' '), host.Names);
        Assert.Equal(order.Split(' '), host.Of("Acme.ILoad"));
    }

    [Fact]
    public void One_name_in_two_contracts_is_two_plugins()
    {
        using var host = new TestProject(
            Sources.Load,
            Sources.Save,
            "[Gen.Plugins.Plugin(\"s3\")] [Gen.Plugins.PluginAlias(\"old\")] class Loader : Acme.ILoad;",
            "[Gen.Plugins.Plugin(\"s3\")] [Gen.Plugins.PluginAlias(\"old\")] class Saver : Acme.ISave;").Generate().Load();

        foreach (var name in (string[])["s3", "old", "s3"])
        {
            Assert.Equal("Loader", host.Get("Acme.ILoad", name).TypeName);
            Assert.Equal("Saver", host.Get("Acme.ISave", name).TypeName);
        }

        Assert.Equal(2, host.Registry.Count);
        Assert.Equal(["s3"], host.Of("Acme.ILoad"));
    }

    [Fact]
    public void A_plugin_with_many_contracts_is_found_by_each_of_them()
    {
        const int Count = 40;
        var contracts = Enumerable.Range(0, Count).Select(static i => $"[Gen.Plugins.PluginContract(\"c{i}\", Required = {(i % 2 == 0 ? "true" : "false")}, Single = {(i % 3 == 0 ? "true" : "false")})] public interface I{i};");
        using var host = new TestProject(
            string.Join('\n', contracts),
            $"[Gen.Plugins.Plugin(\"all\")] [Gen.Plugins.PluginAlias(\"every\")] class All : {string.Join(", ", Enumerable.Range(0, Count).Select(static i => $"I{i}"))};",
            "[Gen.Plugins.Plugin(\"one\")] class One : I7;").Generate().Load();

        for (var i = 0; i < Count; i++)
        {
            Assert.Equal("all", host.Find($"I{i}", "all"));
            Assert.Equal("all", host.Find($"I{i}", "every"));
            Assert.Equal(i == 7 ? "one" : null, host.Find($"I{i}", "one"));
            Assert.Equal(i == 7 ? ["all", "one"] : ["all"], host.Of($"I{i}"));
            var contract = Assert.Single(host.Registry.Contracts, c => c.Name == $"c{i}");
            Assert.Equal((host.Type($"I{i}"), i % 2 == 0, i % 3 == 0), (contract.Type, contract.Required, contract.Single));
        }

        Assert.Equal(Count, host.Get("I0", "all").Contracts.Length);
    }

    [Fact]
    public void Contracts_are_found_through_base_classes_and_interfaces()
    {
        using var host = new TestProject(
            Sources.Load,
            """
            using Gen.Plugins;
            namespace Acme;
            [PluginContract("base")] public abstract class Base;
            [PluginContract("not")] public class Concrete : Base;
            [PluginContract("deep")] public interface IDeep : ILoad;
            public interface IDeeper : IDeep;
            public abstract class Middle : Concrete, IDeeper;
            [Plugin("p")] class P : Middle;
            """).Generate().Load();

        Assert.Equal(["base", "deep", "load"], host.Get("Acme.ILoad", "p").Contracts.Select(static c => c.Name));
        Assert.Equal("p", host.Find("Acme.IDeep", "p"));
        Assert.Equal("p", host.Find("Acme.Base", "p"));
        Assert.Null(host.Find("Acme.Concrete", "p"));
    }

    [Fact]
    public void A_generic_contract_is_one_for_each_of_its_closed_types()
    {
        using var host = new TestProject(
            """
            using System.Collections.Generic;
            using Gen.Plugins;
            namespace Acme;
            [PluginContract("of")] public interface IOf<T>;
            public class Outer<T> { [PluginContract("inner")] public interface IInner<U>; }
            internal class Hidden { private class Deep; [Plugin("deep")] internal class P : IOf<Deep>, IOf<int>; }
            [Plugin("int")] class OfInt : IOf<int>;
            [Plugin("own")] class OfOwn : IOf<OfOwn>;
            [Plugin("internal")] class OfInternal : IOf<Hidden>;
            [Plugin("array")] class OfArray : IOf<int[,][]>;
            [Plugin("nested")] class OfNested : IOf<IOf<List<string>>>;
            [Plugin("nint")] class OfNint : IOf<nint>;
            [Plugin("inner")] class OfInner : Outer<string>.IInner<int>;
            [Plugin("inner2")] class OfInner2 : Outer<int>.IInner<string>;
            [Plugin("two")] class OfTwo : IOf<int>, IOf<long>;
            public static class Contracts
            {
                public static System.Type[] All => new[] { typeof(IOf<int>), typeof(IOf<OfOwn>), typeof(IOf<Hidden>), typeof(IOf<int[,][]>), typeof(IOf<IOf<List<string>>>), typeof(IOf<nint>), typeof(Outer<string>.IInner<int>), typeof(Outer<int>.IInner<string>), typeof(IOf<long>) };
            }
            """).Generate().Load();

        var contracts = (Type[])host.Type("Acme.Contracts").GetProperty("All")!.GetValue(null)!;

        Assert.Equal(
            ["deep int two", "own", "internal", "array", "nested", "nint", "inner", "inner2", "two"],
            contracts.Select(c => string.Join(' ', host.Registry.Of(c).Select(static p => p.Name))));
        Assert.Equal(contracts.Length, host.Registry.Contracts.Length);
    }

    [Fact]
    public void Closed_types_that_are_one_at_run_time_are_one_contract()
    {
        using var host = new TestProject(
            """
            using Gen.Plugins;
            namespace Acme;
            [PluginContract("of")] public interface IOf<T>;
            public class Base<T> : IOf<T>;
            [Plugin("ab")] class Ab : IOf<(int a, string b)>;
            [Plugin("cd")] class Cd : IOf<(int c, string? d)>;
            [Plugin("unnamed")] class Unnamed : IOf<System.ValueTuple<int, string>>;
            [Plugin("dynamic")] class Dynamic : Base<dynamic>;
            [Plugin("object")] class Object : IOf<object>;
            [Plugin("deep")] class Deep : Base<System.Collections.Generic.List<(int x, dynamic? y)[]>>;
            [Plugin("deeper")] class Deeper : Base<System.Collections.Generic.List<(int, object)[]>>;
            public static class Contracts
            {
                public static System.Type[] All => new[] { typeof(IOf<(int, string)>), typeof(IOf<object>), typeof(IOf<System.Collections.Generic.List<(int, object)[]>>) };
            }
            """).Generate().Load();

        var contracts = (Type[])host.Type("Acme.Contracts").GetProperty("All")!.GetValue(null)!;

        Assert.Equal(["ab cd unnamed", "dynamic object", "deep deeper"], contracts.Select(c => string.Join(' ', host.Registry.Of(c).Select(static p => p.Name))));
        Assert.Equal(3, host.Registry.Contracts.Length);
        Assert.True(host.Registry.TryGet(contracts[0], "cd", out _));
    }

    [Fact]
    public void Of_two_plugins_of_one_name_the_first_by_type_is_found_and_a_name_wins_over_an_alias()
    {
        using var host = new TestProject(
            Sources.Load,
            "[Gen.Plugins.Plugin(\"s3\")] class B : Acme.ILoad;",
            "[Gen.Plugins.Plugin(\"s3\")] class A : Acme.ILoad;",
            "[Gen.Plugins.Plugin(\"a\")] [Gen.Plugins.PluginAlias(\"s3\"), Gen.Plugins.PluginAlias(\"a\"), Gen.Plugins.PluginAlias(\"x\"), Gen.Plugins.PluginAlias(\"x\")] class C : Acme.ILoad;",
            "[Gen.Plugins.Plugin(\"b\")] [Gen.Plugins.PluginAlias(\"x\")] class D : Acme.ILoad;").Generate().Load();

        Assert.Equal("A", host.Get("Acme.ILoad", "s3").TypeName);
        Assert.Equal("a", host.Find("Acme.ILoad", "x"));
        Assert.Equal(4, host.Registry.Count);
        Assert.Equal(["a", "b", "s3", "s3"], host.Names);
    }

    [Fact]
    public void Names_that_differ_in_case_only_are_different_and_the_right_one_is_offered()
    {
        using var host = new TestProject(Sources.Load, Sources.Plugin("s3_batch")).Generate().Load();

        var exception = Assert.Throws<PluginNotFoundException>(() => host.Get("Acme.ILoad", "S3_Batch"));

        Assert.Equal(["s3_batch"], exception.NearestNames.ToArray());
    }

    [Theory]
    [InlineData("plain")]
    [InlineData(" blanks ")]
    [InlineData("\"quotes\" 'and' {braces} {{}} \"\"\" @\"$")]
    [InlineData("lines\r\n\n\r\tend")]
    [InlineData("a|b;c,d\\e\\u0041\\")]
    [InlineData("\0\u0001\u001f\u007f")]
    [InlineData("\u0085\u2028\u2029\ufeff\u00ad\u200b")]
    [InlineData("é 中文 \U0001F600 İıß")]
    [InlineData("//*/ #if true\n#endif")]
    [InlineData("%s ${x} `")]
    public void Strings_come_out_of_a_running_registry_as_they_went_in(string text) => AssertRoundTrip(text);

    [Fact]
    public void Lone_surrogates_come_out_of_a_running_registry_as_they_went_in() => AssertRoundTrip("\uD83D \uDE00\uD83D|\uD800");

    [Fact]
    public void Random_strings_come_out_of_a_running_registry_as_they_went_in()
    {
        const int Seed = 20261121;
        const string Letters = "a \"'\\{}|;\r\n\t\0\u0085\u2028\u2029\u007f\ufeffé中\uD83D\uDE00\uD800@$#/*?[](),";
        var random = new Random(Seed);
        var texts = Enumerable.Range(0, 200).Select(_ => new string([.. Enumerable.Range(0, random.Next(1, 20)).Select(_ => Letters[random.Next(Letters.Length)])])).ToArray();
        foreach (var language in (Microsoft.CodeAnalysis.CSharp.LanguageVersion[])[Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp10, Microsoft.CodeAnalysis.CSharp.LanguageVersion.Preview])
        {
            using var host = new TestProject(Sources.Load, string.Join('\n', texts.Select(static (t, i) => Sources.Plugin($"p{i}", $"Description = {Literal(t)}, Author = {Literal(t + "x")}")))) { Language = language }.Generate().Load();

            for (var i = 0; i < texts.Length; i++)
            {
                Assert.True(texts[i] == host.Get("Acme.ILoad", $"p{i}").Description, $"seed {Seed}, text {i}");
                Assert.True(texts[i] + "x" == host.Get("Acme.ILoad", $"p{i}").Author, $"seed {Seed}, text {i}");
            }
        }
    }

    [Theory]
    [InlineData("Singleton")]
    [InlineData("Scoped")]
    [InlineData("Transient")]
    public void A_container_holds_the_plugins_with_their_lifetimes(string lifetime)
    {
        using var host = new TestProject(
            Sources.Load,
            Sources.Plugin("one", $"Lifetime = Microsoft.Extensions.DependencyInjection.ServiceLifetime.{lifetime}", "[Gen.Plugins.PluginAlias(\"uno\")]"),
            Sources.Plugin("two"),
            Sources.Plugin("three", "Lifetime = Microsoft.Extensions.DependencyInjection.ServiceLifetime.Singleton")).Generate().Load();
        using var services = host.Container();
        using var scope = services.CreateScope();
        using var other = services.CreateScope();
        var contract = host.Type("Acme.ILoad");

        var one = scope.ServiceProvider.GetRequiredKeyedService(contract, "one");

        Assert.Equal(lifetime != "Transient", ReferenceEquals(one, scope.ServiceProvider.GetRequiredKeyedService(contract, "uno")));
        Assert.Equal(lifetime == "Singleton", ReferenceEquals(one, other.ServiceProvider.GetRequiredKeyedService(contract, "one")));
        Assert.Equal(["P_one", "P_three", "P_two"], scope.ServiceProvider.GetServices(contract).Select(static p => p!.GetType().Name));
        Assert.Same(host.Registry, services.GetRequiredService<PluginRegistry>());
    }

    private static void AssertRoundTrip(string text)
    {
        var plugin = Sources.Plugin("p", $"Description = {Literal(text)}, Author = {Literal(text)}, HostVersion = {Literal(text)}, Version = {Literal(text)}", $"[Gen.Plugins.PluginDependency({Literal("x" + text.Replace(" ", "", StringComparison.Ordinal))}, VersionRange = {Literal(text)})]");
        var library = TestProject.Library("Acme.Lib", Sources.Load, plugin).Generate();
        using var own = new TestProject(Sources.Load, plugin).Generate().Load();
        using var old = new TestProject(Sources.Load, plugin) { Language = Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp10 }.Generate().Load();
        using var far = new TestProject("class C;") { References = [library.AsFile()] }.Generate().Load(library);
        foreach (var host in (LoadedHost[])[own, old, far])
        {
            var found = host.Get("Acme.ILoad", "p");

            Assert.Equal((text, text, text, text), (found.Description, found.Author, found.HostVersion, found.Version));
            Assert.Equal([new PluginDependency("x" + text.Replace(" ", "", StringComparison.Ordinal), text, false)], found.Dependencies.ToArray());
        }
    }

    private static string Literal(string text) => "\"" + string.Concat(text.Select(static c => c is >= ' ' and <= '~' and not '"' and not '\\' ? c.ToString() : $"\\u{(int)c:x4}")) + "\"";
}
