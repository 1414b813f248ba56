using Gen.Plugins.Generators.Tests.Harness;
using Gen.Plugins.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Plugins.Generators.Tests.Migrations;

/// <summary>What is done again after an edit of SQL, and what is not. That edits elsewhere leave everything as it was is the harness's to see.</summary>
public sealed class MigrationCachingTests
{
    private static readonly TextFile s_one = new("/src/One/1_a.sql", "one");
    private static readonly TextFile s_two = new("/src/Two/1_a.sql", "two");

    [Fact]
    public void An_edit_of_SQL_prints_the_migrations_of_its_plugin_again_and_nothing_else()
    {
        var (driver, compilation) = Start();

        driver = driver.ReplaceAdditionalText(s_two, new TextFile(s_two.Path, "two, edited")).RunGenerators(compilation);

        var result = driver.GetRunResult().Results[0];
        Assert.Single(Reasons(result, Steps.MigrationTable), IncrementalStepRunReason.Modified);
        Assert.All(Reasons(result, Steps.Registrar).Concat(Reasons(result, Steps.Host)), static r => Assert.Equal(IncrementalStepRunReason.Cached, r));
        Assert.Single(result.TrackedOutputSteps.SelectMany(static s => s.Value).SelectMany(static s => s.Outputs), static o => o.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        Assert.Contains("two, edited", Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_saved_with_the_same_text_or_other_line_ends_prints_nothing_again()
    {
        var (driver, compilation) = Start();

        driver = driver.ReplaceAdditionalText(s_two, new TextFile(s_two.Path, "\uFEFFtwo")).RunGenerators(compilation);

        var result = driver.GetRunResult().Results[0];
        Assert.All(result.TrackedOutputSteps.SelectMany(static s => s.Value).SelectMany(static s => s.Outputs), static o => Assert.Equal(IncrementalStepRunReason.Cached, o.Reason));
    }

    [Fact]
    public void A_file_that_comes_or_goes_is_there_or_gone()
    {
        var (driver, compilation) = Start();

        driver = driver.AddAdditionalTexts([new TextFile("/src/Two/2_b.sql", "more")]).RunGenerators(compilation);
        Assert.Contains("\"more\"u8", Text(driver.GetRunResult().Results[0]), StringComparison.Ordinal);

        driver = driver.RemoveAdditionalTexts([s_two]).RunGenerators(compilation);
        Assert.DoesNotContain("\"two\"u8", Text(driver.GetRunResult().Results[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_no_plugin_names_is_never_read()
    {
        var dump = new TextFile("/src/dumps/1_all.sql", "of no concern");
        var project = Project() with { Files = [s_one, dump] };

        GeneratorHarness.Driver(project).RunGenerators(project.Compile());

        Assert.Equal(0, dump.Reads);
    }

    [Fact]
    public void A_text_is_read_for_its_sum_and_for_its_output_and_not_at_edits_elsewhere()
    {
        var file = new TextFile("/src/One/1_a.sql", new string('x', 10_000));
        var project = Project() with { Files = [file] };
        var compilation = project.Compile();
        var driver = GeneratorHarness.Driver(project).RunGenerators(compilation);
        var reads = file.Reads;

        for (var i = 0; i < 5; i++)
        {
            compilation = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText($"class Edit{i} {{ }}", (CSharpParseOptions)compilation.SyntaxTrees[0].Options));
            driver = driver.RunGenerators(compilation);
        }

        Assert.InRange(reads, 1, 2);
        Assert.Equal(reads, file.Reads);
    }

    private static (GeneratorDriver Driver, CSharpCompilation Compilation) Start()
    {
        var project = Project();
        var compilation = project.Compile();
        return (GeneratorHarness.Driver(project).RunGenerators(compilation), compilation);
    }

    private static TestProject Project() => new(
        Sources.Load,
        Sources.Plugin("one", attributes: "[Gen.Plugins.PluginMigrations(\"One\")]"),
        Sources.Plugin("two", attributes: "[Gen.Plugins.PluginMigrations(\"Two\")]")) { Files = [s_one, s_two] };

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(static s => s.Outputs).Select(static o => o.Reason);

    private static string Text(GeneratorRunResult result) => string.Concat(result.GeneratedSources.Select(static s => s.SourceText.ToString()));
}
