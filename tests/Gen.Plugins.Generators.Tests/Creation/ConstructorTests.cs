using Gen.Plugins.Generators.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.Generators.Tests.Creation;

public sealed class ConstructorTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Gen.Plugins;
        using Microsoft.Extensions.DependencyInjection;
        namespace Acme;
        public enum Colour { Red, Green }

        """;

    [Fact]
    public void Services_come_from_the_provider_and_the_provider_itself_does()
    {
        using var host = Host("""
            [Plugin("p")]
            public class P(IServiceProvider services, string text, IEnumerable<int> numbers, IServiceScopeFactory scopes) : ILoad
            {
                public object Say() => (services.GetService(typeof(string)) as string) + text + numbers.Sum() + (scopes is null);
            }
            """);
        using var services = new ServiceCollection().AddSingleton("a").AddSingleton<IEnumerable<int>>([1, 2]).BuildServiceProvider();

        Assert.Equal("aa3False", host.Say("Acme.ILoad", "p", services));
    }

    [Theory]
    [InlineData("\"k\"", "by string")]
    [InlineData("5", "by int")]
    [InlineData("(byte)5", "by byte")]
    [InlineData("5L", "by long")]
    [InlineData("5u", "by uint")]
    [InlineData("'5'", "by char")]
    [InlineData("5.0", "by double")]
    [InlineData("true", "by bool")]
    [InlineData("Colour.Green", "by enum")]
    [InlineData("typeof(List<>)", "by open type")]
    [InlineData("typeof(int[])", "by type")]
    [InlineData("null", "without key")]
    [InlineData("\"\\ud800\\\"{}\\n\"", "by odd string")]
    public void A_keyed_service_is_asked_for_by_its_key(string key, string expected)
    {
        using var host = Host($$"""
            [Plugin("p")]
            public class P([FromKeyedServices({{key}})] string text) : ILoad
            {
                public object Say() => text;
            }
            """);
        using var services = new ServiceCollection()
            .AddSingleton("without key")
            .AddKeyedSingleton("k", "by string")
            .AddKeyedSingleton(5, "by int")
            .AddKeyedSingleton((byte)5, "by byte")
            .AddKeyedSingleton(5L, "by long")
            .AddKeyedSingleton(5u, "by uint")
            .AddKeyedSingleton('5', "by char")
            .AddKeyedSingleton(5.0, "by double")
            .AddKeyedSingleton(true, "by bool")
            .AddKeyedSingleton(Enum.ToObject(host.Type("Acme.Colour"), 1), "by enum")
            .AddKeyedSingleton<string>(serviceKey: typeof(List<>), implementationInstance: "by open type")
            .AddKeyedSingleton<string>(serviceKey: typeof(int[]), implementationInstance: "by type")
            .AddKeyedSingleton("\ud800\"{}\n", "by odd string")
            .BuildServiceProvider();

        Assert.Equal(expected, host.Say("Acme.ILoad", "p", services));
    }

    [Fact]
    public void A_missing_service_or_key_is_its_default_value_or_an_exception_that_names_it()
    {
        using var host = Host("""
            [Plugin("with")]
            public class With(Version? a = null, int b = 3, [FromKeyedServices("k")] string c = "d", [FromKeyedServices(Colour.Red)] Colour? e = Colour.Green) : ILoad
            {
                public object Say() => (a, b, c, e.ToString());
            }
            [Plugin("without")]
            public class Without(string text) : ILoad;
            [Plugin("without_key")]
            public class WithoutKey([FromKeyedServices("k")] string text) : ILoad;
            """);
        using var services = new ServiceCollection().BuildServiceProvider();

        Assert.Equal(((Version?)null, 3, "d", "Green"), host.Say("Acme.ILoad", "with"));
        Assert.Equal(((Version?)null, 3, "d", "Green"), host.Say("Acme.ILoad", "with", services));
        foreach (var provider in (IServiceProvider?[])[null, services])
        {
            var missing = Assert.Throws<InvalidOperationException>(() => host.Say("Acme.ILoad", "without", provider));
            Assert.Contains("'without'", missing.Message, StringComparison.Ordinal);
            Assert.Contains("'text'", missing.Message, StringComparison.Ordinal);
            missing = Assert.Throws<InvalidOperationException>(() => host.Say("Acme.ILoad", "without_key", provider));
            Assert.Contains("'k'", missing.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_plugin_learns_the_name_that_it_is_registered_under()
    {
        using var host = Host("""
            [Plugin("p")]
            [PluginAlias("old")]
            public class P([ServiceKey] string name, [ServiceKey] object boxed) : ILoad
            {
                public object Say() => name + boxed;
            }
            """);

        Assert.Equal("pp", host.Say("Acme.ILoad", "p"));
        Assert.Equal("pp", host.Say("Acme.ILoad", "old"));
    }

    [Fact]
    public void The_key_without_an_argument_is_the_plugins_own()
    {
        using var host = Host("""
            [Plugin("p")]
            public class P([FromKeyedServices] string text) : ILoad
            {
                public object Say() => text;
            }
            """);
        using var services = new ServiceCollection().AddSingleton("without key").AddKeyedSingleton("p", "by name").BuildServiceProvider();

        Assert.Equal("by name", host.Say("Acme.ILoad", "p", services));
    }

    [Theory]
    [InlineData("public P() { } [ActivatorUtilitiesConstructor] public P(string text) { Text = text; }")]
    [InlineData("public P() { } [ActivatorUtilitiesConstructor] internal P(string text) { Text = text; }")]
    [InlineData("public P() { } [ActivatorUtilitiesConstructor] protected internal P(string text) { Text = text; }")]
    [InlineData("private P() { } internal P(int a) { } protected P(long a) { } public P(string text) { Text = text; } static P() { }")]
    [InlineData("public P(string text, params int[] rest) { Text = text; } int rest = 0;")]
    public void The_marked_constructor_is_chosen_or_the_only_public_one(string constructors)
    {
        using var host = Host($$"""
            [Plugin("p")]
            public class P : ILoad
            {
                public string Text = "none";
                {{constructors}}
                public object Say() => Text;
            }
            """);
        using var services = new ServiceCollection().AddSingleton("text").AddSingleton(new int[1]).BuildServiceProvider();

        Assert.Equal("text", host.Say("Acme.ILoad", "p", services));
    }

    [Theory]
    [InlineData("[Plugin(\"p\")] public record P(string Text = \"text\") : ILoad { public object Say() => Text; }")]
    [InlineData("[Plugin(\"p\")] public sealed record class P(string Text = \"text\") : ILoad { public object Say() => Text; }")]
    [InlineData("[Plugin(\"p\")] public partial class P : ILoad; partial class P { public object Say() => \"text\"; }")]
    [InlineData("public class Outer { public interface Inner { [Plugin(\"p\")] internal class P : ILoad { public object Say() => \"text\"; } } }")]
    [InlineData("public struct Outer { [Plugin(\"p\")] internal class P : ILoad { public object Say() => \"text\"; } }")]
    [InlineData("public class Outer { [Plugin(\"p\")] protected internal class P : ILoad { public object Say() => \"text\"; } }")]
    [InlineData("[Plugin(\"p\")] public class P : ILoad { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public P() { Text = \"text\"; } public required string Text; public object Say() => Text; }")]
    [InlineData("public abstract class Base<T> : ILoad { public object Say() => \"text\"; } public class Middle : Base<int> { } [Plugin(\"p\")] public class P : Middle;")]
    [InlineData("[Plugin(\"p\")] public unsafe class P : ILoad { int* p; public object Say() => \"text\"; }")]
    public void Every_kind_of_class_that_can_be_created_is_a_plugin(string source)
    {
        using var host = Host(source);

        Assert.Equal("text", host.Say("Acme.ILoad", "p"));
    }

    [Fact]
    public void Parameters_of_every_kind_of_type_are_services()
    {
        using var host = Host("""
            public class Outer<T> { public class Inner<U> { public struct Deep { } } public enum E { A } }
            [Plugin("p")]
            public class P(
                dynamic a, string? b, (int x, string? y) c, int[][,] d, nint e, nuint f, Dictionary<string, List<(int, dynamic)[]>> g,
                Outer<int>.Inner<string?>.Deep h, Outer<Outer<nint>.E>.E i, Func<ILoad?, IEnumerable<KeyValuePair<int?, object?>>> j, int? k,
                List<List<List<dynamic?>>>? l, Action m, Guid n, IntPtr o, @event<@class>.@this p, (int, int, int, int, int, int, int, int, int last) q, Lazy<IServiceProvider> r) : ILoad
            {
                public object Say() => string.Join(',', new object?[] { a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r }.Select(x => x is null ? 0 : 1));
            }
            public class @event<T> { public class @this; }
            public class @class;
            """);
        var asked = new List<Type>();

        Assert.Equal("1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1", host.Say("Acme.ILoad", "p", new Anything(asked)));
        Assert.Equal(18, asked.Count);
    }

    private static LoadedHost Host(string source) => new TestProject(Sources.Load, Usings + source).Generate().Load();

    /// <summary>Has every service.</summary>
    private sealed class Anything(List<Type> asked) : IServiceProvider
    {
        public object GetService(Type serviceType)
        {
            asked.Add(serviceType);
            return serviceType == typeof(string) ? "text"
                : serviceType == typeof(Action) ? new Action(static () => { })
                : serviceType.BaseType == typeof(MulticastDelegate) ? System.Linq.Expressions.Expression.Lambda(
                    serviceType,
                    System.Linq.Expressions.Expression.Constant(null, serviceType.GetMethod("Invoke")!.ReturnType),
                    serviceType.GetMethod("Invoke")!.GetParameters().Select(static p => System.Linq.Expressions.Expression.Parameter(p.ParameterType))).Compile()
                : serviceType.IsArray ? Array.CreateInstance(serviceType.GetElementType()!, new int[serviceType.GetArrayRank()])
                : System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(Nullable.GetUnderlyingType(serviceType) ?? serviceType);
        }
    }
}
