using Gen.Plugins.Generators.Tests.Harness;

namespace Gen.Plugins.Generators.Tests.Creation;

/// <summary>Typed metadata equals the attribute that reflection would have made.</summary>
public sealed class MetadataTests
{
    private const string Attributes = """
        using System;
        using System.Collections.Generic;
        using System.Diagnostics.CodeAnalysis;
        using System.Runtime.CompilerServices;
        using Gen.Plugins;
        namespace Acme;
        public enum Colour : byte { Red, Green = 200 }
        [Flags] public enum Wide : long { None, High = long.MinValue, Low = 1 }

        [PluginMetadata]
        [AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
        public class RateAttribute : Attribute
        {
            public RateAttribute() { }
            public RateAttribute(object? value) { Value = value; }
            public RateAttribute(int value) { Value = value; Chosen = "int"; }
            public RateAttribute(string? value) { Value = value; Chosen = "string"; }
            public RateAttribute(Type? value) { Value = value; Chosen = "Type"; }
            public RateAttribute(Colour value, int more = 7) { Value = value; More = more; Chosen = "Colour"; }
            public RateAttribute(params object?[]? values) { Values = values; Chosen = "params"; }
            public RateAttribute(long a, params string?[]? texts) { Value = a; Texts = texts; Chosen = "long, params"; }
            internal RateAttribute(bool a, [CallerLineNumber] int line = 0, [CallerFilePath] string path = "") { Value = a; More = line; Chosen = path; }
            public string? Chosen { get; }
            public object? Value { get; set; }
            public object?[]? Values { get; set; }
            public string?[]? Texts { get; init; }
            public Type? Type { get; set; }
            public Type?[]? Types { get; set; }
            public Colour[]? Colours { get; set; }
            public Wide Wide { get; set; }
            public int More;
            public double Number { get; set; }
            public char @class { get; set; }
        }

        public class FastAttribute : RateAttribute { public FastAttribute() : base(1) { } }
        [PluginMetadata] public class OfAttribute<T> : Attribute { public T? Value { get; set; } }
        [PluginMetadata] public class NeedAttribute : Attribute { public required string Text { get; set; } }
        public class PlainAttribute : Attribute;

        """;

    [Theory]
    [InlineData("Rate")]
    [InlineData("Rate(5)")]
    [InlineData("Rate((byte)5)")]
    [InlineData("Rate(\"a\\\"{}\\\\\\n\\ud83d\\ude00\\0\")")]
    [InlineData("Rate('\\ud800')")]
    [InlineData("Rate((string)null)")]
    [InlineData("Rate((object)null)")]
    [InlineData("Rate((Type)null)")]
    [InlineData("Rate((object[])null)")]
    [InlineData("Rate(value: (object)5)")]
    [InlineData("Rate((object)Colour.Green)")]
    [InlineData("Rate((object)(Colour)77)")]
    [InlineData("Rate((object)\"a\")")]
    [InlineData("Rate((object)typeof(int))")]
    [InlineData("Rate((object)1.5f)")]
    [InlineData("Rate((object)double.NaN)")]
    [InlineData("Rate((object)long.MinValue)")]
    [InlineData("Rate((object)(short)-5)")]
    [InlineData("Rate(Colour.Green)")]
    [InlineData("Rate(more: 3, value: Colour.Red)")]
    [InlineData("Rate(typeof(int))")]
    [InlineData("Rate(typeof(void))")]
    [InlineData("Rate(typeof(Console))")]
    [InlineData("Rate(typeof(Span<int>))")]
    [InlineData("Rate(typeof(List<>))")]
    [InlineData("Rate(typeof(Dictionary<,>.KeyCollection))")]
    [InlineData("Rate(typeof(Dictionary<string, (int a, object b)[]>[,][]))")]
    [InlineData("Rate(typeof(nint))")]
    [InlineData("Rate(typeof(OfAttribute<>))")]
    [InlineData("Rate(typeof(P))")]
    [InlineData("Rate(1, \"a\", null, typeof(string), Colour.Green, new[] { 1, 2 }, new object[] { Colour.Red, new[] { Colour.Green }, null })")]
    [InlineData("Rate(new object[] { })")]
    [InlineData("Rate((object)new[] { 1, 2 })")]
    [InlineData("Rate(5L, \"a\", null)")]
    [InlineData("Rate(5L)")]
    [InlineData("Rate(5L, null)")]
    [InlineData("Rate(5L, new string[0])")]
    [InlineData("Rate(true)")]
    [InlineData("Rate(5, Value = 6, Values = new object[] { 1, \"b\", null }, Texts = new[] { \"a\", null }, Type = typeof(P), Types = new[] { typeof(int), null })")]
    [InlineData("Rate(Colours = new[] { Colour.Green, (Colour)3 }, Wide = Wide.High | Wide.Low, More = -1, Number = double.NegativeInfinity, @class = '\\'')")]
    [InlineData("Rate(Value = null, Values = null, Type = null)")]
    [InlineData("Rate(Value = new[] { Colour.Green })")]
    [InlineData("Rate(Value = Colour.Green)")]
    [InlineData("Fast(More = 2)")]
    [InlineData("Of<int>(Value = 5)")]
    [InlineData("Of<string>(Value = \"a\")")]
    [InlineData("Of<Colour[]>")]
    [InlineData("Need(Text = \"a\")")]
    [InlineData("Rate(1), Rate(2), Fast, Need(Text = \"b\"), Of<int>, Rate(3)")]
    public void Metadata_is_what_reflection_would_make_of_the_attributes(string attributes)
    {
        using var host = Host($"[Plugin(\"p\")] [Plain] [{attributes}] public class P : ILoad;");

        var metadata = host.Get("Acme.ILoad", "p").GetOrderedMetadata<Attribute>();

        var reflected = host.Type("Acme.P").GetCustomAttributes(inherit: false).Where(static a => a.GetType().Name.Split('`')[0] is "RateAttribute" or "FastAttribute" or "OfAttribute" or "NeedAttribute");
        Assert.NotEmpty(metadata);
        Assert.Equal(reflected.Select(Text), metadata.Select(Text));
    }

