using System.Globalization;
using Gen.Plugins.Analyzers.Tests.Tiers.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Gen.Plugins.Analyzers.Tests.Tiers;

/// <summary>Code that is being typed does not compile most of the time: no rule may throw on it, and none may hang.</summary>
public sealed class TierFuzzTests
{
    private const int Rounds = 2_000;

    /// <summary>A round takes milliseconds; this is for a machine with much else to do.</summary>
    private static readonly TimeSpan s_hang = TimeSpan.FromSeconds(60);

    /// <summary><c>GEN_TIER_SEED</c> repeats what a failure names.</summary>
    private static readonly int s_seed = int.Parse(Environment.GetEnvironmentVariable("GEN_TIER_SEED") is { Length: > 0 } seed ? seed : "20261121", CultureInfo.InvariantCulture);

    [Fact]
    public async Task No_rule_throws_whatever_is_left_out_of_the_cases()
    {
        var cases = CaseFolders.Readable.Select(static name => (Name: name, Compilation: CaseRun.Compile(name, CaseForm.Whole).Single())).ToArray();
        var options = new AnalyzerOptions([], CaseProjects.Options);
        var reported = 0;
        await Parallel.ForAsync(0, Rounds, async (round, cancellation) =>
        {
            var random = new Random(s_seed + round);
            var (name, compilation) = cases[round % cases.Length];
            var broken = Without(compilation, random.Next(1, 6), random);
            try
            {
                Interlocked.Add(ref reported, (await TierRunner.Run(broken, options).WaitAsync(s_hang, cancellation)).Length);
            }
            catch (Exception e) when (e is InvalidOperationException or TimeoutException)
            {
                Assert.Fail($"GEN_TIER_SEED={s_seed}, round {round}, case {name}: {e.Message}\n{broken.SyntaxTrees.First()}");
            }
        });

        Assert.True(reported > Rounds, $"The cases are so broken that the rules see nothing in them: {reported}");
    }

    /// <summary>The compilation without some tokens of one of its files; its references stay as they are read.</summary>
    private static Compilation Without(Compilation compilation, int count, Random random)
    {
        var trees = compilation.SyntaxTrees.Where(static tree => tree.FilePath.StartsWith("/src/", StringComparison.Ordinal) && !tree.FilePath.EndsWith("Configuration.cs", StringComparison.Ordinal) && tree.GetRoot().DescendantTokens().Skip(1).Any()).ToArray();
        var tree = trees[random.Next(trees.Length)];
        var tokens = tree.GetRoot().DescendantTokens().Where(static token => token.Span.Length > 0).ToArray();
        var changes = Enumerable.Range(0, count).Select(_ => tokens[random.Next(tokens.Length)].Span).Distinct().OrderBy(static span => span.Start).Select(static span => new TextChange(span, ""));
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(tree.GetText().WithChanges(changes)));
    }
}
