using Gen.Plugins.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.Generators.Tests.Languages;

/// <summary>What is generated compiles in every version of C# that the library can be used from, with every setting.</summary>
public sealed class LanguageVersionTests
{
    private const string Old = """
        using System;
        using System.Collections.Generic;
        using Gen.Plugins;
        using Microsoft.Extensions.DependencyInjection;

        [assembly: System.Reflection.AssemblyInformationalVersion("1.2.3+x")]

        namespace Acme
        {
            [PluginContract("load", Required = true)]
            public interface ILoad
            {
                object Say();
            }

            [PluginContract("of")]
            public interface IOf<T>
            {
            }

            public enum Colour : byte { Red, Green = 255 }

            [PluginMetadata]
            public sealed class RateAttribute : Attribute
            {
                public RateAttribute(object value, params Type[] types) { Value = value; Types = types; }
                public object Value { get; private set; }
                public Type[] Types { get; private set; }
                public Colour Colour { get; set; }
                public double Number;
            }

            [Plugin("first", Version = "2.0.0", Description = "D \"{}\n\ud800 é", Author = "A|;", Before = new[] { "second" }, Lifetime = ServiceLifetime.Singleton, Tier = PluginTier.Shared, HostVersion = "[1.0,2.0)")]
            [PluginAlias("old", Until = "3.0.0")]
            [PluginDependency("third", VersionRange = "[1.0,)", Optional = true)]
            [Rate(5, typeof(int), typeof(List<>), null, Colour = Colour.Green, Number = double.NaN)]
            internal sealed class First : ILoad, IOf<int>, IOf<Tuple<string, IntPtr>>
            {
                public object Say() { return "first"; }
            }

            public class Outer
            {
                [Plugin("second")]
                internal class Second : ILoad
                {
                    private readonly object _said;

                    public Second(IServiceProvider services, [FromKeyedServices("k")] string text, [FromKeyedServices(Colour.Green)] object keyed = null, IntPtr a = default(IntPtr), UIntPtr b = default(UIntPtr), IntPtr? c = null, List<IntPtr[]> d = null, decimal e = -1.50m, double f = double.NegativeInfinity, char g = '\ud800', Colour h = Colour.Green, int? i = -1, DateTime j = default(DateTime), sbyte k = sbyte.MinValue, long l = long.MinValue, ulong m = ulong.MaxValue, string n = "a\"{}\n\0", dynamic o = null, float p = -0f, Colour? q = Colour.Red)
                    {
                        _said = text + a + b + c + e.ToString(System.Globalization.CultureInfo.InvariantCulture) + h + i + k + l + m + q;
                    }

                    public object Say() { return _said; }
                }
            }

            [Plugin("third")]
            public class Third : ILoad
            {
                public object Say() { return "third"; }
            }
        }
        """;

