using Gen.Plugins.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Generators.Tests.Hosts;

/// <summary>Which projects get a registry, where it goes, and what may stand in its way.</summary>
public sealed class HostNameTests
{
    [Theory]
    [InlineData("true", OutputKind.DynamicallyLinkedLibrary, true)]
    [InlineData("True", OutputKind.DynamicallyLinkedLibrary, true)]
    [InlineData("false", OutputKind.ConsoleApplication, false)]
    [InlineData("", OutputKind.DynamicallyLinkedLibrary, false)]
    [InlineData("yes", OutputKind.DynamicallyLinkedLibrary, false)]
    [InlineData(null, OutputKind.DynamicallyLinkedLibrary, false)]
    [InlineData(null, OutputKind.NetModule, false)]
    [InlineData(null, OutputKind.ConsoleApplication, true)]
    [InlineData(null, OutputKind.WindowsApplication, true)]
    [InlineData("", OutputKind.WindowsRuntimeApplication, true)]
    public void A_program_or_who_asks_gets_a_registry(string? property, OutputKind output, bool isHost)
    {
        var generated = new TestProject("class Program { static void Main() { } }") { Registry = property, Output = output }.Generate();

        Assert.Equal(isHost, generated.Host is not null);
        Assert.Null(generated.Registrar);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("Acme", "Acme")]
    [InlineData("Acme.App", "Acme.App")]
    [InlineData("System", "System")]
    [InlineData("System.Collections", "System.Collections")]
    [InlineData("Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.DependencyInjection")]
    [InlineData("Gen", "Gen")]
    [InlineData("Gen.Plugins", "Gen.Plugins")]
    [InlineData("Gen.Plugins.Registrars", "Gen.Plugins.Registrars")]
    [InlineData("Gen.Plugins.CompilerServices", "Gen.Plugins.CompilerServices")]
    [InlineData("global", "global")]
    [InlineData("global.System", "global.System")]
    [InlineData("class.namespace.event", "class.namespace.event")]
    [InlineData("record.var.dynamic.nint.await.field.file.required.scoped.partial.yield", "record.var.dynamic.nint.await.field.file.required.scoped.partial.yield")]
    [InlineData("true.null.default.__arglist.void", "true.null.default.__arglist.void")]
    [InlineData("my-app", "my_app")]
    [InlineData("1a.2b", "_1a._2b")]
    [InlineData(" Acme . App ", "Acme.App")]
    [InlineData("..Acme..App..", "Acme.App")]
    [InlineData(".", null)]
    [InlineData(" ", null)]
    [InlineData("a b;c\"d\ne{f}", "a_b_c_d_e_f_")]
    [InlineData("日本.Été", "日本.Été")]
    [InlineData("😀", "__")]
    [InlineData("HostPlugins", "HostPlugins")]
    [InlineData("HostPlugins.HostPlugins", "HostPlugins.HostPlugins")]
    [InlineData("Plugins", "Plugins")]
    [InlineData("Registry", "Registry")]
    [InlineData("@class", "_class")]
    public void The_registry_stands_in_the_root_namespace(string? root, string? expected)
    {
        using var host = new TestProject(Sources.Load, Sources.Plugin("s3")) { RootNamespace = root }.Generate().Load();

        Assert.Equal(expected, host.Namespace);
        Assert.Equal(["s3"], host.Names);
    }

