using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Gen.Plugins.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Benchmarks.Tiers;

/// <summary>What the tier rules cost a build and a keystroke.</summary>
/// <remarks>
/// The same compiler runs all sides. A build of the SDK always has analyzers, and what it costs to have any is no rule's own: so a rule's cost is what it
/// takes longer than an analyzer that does nothing, as a part of what the compiler takes alone.
/// </remarks>
internal static class TierSuite
{
    private const int Rounds = 3;
    private const int WarmUp = 20;

    public static IEnumerable<Figure> Run()
    {
        var banned = Analyzers("Microsoft.CodeAnalysis.CSharp.BannedApiAnalyzers");
        var ours = Analyzers("Gen.Plugins.Analyzers").Where(static a => a.GetType().Namespace == "Gen.Plugins.Analyzers.Tiers").ToImmutableArray();

        var layered = new TierSolution(layered: true);
        Console.Error.WriteLine($"  {layered.All.Count} projects, {layered.All.Sum(static p => p.Types)} files, {layered.All.Sum(static p => p.Lines)} lines");
        foreach (var figure in Build("a tier in each project", layered, ours, banned, 0, 1.05))
        {
            yield return figure;
        }

        foreach (var figure in Build("all tiers in each project", new TierSolution(layered: false), ours, banned, 0, 1.05))
        {
            yield return figure;
        }

        foreach (var figure in Build("all tiers in each project, 1,000 breaches", new TierSolution(layered: false, breachesEach: 25), ours, banned, 1000, 1.15))
        {
            yield return figure;
        }

        foreach (var figure in Keystroke(ours))
        {
            yield return figure;
        }
    }

    private static IEnumerable<Figure> Build(string form, TierSolution solution, ImmutableArray<DiagnosticAnalyzer> ours, ImmutableArray<DiagnosticAnalyzer> banned, int breaches, double limit)
    {
        var found = solution.All.Sum(project => Analyze(project, ours).Count(static d => d.Id is "GEN0201" or "GEN0202"));
        if (breaches == 0 ? found != 0 : found < breaches)
        {
            throw new InvalidOperationException($"{found} breaches were found, and {breaches} are there.");
        }

        var samples = new List<(double Alone, double Nothing, double Ours, double Banned)>();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var project in solution.All)
            {
                samples.Add((Time(project, []), Time(project, [new NothingAnalyzer()]), Time(project, ours), Time(project, banned)));
            }
        }

        // The first ones warm the JIT.
        samples.RemoveRange(0, WarmUp);
        var seen = string.Create(CultureInfo.InvariantCulture, $"a project takes the compiler alone {Median(static s => s.Alone):0} ms, with an analyzer that does nothing {Median(static s => s.Nothing):0}, with ours {Median(static s => s.Ours):0}, with BannedApiAnalyzers {Median(static s => s.Banned):0}");
        var goal = string.Create(CultureInfo.InvariantCulture, $"<= {limit}x");
        yield return new("tier rules, 200,000 lines: " + form, "the compiler alone", goal, Median(static s => 1 + ((s.Ours - s.Nothing) / s.Alone)), limit, "x", seen);
        yield return new("(BannedApiAnalyzers, the same)", "the compiler alone", "", Median(static s => 1 + ((s.Banned - s.Nothing) / s.Alone)), double.PositiveInfinity, "x", "the same run");

        double Median(Func<(double Alone, double Nothing, double Ours, double Banned), double> value) => Samples.Median(samples.Select(value));
    }

    private static double Time(TierProject project, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var start = Stopwatch.GetTimestamp();
        var compilation = project.Compile();
        if (analyzers.IsEmpty)
        {
            compilation.Emit(Stream.Null);
        }
        else
        {
            With(compilation, analyzers).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>What an editor asks after a keystroke in the body of a method: the diagnostics of that file.</summary>
    private static IEnumerable<Figure> Keystroke(ImmutableArray<DiagnosticAnalyzer> ours)
    {
        var (small, large) = (new Edited(100, ours), new Edited(1000, ours));
        var samples = new List<(double Large, double Small)>();
        for (var round = -10; round < 40; round++)
        {
            var sample = (large.Allocated(), small.Allocated());
            if (round >= 0)
            {
                samples.Add(sample);
            }
        }

        var pair = Pair.Of(samples);
        yield return new(
            "tier rules, allocated for a keystroke, 1,000 types",
            "100 types",
            "<= 1.1x",
            pair.Ratio,
            1.1,
            "x",
            string.Create(CultureInfo.InvariantCulture, $"{pair.Ours / 1024:0} KB against {pair.Peer / 1024:0} KB, beyond what an analyzer that does nothing allocates"));
    }

    private static ImmutableArray<Diagnostic> Analyze(TierProject project, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        With(project.Compile(), analyzers).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();

    private static CompilationWithAnalyzers With(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([new TextFile("/src/BannedSymbols.txt", "T:System.Data.IDbConnection;Ask the store.\n")], TierSolution.Options),
            onAnalyzerException: static (exception, _, _) => throw new InvalidOperationException("An analyzer threw.", exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false));

    private static ImmutableArray<DiagnosticAnalyzer> Analyzers(string assembly) =>
    [
        .. Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, assembly + ".dll")).GetTypes()
            .Where(static type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!),
    ];

    /// <summary>A project in an editor, in one file of which somebody types.</summary>
    private sealed class Edited(int types, ImmutableArray<DiagnosticAnalyzer> ours)
    {
        private CSharpCompilation _project = new TierSolution(layered: false, typesEach: types, projects: 1).All[0].Compile();
        private int _edits;

        public double Allocated() => Allocated(ours) - Allocated([new NothingAnalyzer()]);

        private double Allocated(ImmutableArray<DiagnosticAnalyzer> analyzers)
        {
            var tree = _project.SyntaxTrees[20];
            var text = tree.GetText();
            var edited = tree.WithChangedText(text.Replace(text.ToString().IndexOf("* 3", StringComparison.Ordinal) + 2, 1, (3 + (_edits++ % 5)).ToString(CultureInfo.InvariantCulture)));
            _project = _project.ReplaceSyntaxTree(tree, edited);
            var asked = With(_project, analyzers);
            var model = _project.GetSemanticModel(edited);
            model.GetDiagnostics();
            var before = GC.GetTotalAllocatedBytes(precise: true);
            asked.GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None).GetAwaiter().GetResult();
            return GC.GetTotalAllocatedBytes(precise: true) - before;
        }
    }

#pragma warning disable RS1036, RS1038, RS1041 // Not for others: it exists to be measured against.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class NothingAnalyzer : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [new("BENCH01", "Nothing", "Nothing", "Nothing", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSemanticModelAction(static _ => { });
            context.RegisterSymbolAction(static _ => { }, SymbolKind.NamedType);
        }
    }
#pragma warning restore RS1036, RS1038, RS1041
}
