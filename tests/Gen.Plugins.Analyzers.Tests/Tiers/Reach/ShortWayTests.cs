using Gen.Plugins.Analyzers.Tests.Tiers.Harness;
using Gen.Plugins.Analyzers.Tiers;
using Gen.Plugins.Analyzers.Tiers.Places;
using Gen.Plugins.Generators;
using Gen.Plugins.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Plugins.Analyzers.Tests.Tiers.Reach;

/// <summary>Code without a watched name is not walked; that must find what walking everything finds.</summary>
public sealed class ShortWayTests
{
    public static TheoryData<string> Names() => [.. CaseFolders.Readable];

    [Theory]
    [MemberData(nameof(Names))]
    public void Code_without_a_watched_name_breaks_no_rule(string name)
    {
        var @case = CaseFolders.Read(name);
        foreach (var compilation in CaseProjects.Whole(@case).Concat(CaseProjects.Split(@case, asProjects: true)))
        {
            Assert.Equal(Breaches(compilation, everything: true), Breaches(compilation, everything: false));
        }
    }

    /// <summary>A reference may hand out its own types: to those who may not use them it is the same as a third one.</summary>
    [Theory]
    [InlineData("Acme.Tools")]
    [InlineData("Acme.Shared")]
    public void A_type_that_leaks_within_a_reference_is_found(string space)
    {
        var used = TestCompilation.Create(
            [$$"""
            using Gen.Plugins;
            namespace {{space}}
            {
                [PluginTier(PluginTier.Action)] public class Pack { public int Size() => 1; }
                public static class Hub { public static Pack Current => new(); }
            }
            """],
            "Acme.Used");
        var user = TestCompilation.Create(
            [$"namespace Acme.Actions.Mail {{ public class Job {{ public int Run() {{ var pack = {space}.Hub.Current; return pack.Size(); }} }} }}"],
            "Acme.User",
            references: [Generated(used).ToFile()]);

        Assert.Equal(2, Breaches(user, everything: true).Split('\n').Length);
        Assert.Equal(Breaches(user, everything: true), Breaches(user, everything: false));
    }

    private static Compilation Generated(Compilation compilation)
    {
        CSharpGeneratorDriver
            .Create([new PluginGenerator().AsSourceGenerator()], optionsProvider: CaseProjects.Options, parseOptions: new CSharpParseOptions(LanguageVersion.Preview))
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        return generated;
    }

    private static string Breaches(Compilation compilation, bool everything)
    {
        var scope = new TierScope(compilation, TierSettings.Parse(CaseProjects.Options), everything);
        return string.Join('\n', compilation.SyntaxTrees.SelectMany(tree => scope.BreachesIn(compilation.GetSemanticModel(tree)).Select(b => $"{tree.FilePath} {b.Use.Span} {b.Use.Kind} {b.Use.Target} {b.Use.Member}")));
    }
}
