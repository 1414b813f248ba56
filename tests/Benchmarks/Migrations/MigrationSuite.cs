using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Gen.Plugins.Generators;
using Gen.Plugins.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Plugins.Benchmarks.Migrations;

/// <summary>What a thousand migrations cost a build, and a keystroke.</summary>
internal static class MigrationSuite
{
    private const int Plugins = 50;
    private const int FilesOfEach = 20;
    private const int Rounds = 12;
    private const int WarmUp = 4;

    private static readonly CSharpCompilation s_project = TestCompilation.Create([
        Edited(0),
        "namespace Acme; [Gen.Plugins.PluginContract(\"work\")] public interface IWork;",
        .. Enumerable.Range(0, Plugins).Select(static i => $"namespace Acme; [Gen.Plugins.Plugin(\"p{i}\"), Gen.Plugins.PluginMigrations(\"Migrations/p{i}\")] internal sealed class P{i} : IWork;"),
    ]);

    private static int s_edits;

    public static IEnumerable<Figure> Run()
    {
        Check();
        yield return Ratio("build, cold, 1,000 migration files of 1 KB: the generator", "the compile of that project", Cold(), 0.1);
        yield return Ratio("generator, edit elsewhere, 1,000 migration files", "the same project without the files", Edits(Texts()), 1.25);
        yield return Ratio("generator, edit elsewhere, a migration of 16 MB", "the same project without the file", Edits([new TextFile("/src/Migrations/p0/1_large.sql", new string('x', 16 * 1024 * 1024))]), 1.25);
    }

    /// <summary>All migrations are there, and nothing is computed anew after an edit elsewhere.</summary>
    private static void Check()
    {
        var driver = Driver(Texts(), tracked: true).RunGenerators(s_project);
        var found = driver.GetRunResult().GeneratedTrees.Sum(static t => t.ToString().Split("new global::Gen.Plugins.PluginMigration(").Length - 1);
        var anew = driver.RunGenerators(AfterEdit()).GetRunResult().Results[0].TrackedOutputSteps
            .SelectMany(static s => s.Value)
            .SelectMany(static s => s.Outputs)
            .Count(static o => o.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        if (found != Plugins * FilesOfEach || anew > 0)
        {
            throw new InvalidOperationException($"{found} migrations are there, and {anew} outputs are not cached.");
        }
    }

    private static Pair Cold()
    {
        var samples = new List<(double, double)>();
        for (var round = -WarmUp; round < Rounds; round++)
        {
            var project = s_project.Clone();
            var driver = Driver(Texts());
            var start = Stopwatch.GetTimestamp();
            driver.RunGeneratorsAndUpdateCompilation(project, out var generated, out _);
            var ours = Stopwatch.GetElapsedTime(start).TotalNanoseconds;

            // A build also reads and parses each file.
            start = Stopwatch.GetTimestamp();
            var parsed = generated.RemoveAllSyntaxTrees().AddSyntaxTrees(generated.SyntaxTrees.Select(static t => CSharpSyntaxTree.ParseText(t.GetText(), (CSharpParseOptions)t.Options, t.FilePath)));
            using var image = new MemoryStream();
            if (!parsed.Emit(image).Success)
            {
                throw new InvalidOperationException("The project does not compile.");
            }

            if (round >= 0)
            {
                samples.Add((ours, Stopwatch.GetElapsedTime(start).TotalNanoseconds));
            }
        }

        return Pair.Of(samples);
    }

    private static Pair Edits(ImmutableArray<AdditionalText> files)
    {
        var drivers = new[] { Driver(files), Driver([]) }.Select(static d => d.RunGenerators(s_project)).ToArray();
        var samples = new List<(double, double)>();
        for (var round = -WarmUp; round < Rounds; round++)
        {
            var sample = (Time(0), Time(1));
            if (round >= 0)
            {
                samples.Add(sample);
            }
        }

        return Pair.Of(samples);

        double Time(int side)
        {
            var project = AfterEdit();
            var start = Stopwatch.GetTimestamp();
            drivers[side] = drivers[side].RunGenerators(project);
            return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        }
    }

    /// <summary>New files each time: what was read of a text is remembered as long as it lives.</summary>
    private static ImmutableArray<AdditionalText> Texts() =>
    [
        .. from plugin in Enumerable.Range(0, Plugins)
           from number in Enumerable.Range(1, FilesOfEach)
           select new TextFile(
               $"/src/Migrations/p{plugin}/{number:000}_step.sql",
               $"-- {plugin} {number}\n" + string.Concat(Enumerable.Repeat("create table t (id integer primary key, name text not null);\n", 17))),
    ];

    private static CSharpGeneratorDriver Driver(ImmutableArray<AdditionalText> files, bool tracked = false) => CSharpGeneratorDriver.Create(
        [new PluginGenerator().AsSourceGenerator()],
        files,
        (CSharpParseOptions)s_project.SyntaxTrees[0].Options,
        new BuildProperties(("GeneratePluginRegistry", "true"), ("RootNamespace", "Acme"), ("ProjectDir", "/src/")),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, tracked));

    private static CSharpCompilation AfterEdit()
    {
        var tree = s_project.SyntaxTrees[0];
        return s_project.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(Edited(++s_edits), (CSharpParseOptions)tree.Options, tree.FilePath));
    }

    private static string Edited(int number) => $"namespace Acme; internal static class Elsewhere {{ public static int Number() => {number}; }}";

    private static Figure Ratio(string what, string against, Pair pair, double limit) => new(
        what,
        against,
        string.Create(CultureInfo.InvariantCulture, $"<= {limit}x"),
        pair.Ratio,
        limit,
        "x",
        string.Create(CultureInfo.InvariantCulture, $"{pair.Ours / 1e6:0.0} ms against {pair.Peer / 1e6:0.0} ms"));
}