    public static TheoryData<LanguageVersion, NullableContextOptions, bool> Settings
    {
        get
        {
            var settings = new TheoryData<LanguageVersion, NullableContextOptions, bool>();
            foreach (var version in (LanguageVersion[])[LanguageVersion.CSharp7, LanguageVersion.CSharp7_2, LanguageVersion.CSharp7_3, LanguageVersion.CSharp8, LanguageVersion.CSharp9, LanguageVersion.CSharp10, LanguageVersion.CSharp11, LanguageVersion.CSharp12, LanguageVersion.Latest, LanguageVersion.Preview])
            {
                settings.Add(version, NullableContextOptions.Disable, true);
                if (version >= LanguageVersion.CSharp8)
                {
                    settings.Add(version, NullableContextOptions.Enable, false);
                }
            }

            settings.Add(LanguageVersion.CSharp8, NullableContextOptions.Warnings, true);
            settings.Add(LanguageVersion.CSharp12, NullableContextOptions.Annotations, false);
            return settings;
        }
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void A_host_runs_in_every_version_of_the_language(LanguageVersion version, NullableContextOptions nullable, bool checkOverflow)
    {
        using var host = new TestProject(Old) { Language = version, Nullable = nullable, CheckOverflow = checkOverflow }.Generate().Load();
        using var services = new ServiceCollection().AddKeyedSingleton("k", "text").BuildServiceProvider();

        Assert.Equal(["third", "first", "second"], host.Names);
        Assert.Equal("D \"{}\n\ud800 é", host.Get("Acme.ILoad", "old").Description);
        Assert.Equal("A|;", host.Get("Acme.ILoad", "first").Author);
        Assert.Equal("1.2.3", host.Get("Acme.ILoad", "second").Version);
        Assert.Equal("text00-1.50Green-1-128-922337203685477580818446744073709551615Red", host.Say("Acme.ILoad", "second", services));
        Assert.Single(host.Get("Acme.ILoad", "first").GetOrderedMetadata<Attribute>());
    }

    [Theory]
    [InlineData("[Obsolete] ", "")]
    [InlineData("[Obsolete(\"old\")] ", "")]
    [InlineData("[Obsolete(\"old\", DiagnosticId = \"OLD1\")] ", "")]
    [InlineData("[Experimental(\"EXP1\")] ", "#pragma warning disable EXP1")]
    [InlineData("[System.Runtime.Versioning.RequiresPreviewFeatures] ", "")]
    [InlineData("[System.Runtime.Versioning.SupportedOSPlatform(\"windows\")] ", "")]
    [InlineData("[CLSCompliant(false)] ", "")]
    public void Plugins_contracts_and_parameters_that_are_warned_of_are_plugins(string attribute, string pragma)
    {
        using var host = new TestProject($$"""
            {{pragma}}
            #pragma warning disable CS0618, CS0612, OLD1
            using System;
            using System.Diagnostics.CodeAnalysis;
            using Gen.Plugins;
            [assembly: CLSCompliant(true)]
            namespace Acme;
            {{attribute}}[PluginContract("load")] public interface ILoad;
            {{attribute}}public class Setting;
            {{attribute}}public enum Colour { Red }
            {{attribute}}[PluginMetadata] public class RateAttribute(object o) : Attribute { public object O => o; }
            {{attribute}}[Plugin("p")] [Rate(Colour.Red)] internal class P : ILoad
            {
                {{(attribute.Contains("CLS", StringComparison.Ordinal) ? "" : attribute)}}public P(Setting? setting = null, Colour colour = Colour.Red) { }
            }
            """).Generate().Load();

        Assert.NotNull(host.Get("Acme.ILoad", "p").Create());
        Assert.Single(host.Get("Acme.ILoad", "p").GetOrderedMetadata<Attribute>());
    }

    [Fact]
    public void An_obsolete_or_experimental_contract_of_a_reference_is_no_error_in_the_host()
    {
        var library = TestProject.Library("Acme.Lib", """
            #pragma warning disable EXP1, CS0618
            using System;
            using Gen.Plugins;
            namespace Acme;
            [Obsolete("old")] [PluginContract("old")] public interface IOld;
            [System.Diagnostics.CodeAnalysis.Experimental("EXP1")] [PluginContract("new")] public interface INew;
            [Plugin("p")] class P : IOld, INew;
            """).Generate();
        using var host = new TestProject("class C { }") { References = [library.AsFile()] }.Generate().Load(library);

        Assert.Equal(["new", "old"], host.Registry.Plugins[0].Contracts.Select(static c => c.Name));
    }

    [Fact]
    public void A_contract_that_is_obsolete_as_an_error_is_none() => Assert.DoesNotContain(
        "IOld",
        new TestProject(Sources.Load, """
            [System.Obsolete("", true)] [Gen.Plugins.PluginContract("old")] public interface IOld;
            [System.Obsolete] [Gen.Plugins.Plugin("p")] class P : Acme.ILoad, IOld;
            """).GenerateInSpiteOfErrors().Registrar,
        StringComparison.Ordinal);
}
