using System.Diagnostics;
using System.Globalization;
using Gen.Plugins.Generators;
using Gen.Plugins.Testing;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Benchmarks.Generator;

/// <summary>What the generator costs at a keystroke, and the first time.</summary>
internal static class GeneratorSuite
{
    private const int Rounds = 60;
    private const int WarmUp = 30;

    public static IEnumerable<Figure> Run()
    {
        var thousand = new Workload(1000);
        Check(thousand);
        var edit = Edits((thousand, new PluginGenerator()), (thousand, new PlainGenerator()));
        yield return Ratio("generator, edit elsewhere, 1,000 plugins", "plain `ForAttributeWithMetadataName` generator", edit, 0.6);
        var five = new Workload(5000);
        yield return Ratio("generator, edit elsewhere, 5,000 plugins", "1,000 plugins", Edits((five, new PluginGenerator()), (thousand, new PluginGenerator())), 6);
        yield return Ratio("generator, cold, 1,000 plugins", "plain `ForAttributeWithMetadataName` generator", Cold(thousand), 1.2);
        yield return Size(thousand);

        var references = Enumerable.Range(0, 300).Select(static i => TestCompilation.Create([$"public class Library{i};"], $"Library{i}").ToFile()).ToArray();
        var edits = Edits((new Workload(100, references), new PluginGenerator()), (new Workload(100), new PluginGenerator()));
        yield return Ratio("generator, edit, 300 references without plugins, 100 plugins", "without those references", edits, 1.1);
        edits = Edits((new Workload(100, references), new PlainGenerator()), (new Workload(100), new PlainGenerator()));
        yield return Ratio("(the same by the plain generator)", "without those references", edits, double.PositiveInfinity);
    }

    /// <summary>Both generators find the same plugins, and ours computes nothing anew after an edit elsewhere.</summary>
    private static void Check(Workload workload)
    {
        var driver = workload.Driver(new PluginGenerator(), tracked: true).RunGenerators(workload.Fresh());
        var ours = driver.GetRunResult().GeneratedTrees.Sum(static t => Count(t.ToString(), "override object Create("));
        var plain = workload.Driver(new PlainGenerator()).RunGenerators(workload.Fresh()).GetRunResult().GeneratedTrees.Sum(static t => Count(t.ToString(), "add(\""));
        if (ours != plain)
        {
            throw new InvalidOperationException($"The two sides differ: {ours} and {plain} plugins.");
        }

        var anew = driver.RunGenerators(workload.AfterEdit()).GetRunResult().Results[0].TrackedOutputSteps
            .SelectMany(static s => s.Value)
            .SelectMany(static s => s.Outputs)
            .Count(static o => o.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        if (anew > 0)
        {
            throw new InvalidOperationException($"{anew} outputs are not cached.");
        }
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static Pair Edits((Workload Workload, IIncrementalGenerator Generator) ours, (Workload Workload, IIncrementalGenerator Generator) peer)
    {
        var drivers = new[] { ours, peer }.Select(static side => side.Workload.Driver(side.Generator).RunGenerators(side.Workload.Fresh())).ToArray();
        var workloads = new[] { ours.Workload, peer.Workload };
        return InTurn(side =>
        {
            var project = workloads[side].AfterEdit();
            var start = Stopwatch.GetTimestamp();
            drivers[side] = drivers[side].RunGenerators(project);
            return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        });
    }

    private static Pair Cold(Workload workload) => InTurn(side =>
    {
        var project = workload.Fresh();
        var driver = workload.Driver(side == 0 ? new PluginGenerator() : new PlainGenerator());
        var start = Stopwatch.GetTimestamp();
        driver.RunGenerators(project);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    });

    private static Pair InTurn(Func<int, double> time)
    {
        var samples = new List<(double Ours, double Peer)>();
        for (var round = -WarmUp; round < Rounds; round++)
        {
            var sample = (time(0), time(1));
            if (round >= 0)
            {
                samples.Add(sample);
            }
        }

        return Pair.Of(samples);
    }

    private static Figure Size(Workload workload)
    {
        var bytes = workload.Driver(new PluginGenerator()).RunGenerators(workload.Fresh()).GetRunResult().GeneratedTrees.Sum(static t => t.Length) / 1000.0;
        return new("generated source, 1,000 plugins", "-", "<= 1.5 KB a plugin", bytes / 1024, 1.5, " KB", string.Create(CultureInfo.InvariantCulture, $"{bytes:0} B a plugin"));
    }

    private static Figure Ratio(string what, string against, Pair pair, double limit) => new(
        what,
        against,
        double.IsInfinity(limit) ? "(peer)" : string.Create(CultureInfo.InvariantCulture, $"<= {limit}x"),
        pair.Ratio,
        limit,
        "x",
        string.Create(CultureInfo.InvariantCulture, $"{pair.Ours / 1e6:0.0} ms against {pair.Peer / 1e6:0.0} ms"));
}