    [Theory]
    [InlineData("namespace Acme { internal static partial class HostPlugins { public static int Own => Registry.Count; } }")]
    [InlineData("namespace Acme { static partial class HostPlugins { class Gen; class System; class global; } }")]
    [InlineData("namespace Acme { internal static partial class HostPlugins { } internal static partial class HostPlugins { } }")]
    [InlineData("namespace Acme { class HostPlugins<T> { } }")]
    [InlineData("namespace Acme { class Other { class HostPlugins { } } }")]
    [InlineData("class HostPlugins { }")]
    [InlineData("namespace HostPlugins { class C; }")]
    [InlineData("namespace Acme { class Plugins { } class Gen { } class System { } class Microsoft { } class PluginRegistry { } class @global { } }")]
    [InlineData("namespace Acme.Gen.Plugins { class C; } namespace Acme.System { class C; } namespace Acme.Microsoft { class C; }")]
    [InlineData("class Plugins { }")]
    [InlineData("namespace Plugins { class C; }")]
    [InlineData("namespace Gen { class Mine { } class Registrars { } }")]
    [InlineData("namespace System { class Mine { } } namespace Microsoft { class Mine { } }")]
    [InlineData("class Registrars { } class Registry { } class PluginFactory { } class Service { } class services { }")]
    [InlineData("namespace Acme { class Gen<T> { } } class Gen<T> { } class System<T> { }")]
    public void A_name_that_is_not_in_the_way_changes_nothing(string source)
    {
        using var host = new TestProject(Sources.Load, Sources.Plugin("s3"), source.Replace("class C;", "class C { }", StringComparison.Ordinal)).Generate().Load();

        Assert.Equal("Acme", host.Namespace);
        Assert.Equal(["s3"], host.Names);
    }

    [Theory]
    [InlineData("namespace Acme { class HostPlugins { } }")]
    [InlineData("namespace Acme { static class HostPlugins { } }")]
    [InlineData("namespace Acme { partial class HostPlugins { } }")]
    [InlineData("namespace Acme { public static partial class HostPlugins { } }")]
    [InlineData("namespace Acme { struct HostPlugins { } }")]
    [InlineData("namespace Acme { interface HostPlugins { } }")]
    [InlineData("namespace Acme { enum HostPlugins { } }")]
    [InlineData("namespace Acme { delegate void HostPlugins(); }")]
    [InlineData("namespace Acme { record HostPlugins; }")]
    [InlineData("namespace Acme.HostPlugins { class C { } }")]
    [InlineData("namespace Acme { internal static partial class HostPlugins { static int Registry => 1; } }")]
    [InlineData("namespace Acme { internal static partial class HostPlugins { static void Registry(int a) { } } }")]
    [InlineData("namespace Acme { internal static partial class HostPlugins { class Registry { } } }")]
    public void Where_the_registrys_place_is_taken_there_is_none(string source)
    {
        var generated = new TestProject(Sources.Load, Sources.Plugin("s3"), source).Generate();

        Assert.Null(generated.Host);
        Assert.NotNull(generated.Registrar);
    }

    [Theory]
    [InlineData("class Gen { }")]
    [InlineData("class System { }")]
    [InlineData("class Microsoft { }")]
    [InlineData("static class Gen { public class Plugins { } }")]
    [InlineData("namespace Gen { class Plugins { } }")]
    [InlineData("struct System { }")]
    [InlineData("interface Microsoft { }")]
    [InlineData("enum Gen { A }")]
    [InlineData("delegate void System();")]
    [InlineData("namespace Gen.Plugins { class CompilerServices { } }")]
    [InlineData("namespace Gen.Plugins { class Registrars { } }")]
    [InlineData("namespace Gen.Plugins { class PluginRegistry { } }")]
    [InlineData("namespace System { class CodeDom { } }")]
    [InlineData("namespace System { class ComponentModel { } }")]
    [InlineData("namespace System { class IServiceProvider { } }")]
    [InlineData("namespace Microsoft { class Extensions { } }")]
    [InlineData("namespace Microsoft.Extensions { class DependencyInjection { } }")]
    [InlineData("namespace Microsoft.Extensions.DependencyInjection { class HostPluginsServiceCollectionExtensions { } }")]
    [InlineData("namespace Gen.Plugins.Registrars { class Acme_AppRegistrar { } class Acme_AppHostTable { } }")]
    public void A_type_that_hides_what_generated_code_must_name_adds_no_error(string source)
    {
        foreach (var output in (OutputKind[])[OutputKind.DynamicallyLinkedLibrary, OutputKind.ConsoleApplication])
        {
            new TestProject(Sources.Load, Sources.Plugin("s3"), "class Program { static void Main() { } }", source) { Registry = null, Output = output }.GenerateInSpiteOfErrors();
        }
    }

