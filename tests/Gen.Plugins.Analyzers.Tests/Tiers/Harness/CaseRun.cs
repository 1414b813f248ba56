using System.Collections.Concurrent;
using System.Collections.Immutable;
using Gen.Plugins.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Analyzers.Tests.Tiers.Harness;

/// <summary>What the rules say of a case in one form, in order; the same in ten runs of the whole case, in a few of its other forms (and on the newest compiler), and in an editor.</summary>
internal static class CaseRun
{
#if NEWEST
    private const int Runs = 2;
    private const int RunsInParts = 2;
#else
    private const int Runs = 10;
    private const int RunsInParts = 4;
#endif

    /// <summary>Uses only. GEN0205 and GEN0206 are about declarations, and a case may declare what it likes; exceptions have tests of their own.</summary>
    private static readonly ImmutableHashSet<string> s_ids = ["GEN0201", "GEN0202", "GEN0203", "GEN0204"];

    private static readonly ConcurrentDictionary<(string, CaseForm), Lazy<Task<ImmutableArray<Found>>>> s_runs = new();

    private static readonly ConcurrentDictionary<(string, CaseForm), Lazy<ImmutableArray<Compilation>>> s_compilations = new();

    public static Task<ImmutableArray<Found>> Of(string name, CaseForm form) =>
        s_runs.GetOrAdd((name, form), static key => new(() => Start(key.Item1, key.Item2))).Value;

    public static ImmutableArray<Compilation> Compile(string name, CaseForm form) => s_compilations.GetOrAdd((name, form), static key => new(() => key.Item2 switch
    {
        CaseForm.Whole => CaseProjects.Whole(CaseFolders.Read(key.Item1)),
        var form => CaseProjects.Split(CaseFolders.Read(key.Item1), asProjects: form == CaseForm.Projects),
    })).Value;

    private static async Task<ImmutableArray<Found>> Start(string name, CaseForm form)
    {
        var found = new List<Found>();
        foreach (var compilation in Compile(name, form))
        {
            var first = await compilation.Analyze(TierRunner.Rules, CaseProjects.Options);
            var options = new AnalyzerOptions([], CaseProjects.Options);
            var texts = first.Select(AnalyzerRun.Text).Order(StringComparer.Ordinal).ToArray();
            var runs = form == CaseForm.Whole ? Runs : RunsInParts;
            var again = await Task.WhenAll(Enumerable.Range(1, runs - 1).Select(_ => Task.Run(() => TierRunner.Run(compilation.Clone(), options))));
            Assert.All(again, run => Assert.Equal(texts, run.Select(AnalyzerRun.Text).Order(StringComparer.Ordinal)));
            found.AddRange(first.Where(static d => s_ids.Contains(d.Id)).Select(Found.Of));
        }

        return [.. found.OrderBy(static f => f.Line).ThenBy(static f => f.Column)];
    }
}
