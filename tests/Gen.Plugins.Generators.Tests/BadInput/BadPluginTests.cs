using System.Globalization;
using Gen.Plugins.Generators.Tests.Harness;

namespace Gen.Plugins.Generators.Tests.BadInput;

/// <summary>What is no plugin that generated code could create is left out, without a word: the analyzers say what is wrong. The plugin beside it stays.</summary>
public sealed class BadPluginTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Diagnostics.CodeAnalysis;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;
        using Gen.Plugins;
        using Microsoft.Extensions.DependencyInjection;
        namespace Acme;

        """;

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("S3")]
    [InlineData("s3 batch")]
    [InlineData("3s")]
    [InlineData("s3_")]
    [InlineData("load/s3")]
    [InlineData("s3\\n")]
    [InlineData("\\u0131nsert")]
    [InlineData("\\u0130nsert")]
    [InlineData("INSERT")]
    [InlineData("\\ud800")]
    [InlineData("a\\\"b")]
    [InlineData("a|b;c")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz012")]
    public void A_plugin_or_an_alias_of_a_wrong_name_is_left_out_in_any_culture(string name)
    {
        foreach (var culture in (string[])["", "tr-TR", "ar-SA"])
        {
            var project = new TestProject(Sources.Load, Sources.Plugin("good", attributes: $"[Gen.Plugins.PluginAlias(\"{name}\")]"), Usings + $"[Plugin(\"{name}\")] class Bad : ILoad;");

            using var host = Under(culture, project.Generate).Load();

            Assert.Equal(["good"], host.Names);
            Assert.Empty(host.Get("Acme.ILoad", "good").Aliases);
        }
    }

    [Theory]
    [InlineData("[Plugin(\"bad\")] abstract class Bad : ILoad;")]
    [InlineData("[Plugin(\"bad\")] class Bad<T> : ILoad;")]
    [InlineData("class Outer<T> { [Plugin(\"bad\")] internal class Bad : ILoad; }")]
    [InlineData("class Outer { [Plugin(\"bad\")] private class Bad : ILoad; }")]
    [InlineData("class Outer { [Plugin(\"bad\")] protected class Bad : ILoad; }")]
    [InlineData("class Outer { [Plugin(\"bad\")] private protected class Bad : ILoad; }")]
    [InlineData("class Outer { private class Middle { [Plugin(\"bad\")] public class Bad : ILoad; } }")]
    [InlineData("[Plugin(\"bad\")] file class Bad : ILoad;")]
    [InlineData("file class Outer { [Plugin(\"bad\")] internal class Bad : ILoad; }")]
    [InlineData("[Plugin(\"bad\")] class Bad;")]
    [InlineData("[Plugin(\"bad\")] class Bad : IDisposable { public void Dispose() { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { private Bad() { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { internal Bad() { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { protected Bad() { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { public Bad() { } public Bad(int a) { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { public Bad() { } public Bad(int a) { } public Bad(long a) { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad(int a) : ILoad { int A => a; public Bad() : this(1) { } }")]
    [InlineData("[Plugin(\"bad\")] record Bad(int A) : ILoad { public Bad(Bad other) { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { [ActivatorUtilitiesConstructor] public Bad() { } [ActivatorUtilitiesConstructor] public Bad(int a) { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { public Bad(int a) { } [ActivatorUtilitiesConstructor] private Bad() { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { public Bad(int a) { } [ActivatorUtilitiesConstructor] private protected Bad() { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { public required string Name { get; init; } }")]
    [InlineData("class Base { public required string Name; } [Plugin(\"bad\")] class Bad : Base, ILoad;")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { public Bad(in int a) { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { public Bad(ref int a) { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { public Bad(out int a) { a = 1; } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { public Bad(ref readonly int a) { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { public Bad(Span<int> a) { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { public Bad(TypedReference a) { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { public Bad(scoped ReadOnlySpan<char> a) { } }")]
    [InlineData("[Plugin(\"bad\")] unsafe class Bad : ILoad { public Bad(int* a) { } }")]
    [InlineData("[Plugin(\"bad\")] unsafe class Bad : ILoad { public Bad(void* a = null) { } }")]
    [InlineData("[Plugin(\"bad\")] unsafe class Bad : ILoad { public Bad(int*[] a) { } }")]
    [InlineData("[Plugin(\"bad\")] unsafe class Bad : ILoad { public Bad(int**[][,] a) { } }")]
    [InlineData("[Plugin(\"bad\")] unsafe class Bad : ILoad { public Bad(List<int*[]> a) { } }")]
    [InlineData("[Plugin(\"bad\")] unsafe class Bad : ILoad { public Bad(delegate*<int, void> a) { } }")]
    [InlineData("[Plugin(\"bad\")] unsafe class Bad : ILoad { public Bad(delegate*<int, void>[] a) { } }")]
    [InlineData("[Plugin(\"bad\")] unsafe class Bad : ILoad { public Bad(List<delegate*<int, void>[]> a) { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { public Bad(__arglist) { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { enum Key { A } public Bad([FromKeyedServices(Key.A)] string a) { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { class Key { } public Bad([FromKeyedServices(typeof(Key))] string a) { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { [Obsolete(\"\", true)] public Bad() { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { [Obsolete(\"\", error: true, DiagnosticId = \"X\")] public Bad() { } }")]
    [InlineData("[Obsolete(\"\", true)] [Plugin(\"bad\")] class Bad : ILoad;")]
    [InlineData("[Obsolete(\"\", true)] class Outer { [Plugin(\"bad\")] internal class Bad : ILoad; }")]
    [InlineData("[Obsolete(\"\", true)] class Old; class Bad { [Obsolete] [Plugin(\"bad\")] internal class Inner(Old old) : ILoad { Old O => old; } }")]
    [InlineData("class Outer { private class Hidden; [Plugin(\"bad\")] internal class Bad : ILoad { public Bad() { } [ActivatorUtilitiesConstructor] private Bad(Hidden a) { } } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { public Bad([FromKeyedServices(new[] { \"a\" })] string a) { } private class Bad2 { } private Bad(int a) { } public Bad(long a) { } }")]
    public void A_class_that_generated_code_cannot_create_is_left_out(string source)
    {
        using var host = new TestProject(Sources.Load, Sources.Plugin("good"), Usings + source).Generate().Load();

        Assert.Equal(["good"], host.Names);
    }

    [Theory]
    [InlineData("[Plugin(\"bad\")] static class Bad;")]
    [InlineData("[Plugin(\"bad\")] static class Bad : ILoad;")]
    [InlineData("[Plugin(\"bad\")] struct Bad : ILoad;")]
    [InlineData("[Plugin(\"bad\")] record struct Bad : ILoad;")]
    [InlineData("[Plugin(\"bad\")] ref struct Bad;")]
    [InlineData("[Plugin(\"bad\")] readonly ref struct Bad : ILoad;")]
    [InlineData("[Plugin(\"bad\")] interface IBad : ILoad;")]
    [InlineData("[Plugin(\"bad\")] enum Bad { A }")]
    [InlineData("[Plugin(\"bad\")] delegate void Bad();")]
    [InlineData("class C { [Plugin(\"bad\")] void Bad() { } [Plugin(\"bad\")] int f; [Plugin(\"bad\")] int P { get; set; } }")]
    [InlineData("class C<[Plugin(\"bad\")] T> { void M([Plugin(\"bad\")] int a) { } }")]
    [InlineData("[assembly: Plugin(\"bad\")]")]
    [InlineData("[Plugin(\"bad\")]")]
    [InlineData("[Plugin] class Bad : ILoad;")]
    [InlineData("[Plugin()] class Bad : ILoad;")]
    [InlineData("[Plugin(null)] class Bad : ILoad;")]
    [InlineData("[Plugin(5)] class Bad : ILoad;")]
    [InlineData("[Plugin(Unknown)] class Bad : ILoad;")]
    [InlineData("[Plugin(nameof(Unknown))] class Bad : ILoad;")]
    [InlineData("[Plugin(typeof(Unknown))] class Bad : ILoad;")]
    [InlineData("[Plugin(new[] { \"bad\" })] class Bad : ILoad;")]
    [InlineData("[Plugin(new string[] { })] class Bad : ILoad;")]
    [InlineData("[Plugin(\"Bad\" + 1)] class Bad : ILoad;")]
    [InlineData("[Plugin(\"bad\", \"worse\")] class Bad : ILoad;")]
    [InlineData("[Plugin(name: \"Bad\", name: \"bad\")] class Bad : ILoad;")]
    [InlineData("[Plugin(\"Bad\"] class Bad : ILoad;")]
    [InlineData("[Plugin(] class Bad : ILoad;")]
    [InlineData("[Plugin(\"bad\")] class Bad : IUnknown;")]
    [InlineData("[Plugin(\"bad\")] class Bad : Unknown<ILoad>;")]
    [InlineData("[Plugin(\"bad\")] class Bad : ;")]
    [InlineData("[Plugin(\"bad\")] class : ILoad;")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { public Bad(Unknown a) { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { public Bad(List<Unknown> a) { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { public Bad(Unknown[] a) { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { public Bad((int, Unknown) a) { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { public Bad(Unknown? a) { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { public Bad(void a) { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { public Bad(Console a) { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { public Bad(List<Console> a) { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { public Bad(Console[] a) { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { public Bad(Span<int>[] a) { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { public Bad(this int a) { } public Bad(int b, long c) { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { public Bad(List<> a) { } }")]
    [InlineData("[Plugin(\"bad\")] class Bad : ILoad { private class Hidden; public Bad(Hidden a) { } }")]
    [InlineData("file class Hidden; [Plugin(\"bad\")] class Bad : ILoad { public Bad(Hidden a) { } }")]
    [InlineData("[Obsolete(\"\", true)] class Old; [Plugin(\"bad\")] class Bad(Old old) : ILoad { Old O => old; }")]
    [InlineData("class Bad { [Plugin(\"bad\")] class Bad : ILoad; }")]
    public void A_declaration_that_does_not_compile_is_left_out(string source)
    {
        var generated = new TestProject(Sources.Load, Sources.Plugin("good"), Usings + source).GenerateInSpiteOfErrors();

        Assert.Contains("PluginManifest(\"good\"", generated.Registrar, StringComparison.Ordinal);
        Assert.DoesNotContain("PluginManifest(\"bad\"", generated.Registrar, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Plugin(\"odd\", Version = 5)] class Odd : ILoad;")]
    [InlineData("[Plugin(\"odd\", Version = new[] { \"1.0.0\" })] class Odd : ILoad;")]
    [InlineData("[Plugin(\"odd\", Version = Unknown)] class Odd : ILoad;")]
    [InlineData("[Plugin(\"odd\", Unknown = 5)] class Odd : ILoad;")]
    [InlineData("[Plugin(\"odd\", Before = \"a\")] class Odd : ILoad;")]
    [InlineData("[Plugin(\"odd\", Before = new[] { Unknown, \"b\" })] class Odd : ILoad;")]
    [InlineData("[Plugin(\"odd\", Before = new string[] { 5, null })] class Odd : ILoad;")]
    [InlineData("[Plugin(\"odd\", Before = typeof(int))] class Odd : ILoad;")]
    [InlineData("[Plugin(\"odd\", Before = null, After = null, Replaces = null)] class Odd : ILoad;")]
    [InlineData("[Plugin(\"odd\", Lifetime = \"a\")] class Odd : ILoad;")]
    [InlineData("[Plugin(\"odd\", Lifetime = ServiceLifetime.Unknown)] class Odd : ILoad;")]
    [InlineData("[Plugin(\"odd\", Tier = PluginTier.Unknown)] class Odd : ILoad;")]
    [InlineData("[Plugin(\"odd\", Tier = 2)] class Odd : ILoad;")]
    [InlineData("[Plugin(\"odd\")] [PluginAlias] [PluginAlias(null)] [PluginAlias(5)] [PluginAlias(new[] { \"a\" })] [PluginAlias(\"old\", Until = 5)] [PluginAlias(\"old\", Until = new[] { 1 })] class Odd : ILoad;")]
    [InlineData("[Plugin(\"odd\")] [PluginDependency] [PluginDependency(null)] [PluginDependency(\"a\", Optional = 5, VersionRange = typeof(int))] [PluginDependency(typeof(Unknown))] class Odd : ILoad;")]
    [InlineData("[Plugin(\"odd\")] [PluginMigrations] [PluginMigrations(null)] [PluginMigrations(\"a\")] [PluginMigrations(typeof(int))] class Odd : ILoad;")]
    [InlineData("[Plugin(\"odd\")] [PluginTier] [PluginTier(5)] [PluginTier(\"a\")] [PluginTier(PluginTier.Unknown)] class Odd : ILoad;")]
    [InlineData("[Plugin(\"odd\")] [Plugin(\"odder\")] class Odd : ILoad;")]
    [InlineData("[Plugin(\"odd\"), Plugin(\"odd\")] class Odd : ILoad;")]
    [InlineData("[Plugin(\"odd\")] [Unknown(5)] [Obsolete(Unknown)] class Odd : ILoad;")]
    [InlineData("[Plugin(\"odd\")] class Odd : ILoad, IUnknown, List<Unknown>;")]
    [InlineData("[Plugin(\"odd\")] class Odd : ILoad, ILoad;")]
    [InlineData("[Plugin(\"odd\")] class Odd : ILoad, ISave;")]
    [InlineData("[Plugin(\"odd\")] class Odd : ILoad { void M() { return Unknown; } int M() => ; }")]
    [InlineData("[Plugin(\"odd\")] class Odd : ILoad { public Odd(int a = Unknown) { } }")]
    [InlineData("[Plugin(\"odd\")] class Odd : ILoad { public Odd(int a = \"x\") { } }")]
    [InlineData("[Plugin(\"odd\")] class Odd : ILoad { public Odd(string a = 5) { } }")]
    [InlineData("[Plugin(\"odd\")] class Odd : ILoad { public Odd(object a = \"x\") { } }")]
    [InlineData("[Plugin(\"odd\")] class Odd : ILoad { public Odd(byte a = 256, int b = long.MaxValue, DayOfWeek c = 5) { } }")]
    [InlineData("[Plugin(\"odd\")] class Odd : ILoad { public Odd(DateTime a = DateTime.Now, int[] b = new int[0]) { } }")]
    [InlineData("[Plugin(\"odd\")] class Odd : ILoad { public Odd([Optional, DefaultParameterValue(\"x\")] int a) { } }")]
    [InlineData("[Plugin(\"odd\")] class Odd : ILoad { public Odd([FromKeyedServices] int a, [FromKeyedServices(Unknown)] int b, [FromKeyedServices(typeof(Unknown))] int c, [FromKeyedServices(1, 2)] int d) { } }")]
    [InlineData("[Plugin(\"odd\")] class Odd : ILoad { public Odd(int a, int a) { } }")]
    [InlineData("[Plugin(\"odd\")] class Odd : ILoad { public Odd(int) { } }")]
    [InlineData("[Plugin(\"odd\")] class Odd : ILoad { public Odd(params int a) { } }")]
    [InlineData("[Plugin(\"odd\")] class Odd : ILoad { public Odd(int a = 1, int b) { } }")]
    [InlineData("[Plugin(\"odd\")] class Odd : ILoad; [Plugin(\"odd\")] class Odd : ILoad;")]
    [InlineData("[Plugin(\"odd\")] class Odd : ILoad; [Plugin(\"odder\")] record Odd : ILoad;")]
    [InlineData("[Plugin(\"odd\")] class Odd : ILoad; [Plugin(\"odder\")] struct Odd : ILoad;")]
    [InlineData("interface IThing; class IThing; [Plugin(\"odd\")] class Odd : IThing, ILoad;")]
    [InlineData("[Plugin(\"odd\")] class Odd : Odd, ILoad;")]
    [InlineData("[Plugin(\"odd\")] class Odd : Odder, ILoad; class Odder : Odd;")]
    [InlineData("[PluginContract] interface IA; [PluginContract(null)] interface IB; [PluginContract(5, Required = 5)] interface IC; [PluginContract(new[] { \"a\" }, Single = Unknown)] interface ID; [Plugin(\"odd\")] class Odd : IA, IB, IC, ID;")]
    [InlineData("[PluginContract(\"a\")] [PluginContract(\"b\")] interface IA; [Plugin(\"odd\")] class Odd : IA;")]
    [InlineData("[PluginContract(\"A|\\\"\\n\\ud800\")] interface IA; [Plugin(\"odd\")] class Odd : IA;")]
    [InlineData("[PluginContract(\"a\")] interface IA<T>; [Plugin(\"odd\")] class Odd : IA<Unknown>, IA<>, ILoad;")]
    [InlineData("[PluginContract(\"a\")] interface IA<T> where T : struct; [Plugin(\"odd\")] class Odd : IA<string>, ILoad;")]
    [InlineData("[Plugin(\"odd\")] class Odd : ILoad { public Odd(List<Span<int>> a) { } }")]
    [InlineData("class Box<T> where T : struct; [Plugin(\"odd\")] class Odd : ILoad { public Odd(Box<string> a) { } }")]
    [InlineData("[PluginContract(\"a\")] static class IA; [Plugin(\"odd\")] class Odd : IA, ILoad;")]
    [InlineData("[PluginContract(\"a\")] struct IA; [Plugin(\"odd\")] class Odd : IA, ILoad;")]
    [InlineData("[PluginContract(\"a\")] sealed class IA; [Plugin(\"odd\")] class Odd : IA, ILoad;")]
    [InlineData("[assembly: System.Reflection.AssemblyInformationalVersion(Unknown)]\n[Plugin(\"odd\")] class Odd : ILoad;")]
    [InlineData("[assembly: System.Reflection.AssemblyVersion(\"x\")]\n[Plugin(\"odd\")] class Odd : ILoad;")]
    public void Whatever_is_wrong_with_it_the_generated_code_adds_no_error(string source)
    {
        var usings = source.StartsWith("[assembly", StringComparison.Ordinal) ? Usings.Replace("namespace Acme;", source[..(source.IndexOf('\n', StringComparison.Ordinal) + 1)] + "namespace Acme;", StringComparison.Ordinal) : Usings;
        source = source.StartsWith("[assembly", StringComparison.Ordinal) ? source[source.IndexOf('\n', StringComparison.Ordinal)..] : source;

        var generated = new TestProject(Sources.Load, Sources.Plugin("good"), usings + source).GenerateInSpiteOfErrors();

        Assert.Contains("PluginManifest(\"good\"", generated.Registrar, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Gen.Plugins.Plugin(\"b\", Description = \"B\")] partial class Odd : Acme.ILoad { }", "[Gen.Plugins.Plugin(\"a\", Description = \"A\")] partial class Odd { }")]
    [InlineData("[Gen.Plugins.Plugin(\"Bad\")] partial class Odd : Acme.ILoad { }", "[Gen.Plugins.Plugin(\"a\")] partial class Odd { }")]
    [InlineData("[Gen.Plugins.Plugin(\"a\")] class Odd : Acme.ILoad { }", "[Gen.Plugins.Plugin(\"b\")] class Odd : Acme.ILoad { }")]
    [InlineData("[Gen.Plugins.Plugin(\"a\")] class Odd : Acme.ILoad { }", "[Gen.Plugins.Plugin(\"b\")] struct Odd : Acme.ILoad { }")]
    [InlineData("[Gen.Plugins.Plugin(\"a\")] class Odd : Acme.ILoad { }", "[Gen.Plugins.Plugin(\"b\")] record Odd : Acme.ILoad { }")]
    [InlineData("[Gen.Plugins.PluginContract(\"a\")] partial interface IOdd { } [Gen.Plugins.Plugin(\"a\")] class Odd : IOdd { }", "[Gen.Plugins.PluginContract(\"b\", Required = true)] partial interface IOdd { }")]
    [InlineData("partial class Odd : Acme.ILoad { public Odd(int a) { } }", "[Gen.Plugins.Plugin(\"a\")] partial class Odd { public Odd(long a) { } }")]
    [InlineData("[Gen.Plugins.Plugin(\"a\")] abstract partial class Odd : Acme.ILoad { }", "sealed partial class Odd { }")]
    [InlineData("[Gen.Plugins.Plugin(\"a\")] file class Odd : Acme.ILoad { }", "[Gen.Plugins.Plugin(\"b\")] class Odd : Acme.ILoad { }")]
    public void Parts_in_two_files_that_contradict_each_other_add_no_error(string one, string other) =>
        new TestProject(Sources.Load, one, other).GenerateInSpiteOfErrors();

    [Theory]
    [InlineData("a\\\"b")]
    [InlineData("a;b|c\\\\")]
    [InlineData("load/\\n\\0\\ud800")]
    [InlineData("/")]
    [InlineData("load/")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("*/ }")]
    [InlineData("Upper")]
    public void Names_of_others_may_be_anything_and_lead_nowhere(string name)
    {
        foreach (var lifetime in (string[])["Singleton", "Transient"])
        {
            using var host = new TestProject(
                Sources.Load,
                Sources.Plugin(
                    "good",
                    $"Lifetime = Microsoft.Extensions.DependencyInjection.ServiceLifetime.{lifetime}, Replaces = \"{name}\", Before = new[] {{ \"{name}\", null }}, After = new[] {{ \"{name}\" }}",
                    $"[Gen.Plugins.PluginDependency(\"{name}\", VersionRange = \"{name}\")]"),
                Sources.Plugin("other"),
                Sources.Plugin("third")).Generate().Load();
            using var services = host.Container();

            Assert.Equal(["good", "other", "third"], host.Names);
            Assert.Empty(host.Get("Acme.ILoad", "good").Aliases);
        }
    }

    private static T Under<T>(string culture, Func<T> run)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return run();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