    [Theory]
    [InlineData("class Acme { }")]
    [InlineData("namespace Acme { class App { } }")]
    [InlineData("enum Acme { A }")]
    public void A_type_named_like_the_root_namespace_adds_no_error(string source) =>
        new TestProject("class C { }", source) { RootNamespace = "Acme.App" }.Generate();

    [Theory]
    [InlineData("Gen.Plugins.dll")]
    [InlineData("Microsoft.Extensions.DependencyInjection.Abstractions.dll")]
    public void A_project_that_lacks_the_library_adds_no_error(string library)
    {
        foreach (var sources in (string[][])[["class Program { static void Main() { } }"], ["class Program { static void Main() { } }", Sources.Load, Sources.Plugin("s3")]])
        {
            new TestProject(sources) { Registry = null, Output = OutputKind.ConsoleApplication, Without = library }.GenerateInSpiteOfErrors();
        }
    }

    [Fact]
    public void A_project_that_has_the_attributes_from_elsewhere_does_not_stop_the_generator() =>
        new TestProject(
            """
            namespace Gen.Plugins
            {
                public class PluginAttribute : System.Attribute { public PluginAttribute(params object[] name) { } public string[]? Version { get; set; } public int Before { get; set; } }
                public class PluginContractAttribute : System.Attribute { public PluginContractAttribute(string[] name) { } public string[]? Required { get; set; } }
                public class PluginAliasAttribute : System.Attribute { public PluginAliasAttribute(string[] name) { } }
            }
            namespace Acme
            {
                [Gen.Plugins.PluginContract(new[] { "a" }, Required = new[] { "b" })] public interface ILoad { }
                [Gen.Plugins.Plugin("a", Version = new[] { "c" }, Before = 5)] [Gen.Plugins.PluginAlias(new[] { "a" })] class P : ILoad { }
                [Gen.Plugins.Plugin("a", "b")] class Q : ILoad { }
            }
            """) { Without = "Gen.Plugins.dll" }.GenerateInSpiteOfErrors();

    [Fact]
    public void A_friend_of_a_host_can_be_a_host_of_its_own()
    {
        var first = new TestProject(Sources.Load, Sources.Plugin("first"), "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Acme.App.Tests\")]").Generate();
        const string Use = """
            using Microsoft.Extensions.DependencyInjection;
            namespace Acme.App.Tests
            {
                public static class Use { public static object Registry => new ServiceCollection().AddPlugins().BuildServiceProvider().GetService(typeof(Gen.Plugins.PluginRegistry))!; }
            }
            """;
        foreach (var reference in (MetadataReference[])[first.AsFile(), first.AsCompilation()])
        {
            using var host = new TestProject(Use) { Name = "Acme.App.Tests", RootNamespace = "Acme.App.Tests", References = [reference] }.Generate().Load(first);

            Assert.Equal(["first"], host.Names);
            Assert.Same(host.Registry, host.Type("Acme.App.Tests.Use").GetProperty("Registry")!.GetValue(null));
        }
    }

    [Fact]
    public void Users_code_reaches_registry_and_extension()
    {
        using var host = new TestProject(
            Sources.Load,
            Sources.Plugin("s3"),
            "using Microsoft.Extensions.DependencyInjection; namespace Acme; public static class Use { public static int Count() => HostPlugins.Registry.Count + new ServiceCollection().AddPlugins().Count; }").Generate().Load();

        Assert.InRange((int)host.Type("Acme.Use").GetMethod("Count")!.Invoke(null, null)!, 2, 20);
    }
}
