using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Plugins.Generators.Tests.Harness;

/// <summary>
/// The one way in which tests run the generator. Whatever a test is about, the generator must also be quiet, incremental, free of compiler objects,
/// indifferent to the order of files, and emit what compiles without a warning.
/// </summary>
internal static class GeneratorHarness
{
    /// <summary>The names of the pipeline's steps.</summary>
    public static ImmutableArray<string> StepNames { get; } =
        [.. typeof(Steps).GetFields(BindingFlags.Static | BindingFlags.Public).Where(static f => f.IsLiteral).Select(static f => (string)f.GetRawConstantValue()!)];

    /// <summary>A type argument breaks a constraint, or lives on the stack.</summary>
    private static readonly string[] s_constraints = ["CS0306", "CS0310", "CS0311", "CS0314", "CS0315", "CS0452", "CS0453"];

    public static Generated Run(TestProject project, bool compiles)
    {
        var compilation = project.Compile();
        var driver = Driver(project).RunGenerators(compilation);
        var first = Quiet(driver);
        ModelWalk.AssertPlain(StepNames.SelectMany(name => Tracked(first, name)).SelectMany(static s => s.Outputs).Select(static o => o.Value));

        driver = driver.RunGenerators(compilation.Clone());
        AssertCached(driver, "nothing changed");

        var elsewhere = CSharpSyntaxTree.ParseText("namespace Unrelated { internal class Elsewhere { int Answer() { return 41; } } }", project.ParseOptions(), "/src/Elsewhere.cs");
        var edited = compilation.AddSyntaxTrees(elsewhere);
        driver = driver.RunGenerators(edited);
        AssertCached(driver, "an unrelated file was added");

        edited = WithEditedBody(WithEditedBody(edited, elsewhere), compilation.SyntaxTrees.FirstOrDefault(static t => Body(t) is not null));
        driver = driver.RunGenerators(edited);
        AssertCached(driver, "the body of a method was edited");

        AssertIndifferentToOrder(project, compilation, first);

        var after = compilation.AddSyntaxTrees(first.GeneratedTrees);
        AssertCompiles(compilation, after, compiles);
        return new(after, first.Results[0].GeneratedSources.ToImmutableSortedDictionary(static s => s.HintName, static s => s.SourceText.ToString(), StringComparer.Ordinal));
    }

    public static GeneratorDriver Driver(TestProject project) => CSharpGeneratorDriver.Create(
        [new PluginGenerator().AsSourceGenerator()],
        additionalTexts: project.Files,
        parseOptions: project.ParseOptions(),
        optionsProvider: new ProjectOptions(project),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private static CSharpParseOptions ParseOptions(this TestProject project) => new(project.Language);

    private static GeneratorDriverRunResult Quiet(GeneratorDriver driver)
    {
        var result = driver.GetRunResult();
        Assert.Null(result.Results[0].Exception);
        Assert.Empty(result.Diagnostics);
        return result;
    }

    private static ImmutableArray<IncrementalGeneratorRunStep> Tracked(GeneratorDriverRunResult result, string name) =>
        result.Results[0].TrackedSteps.TryGetValue(name, out var steps) ? steps : [];

    private static void AssertCached(GeneratorDriver driver, string although)
    {
        var result = Quiet(driver).Results[0];
        var named = result.TrackedSteps.Where(static s => StepNames.Contains(s.Key)).Concat(result.TrackedOutputSteps);
        foreach (var (name, steps) in named)
        {
            foreach (var (_, reason) in steps.SelectMany(static s => s.Outputs))
            {
                Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{although}, but the step {name} is {reason}.");
            }
        }
    }

    private static MethodDeclarationSyntax? Body(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().FirstOrDefault(static m => m.Body is not null);

    private static CSharpCompilation WithEditedBody(CSharpCompilation compilation, SyntaxTree? tree)
    {
        if (tree is null || Body(tree) is not { Body: { } body })
        {
            return compilation;
        }

        var root = tree.GetRoot().ReplaceNode(body, body.WithStatements(body.Statements.Insert(0, SyntaxFactory.ParseStatement("int edited = 1;\n"))));
        return compilation.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(root, tree.Options));
    }

    private static void AssertIndifferentToOrder(TestProject project, CSharpCompilation compilation, GeneratorDriverRunResult first)
    {
        if (compilation.SyntaxTrees.Length < 2)
        {
            return;
        }

        var shuffled = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Reverse());
        var other = Quiet(Driver(project).RunGenerators(shuffled));
        Assert.Equal(
            first.Results[0].GeneratedSources.Select(static s => (s.HintName, s.SourceText.ToString())),
            other.Results[0].GeneratedSources.Select(static s => (s.HintName, s.SourceText.ToString())));
    }

    /// <summary>
    /// In generated files there is nothing to say, all warnings on. In the user's files there are no errors; or, if the project has errors of its own,
    /// none that are not there without the generated files.
    /// </summary>
    private static void AssertCompiles(CSharpCompilation before, CSharpCompilation after, bool compiles)
    {
        var generated = after.SyntaxTrees.Except(before.SyntaxTrees).ToHashSet();
        var strict = after.WithOptions(after.Options.WithWarningLevel(9999).WithGeneralDiagnosticOption(ReportDiagnostic.Warn));
        var all = strict.GetDiagnostics();
        var inGenerated = all.Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Location.SourceTree is { } tree && generated.Contains(tree)).ToList();
        var errors = all.Where(d => d.Severity == DiagnosticSeverity.Error && !inGenerated.Contains(d)).ToList();
        if (!compiles && errors.Count > 0)
        {
            var known = before.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error).ToArray();

            // With the generated types at hand, the compiler may say something else of a line that is wrong anyway.
            errors.RemoveAll(e => known.Any(k => k.Location.SourceTree == e.Location.SourceTree && Line(k) == Line(e)));

            // Whether a type argument fits is not the generator's to know: it repeats what the user wrote, and so the user's error.
            inGenerated.RemoveAll(d => s_constraints.Contains(d.Id) && known.Any(k => k.Id == d.Id));
        }

        Assert.True(inGenerated.Count == 0, "In generated files:\n" + Text(inGenerated, after));
        Assert.True(errors.Count == 0, "In the project's files:\n" + Text(errors, after));
    }

    private static int Line(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().StartLinePosition.Line;

    private static string Text(IEnumerable<Diagnostic> diagnostics, CSharpCompilation compilation) =>
        string.Join('\n', diagnostics.Take(10).Select(static d => $"{d}: {d.Location.SourceTree?.GetText().Lines[d.Location.GetLineSpan().StartLinePosition.Line]}"))
        + "\n" + string.Join('\n', compilation.SyntaxTrees.Where(t => diagnostics.Any(d => d.Location.SourceTree == t)).Select(static t => $"--- {t.FilePath}\n{Head(t.ToString())}"));

    private static string Head(string text) => text.Length > 6_000 ? text[..6_000] : text;
}