    [Theory]
    [InlineData("public class P : ILoad { [Rate(typeof(Hidden))] [Plugin(\"p\")] internal class Inner : ILoad; private class Hidden; }", "Chosen=Type|")]
    [InlineData("public class P { private class Hidden; [Rate(1, typeof(Hidden), typeof(List<Hidden>), typeof(Hidden[]))] [Plugin(\"p\")] internal class Inner : ILoad; }", "Values=[1,,,]")]
    [InlineData("public class P { private enum Hidden { A } [Rate((object)Hidden.A)] [Plugin(\"p\")] internal class Inner : ILoad; }", "Value=|")]
    [InlineData("public class P { private enum Hidden { A } [Rate(1, Hidden.A, new[] { Hidden.A }, 2)] [Plugin(\"p\")] internal class Inner : ILoad; }", "Values=[1,,,2]")]
    [InlineData("public class P { private enum Hidden { A } [Rate(Value = Hidden.A, More = 3)] [Plugin(\"p\")] internal class Inner : ILoad; }", "More=3")]
    [InlineData("public class P { private enum Hidden { A } [Rate(Value = new[] { Hidden.A }, More = 3)] [Plugin(\"p\")] internal class Inner : ILoad; }", "More=3")]
    [InlineData("file class Hidden; [Rate(typeof(Hidden), More = 3)] [Plugin(\"p\")] public class P : ILoad;", "More=3")]
    [InlineData("public unsafe class P { [Rate(typeof(int*), More = 3)] [Plugin(\"p\")] internal class Inner : ILoad; }", "More=3")]
    [InlineData("public unsafe class P { [Rate(typeof(int*[]), More = 3)] [Plugin(\"p\")] internal class Inner : ILoad; }", "More=3")]
    [InlineData("public unsafe class P { [Rate(typeof(List<int*[]>), More = 3)] [Plugin(\"p\")] internal class Inner : ILoad; }", "More=3")]
    [InlineData("[Obsolete(\"\", true)] public class Old; [Obsolete] public class P { [Rate(typeof(Old), More = 3)] [Plugin(\"p\")] internal class Inner : ILoad; }", "More=3")]
    public void What_generated_code_cannot_name_is_null(string source, string expected)
    {
        using var host = Host(source);

        var text = Text(Assert.Single(host.Get("Acme.ILoad", "p").GetOrderedMetadata<Attribute>()));

        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.Contains("Value=|", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public class P { [PluginMetadata] private class HiddenAttribute : Attribute { } [Hidden] [Plugin(\"p\")] internal class Inner : ILoad; }")]
    [InlineData("[PluginMetadata] file class HiddenAttribute : Attribute { } [Hidden] [Plugin(\"p\")] class P : ILoad;")]
    [InlineData("[PluginMetadata] [Obsolete(\"\", true)] public class OldAttribute : Attribute { } [Obsolete] public class P { [Old] [Plugin(\"p\")] internal class Inner : ILoad; }")]
    [InlineData("[PluginMetadata] public class OldAttribute : Attribute { [Obsolete(\"\", true)] public OldAttribute() { } } [Obsolete] public class P { [Old] [Plugin(\"p\")] internal class Inner : ILoad; }")]
    [InlineData("[PluginMetadata] public class OldAttribute : Attribute { [Obsolete(\"\", true)] public int A { get; set; } } [Obsolete] public class P { [Old(A = 1)] [Plugin(\"p\")] internal class Inner : ILoad; }")]
    [InlineData("public class P { [PluginMetadata] public class InAttribute : Attribute { protected InAttribute(int a) { } private InAttribute() { } [In] [Plugin(\"p\")] internal class Inner : ILoad; } }")]
    public void An_attribute_that_generated_code_cannot_create_is_left_out(string source)
    {
        using var host = Host(source);

        Assert.Empty(host.Get("Acme.ILoad", "p").GetOrderedMetadata<object>());
    }

    [Theory]
    [InlineData("Rate(Unknown)")]
    [InlineData("Rate(typeof(Unknown))")]
    [InlineData("Rate((object)typeof(Unknown))")]
    [InlineData("Rate(1, typeof(Unknown), typeof(List<Unknown>))")]
    [InlineData("Rate(1, Unknown, 2)")]
    [InlineData("Rate(new object())")]
    [InlineData("Rate(Unknown = 5)")]
    [InlineData("Rate(Chosen = \"a\")")]
    [InlineData("Rate(More = \"a\")")]
    [InlineData("Rate(More = 1, More = 2)")]
    [InlineData("Rate(Colours = new[] { Unknown })")]
    [InlineData("Rate(Type = typeof(Unknown))")]
    [InlineData("Rate(Number = )")]
    [InlineData("Rate(")]
    [InlineData("Rate(1.5m)")]
    [InlineData("Rate((object)1.5m)")]
    [InlineData("Rate(Value = (dynamic)1)")]
    [InlineData("Rate<int>(5)")]
    [InlineData("Of")]
    [InlineData("Of<Unknown>")]
    [InlineData("Of<dynamic>")]
    [InlineData("Of<int, int>")]
    [InlineData("Of<>")]
    [InlineData("Of<int>(Value = \"a\")")]
    [InlineData("Need")]
    [InlineData("Need, Need(Text = 5)")]
    [InlineData("Plain(5)")]
    [InlineData("Broken, Broken(1)")]
    public void A_broken_attribute_adds_no_error(string attributes)
    {
        var generated = new TestProject(Sources.Load, Attributes + $$"""
            [PluginMetadata] public class BrokenAttribute : Unknown { public BrokenAttribute(Unknown a) { } }
            [Plugin("p")] [{{attributes}}] public class P : ILoad;
            """).GenerateInSpiteOfErrors();

        Assert.Contains("PluginManifest(\"p\"", generated.Registrar, StringComparison.Ordinal);
    }

    [Fact]
    public void Metadata_of_parts_comes_in_the_order_of_the_files_names()
    {
        using var host = new TestProject(
            Sources.Load,
            Attributes + "[Plugin(\"p\")] [Rate(1), Rate(2)] [PluginAlias(\"a\")] [PluginDependency(\"x\")] public partial class P : ILoad;",
            "namespace Acme; [Rate(3)] [Gen.Plugins.PluginAlias(\"b\")] [Gen.Plugins.PluginDependency(\"y\")] partial class P;",
            "namespace Acme; partial class P;",
            "namespace Acme; [Gen.Plugins.PluginAlias(\"c\")] [Rate(4)] partial class P { void M() { } }").Generate().Load();

        var plugin = host.Get("Acme.ILoad", "p");

        Assert.Equal(["1", "2", "3", "4"], plugin.GetOrderedMetadata<Attribute>().Select(static a => a.GetType().GetProperty("Value")!.GetValue(a)!.ToString()));
        Assert.Equal(["a", "b", "c"], plugin.Aliases.ToArray());
        Assert.Equal(["x", "y"], plugin.Dependencies.Select(static d => d.Name));
    }

    [Fact]
    public void Metadata_is_found_by_its_class_its_base_class_and_its_interface()
    {
        using var host = new TestProject(Sources.Load, Attributes + """
            public interface IBurst { int Burst { get; } }
            [PluginMetadata] public abstract class LimitAttribute : Attribute;
            public class BurstAttribute(int burst) : LimitAttribute, IBurst { public int Burst => burst; }
            [Plugin("p")] [Burst(3)] public class P : ILoad
            {
                public static object?[] Find(PluginDescriptor p) => [p.GetMetadata<BurstAttribute>()?.Burst, (p.GetMetadata<LimitAttribute>() as BurstAttribute)?.Burst, p.GetMetadata<IBurst>()?.Burst, p.GetMetadata<RateAttribute>()];
            }
            """).Generate().Load();

        var found = (object?[])host.Type("Acme.P").GetMethod("Find")!.Invoke(null, [host.Get("Acme.ILoad", "p")])!;

        Assert.Equal([3, 3, 3, null], found);
    }

    private static LoadedHost Host(string source) => new TestProject(Sources.Load, Attributes + source).Generate().Load();

    /// <summary>An attribute's class and all that it holds.</summary>
    private static string Text(object attribute)
    {
        var type = attribute.GetType();
        var properties = type.GetProperties().Where(static p => p.Name != "TypeId").Select(p => (p.Name, Value: p.GetValue(attribute)));
        var fields = type.GetFields().Select(f => (f.Name, Value: f.GetValue(attribute)));
        return type + ":" + string.Concat(properties.Concat(fields).Select(static p => $"{p.Name}={Value(p.Value)}|"));
    }

    private static string Value(object? value) => value switch
    {
        null => "",
        System.Collections.IEnumerable and not string => (value is object?[] ? "" : value.GetType().Name) + "[" + string.Join(',', ((System.Collections.IEnumerable)value).Cast<object?>().Select(Value)) + "]",
        string or Type or int => value.ToString()!,
        _ => value.GetType().Name + " " + value,
    };
}
