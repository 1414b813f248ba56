using Gen.Plugins.Analyzers.Tests.Tiers.Harness;
using Gen.Plugins.Analyzers.Tiers;
using Gen.Plugins.Analyzers.Tiers.Places;
using Microsoft.CodeAnalysis;

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

    private static string Breaches(Compilation compilation, bool everything)
    {
        var scope = new TierScope(compilation, TierSettings.Parse(CaseProjects.Options), everything);
        return string.Join('\n', compilation.SyntaxTrees.SelectMany(tree => scope.BreachesIn(compilation.GetSemanticModel(tree)).Select(b => $"{tree.FilePath} {b.Use.Span} {b.Use.Kind} {b.Use.Target} {b.Use.Member}")));
    }
}
