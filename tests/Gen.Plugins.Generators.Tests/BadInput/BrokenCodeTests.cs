using Gen.Plugins.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Plugins.Generators.Tests.BadInput;

/// <summary>Code as it is while it is being typed: tokens are missing, doubled or swapped. Nothing may throw, and generated files may add no error.</summary>
public sealed class BrokenCodeTests
{
    private const int Seed = 20261121;
    private const int Mutations = 25;

    private static readonly string[] s_sources =
    [
        """
        using System;
        using Gen.Plugins;
        namespace Acme;
        [PluginContract("load", Required = true)]
        public interface ILoad { object Say(); }
        [PluginContract("of", Single = true)]
        public interface IOf<T> where T : notnull;
        [Plugin("s3", Version = "1.0.0", Before = new[] { "a", "b" }, Tier = PluginTier.Shared)]
        [PluginAlias("old", Until = "2.0.0"), PluginDependency("auth", VersionRange = "[1.0,2.0)", Optional = true)]
        internal sealed partial class S3(string text, int number = 5, params object[] rest) : ILoad, IOf<int>, IOf<(int a, string[] b)>
        {
            public object Say() => (text, number, rest);
        }
        """,
        """
        using System;
        using System.Collections.Generic;
        using Gen.Plugins;
        using Microsoft.Extensions.DependencyInjection;
        namespace Acme
        {
            [PluginMetadata]
            [AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
            public class RateAttribute : Attribute
            {
                public RateAttribute(object value, params Type[] types) { }
                public Colour[] Colours { get; set; }
                public string Text = "a";
            }
            public enum Colour : byte { Red, Green = 5 }
            [PluginContract("load")]
            public abstract class Load { public abstract void Run(); }
            public partial class Outer<T>
            {
                [PluginContract("inner")]
                public interface IInner<U> { }
            }
            public static partial class Holder
            {
                [Plugin("p")]
                [Rate(5, typeof(List<>), typeof(Outer<int>.IInner<string>), Colours = new[] { Colour.Red, (Colour)7 }, Text = "b")]
                [Rate("c")]
                public class P : Load, Outer<string>.IInner<Colour?>
                {
                    [ActivatorUtilitiesConstructor]
                    internal P([FromKeyedServices(Colour.Green)] IServiceProvider services, [ServiceKey] string key, Colour colour = Colour.Green, decimal number = 1.5m, char c = '\'') { }
                    public P() { }
                    public override void Run() { foreach (var x in new int[0]) { Console.WriteLine(x); } }
                }
            }
        }
        """,
        """
        using Gen.Plugins;
        using Microsoft.Extensions.DependencyInjection;
        [assembly: System.Reflection.AssemblyInformationalVersion("1.0.0+x")]
        namespace Acme.App
        {
            internal static partial class HostPlugins
            {
                public static int Count => Registry.Count;
            }
            [PluginContract("run")] public interface IRun { }
            [Plugin("a")] public record A(int Number = 5) : IRun { public required string Text { get; init; } = ""; }
            [Plugin("b")] public unsafe class B : IRun { int* _p; public B(nint p = 5) { _p = (int*)p; } }
            [Plugin("c")] file class C : IRun { }
            [Plugin("d")] [System.Obsolete("x", false)] public class D<T> : IRun { }
            public static class Use { public static void M(IServiceCollection services) => services.AddPlugins(); }
        }
        """,
    ];

    public static TheoryData<int, int> Rounds
    {
        get
        {
            var rounds = new TheoryData<int, int>();
            for (var source = 0; source < s_sources.Length; source++)
            {
                for (var round = 0; round < 6; round++)
                {
                    rounds.Add(source, Seed + round);
                }
            }

            return rounds;
        }
    }

    [Theory]
    [MemberData(nameof(Rounds))]
    public void Generated_files_add_no_error_to_broken_code(int source, int seed)
    {
        var random = new Random(seed);
        for (var mutation = 0; mutation < Mutations; mutation++)
        {
            var text = s_sources[source];
            for (var times = random.Next(1, 4); times > 0; times--)
            {
                text = Mutate(text, random);
            }

            try
            {
                new TestProject("global using System.Linq;", text) { RootNamespace = "Acme.App" }.GenerateInSpiteOfErrors();
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Source {source}, seed {seed}, mutation {mutation}:\n{text}\n{exception.Message}", exception);
            }
        }
    }

    [Fact]
    public void Every_beginning_of_a_file_is_read_without_harm()
    {
        var length = s_sources[1].Length;
        for (var end = 0; end < length; end += 37)
        {
            new TestProject(Sources.Load, s_sources[1][..end]).GenerateInSpiteOfErrors();
        }
    }

    private static string Mutate(string text, Random random)
    {
        var tokens = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Where(static t => t.Span.Length > 0).ToArray();
        var token = tokens[random.Next(tokens.Length)];
        var other = tokens[random.Next(tokens.Length)];
        return random.Next(6) switch
        {
            0 => text.Insert(token.FullSpan.End, token.ToFullString()),
            1 => text.Remove(token.SpanStart, token.Span.Length).Insert(token.SpanStart, other.Text),
            2 when token.IsKind(SyntaxKind.IdentifierToken) => text.Remove(token.SpanStart, token.Span.Length).Insert(token.SpanStart, "Unknown"),
            _ => text.Remove(token.SpanStart, token.Span.Length),
        };
    }
}
