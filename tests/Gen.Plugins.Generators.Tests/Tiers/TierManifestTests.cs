using Gen.Plugins.Generators.Tests.Harness;
using Gen.Plugins.Generators.Tests.Languages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Plugins.Generators.Tests.Tiers;

/// <summary>What a project file says of tiers is in the assembly, for those who reference it.</summary>
public sealed class TierManifestTests
{
    private const string Attribute = "[assembly: global::Gen.Plugins.CompilerServices.TierManifest(";

    [Theory]
    [InlineData("Runtime", "", "", "Tier = 0")]
    [InlineData("Shared", "", "", "Tier = 1")]
    [InlineData("Controller", "", "", "Tier = 2")]
    [InlineData("Action", "", "", "Tier = 3")]
    [InlineData(" aCTION ", "", "", "Tier = 3")]
    [InlineData("", "true", "", "Convention = true")]
    [InlineData("", " True ", "", "Convention = true")]
    [InlineData("", "", "true", "Free = true")]
    [InlineData("Action", "true", "true", "Tier = 3, Convention = true, Free = true")]
    [InlineData("Runtime", "false", "", "Tier = 0")]
    [InlineData("Engine", "true", "", "Convention = true")]
    public void What_is_set_is_said(string tier, string convention, string free, string expected)
    {
        var text = Project(tier, convention, free).Generate().Files[Hints.Tiers];

        Assert.Contains(Attribute + expected + ")]\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("  ", " ", " ")]
    [InlineData("", "false", "False")]
    [InlineData("", "yes", "1")]
    [InlineData("3", "", "")]
    [InlineData("Actions", "", "")]
    [InlineData("Runtime, Shared", "", "")]
    [InlineData("Runtime|Shared", "", "")]
    public void Of_what_is_not_set_or_is_no_tier_nothing_is_said(string tier, string convention, string free) =>
        Assert.Empty(Project(tier, convention, free).Generate().Files);

    [Fact]
    public void A_project_that_says_nothing_has_no_manifest() =>
        Assert.DoesNotContain(Hints.Tiers, new TestProject(Sources.Load, Sources.Plugin("s3")).Generate().Files.Keys);

    [Fact]
    public void Plugins_and_tiers_stand_in_files_of_their_own()
    {
        var generated = new TestProject(Sources.Load, Sources.Plugin("s3")).With("PluginTier", "Action").Generate();

        Assert.Equal([Hints.Host, Hints.Registrar, Hints.Tiers], generated.Files.Keys);
        Assert.DoesNotContain("TierManifest", generated.Registrar + generated.Host, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_references_the_assembly_reads_it_as_a_file_and_as_a_project()
    {
        var library = Project("Action", "true", "").Generate();

        foreach (var reference in (MetadataReference[])[library.AsFile(), library.AsCompilation()])
        {
            var compilation = new TestProject("class C { }") { References = [reference] }.Compile();
            var assembly = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!;
            var said = Assert.Single(assembly.GetAttributes(), static a => a.AttributeClass!.Name == "TierManifestAttribute");

            Assert.Equal([("Tier", 3), ("Convention", true)], said.NamedArguments.Select(static n => (n.Key, n.Value.Value!)));
        }
    }

    [Fact]
    public void A_host_composes_what_it_references_whether_or_not_that_has_tiers()
    {
        var contracts = TestProject.Library("Acme.Contracts", Sources.Load).With("PluginTier", "Runtime").Generate();
        var plugins = (TestProject.Library("Acme.Lib", Sources.Plugin("s3")) with { References = [contracts.AsFile()] }).With("PluginTierConvention", "true").Generate();
        var helpers = TestProject.Library("Acme.Helpers", "public class H { }").With("PluginTier", "Shared").Generate();
        using var host = (new TestProject("class C { }") { Name = "Acme.Host", References = [contracts.AsFile(), plugins.AsFile(), helpers.AsCompilation()] })
            .With("PluginFree", "true")
            .Generate()
            .Load(contracts, plugins);

        Assert.Equal(["s3"], host.Names);
    }

    [Theory]
    [MemberData(nameof(LanguageVersionTests.Settings), MemberType = typeof(LanguageVersionTests))]
    public void It_compiles_in_every_version_of_the_language(LanguageVersion version, NullableContextOptions nullable, bool checkOverflow) =>
        Assert.Contains(
            Hints.Tiers,
            (Project("Controller", "true", "true") with { Language = version, Nullable = nullable, CheckOverflow = checkOverflow }).Generate().Files.Keys);

    [Theory]
    [InlineData("System", "class C { }")]
    [InlineData("Gen.Plugins", "namespace Gen.Plugins { class C { } }")]
    [InlineData("Gen.Plugins.CompilerServices", "namespace Gen.Plugins.CompilerServices { class C { } }")]
    [InlineData("Acme", "namespace Acme.Gen.Plugins.CompilerServices { class TierManifestAttribute { } }")]
    [InlineData("Acme", "class TierManifest { } class TierManifestAttribute { } class Plugins { } class @global { }")]
    [InlineData("Acme", "namespace Gen.Plugins.CompilerServices { class TierManifestAttribute<T> { } }")]
    [InlineData("Acme", "[assembly: System.CLSCompliant(true)] class C { }")]
    public void A_name_that_is_not_in_the_way_changes_nothing(string root, string source)
    {
        var project = TestProject.Library("Acme.Lib", source).With("PluginTier", "Shared") with { RootNamespace = root };

        Assert.Contains(Hints.Tiers, project.Generate().Files.Keys);
    }

    [Theory]
    [InlineData("class Gen { }")]
    [InlineData("namespace Gen { class Plugins { } }")]
    [InlineData("namespace Gen.Plugins { enum CompilerServices { A } }")]
    [InlineData("namespace Gen.Plugins.CompilerServices { class TierManifestAttribute { } }")]
    [InlineData("namespace Gen.Plugins.CompilerServices { class TierManifestAttribute : System.Attribute { public int Tier { get; set; } } }")]
    public void A_type_in_the_way_of_the_attribute_keeps_it_out(string source) =>
        Assert.DoesNotContain(Hints.Tiers, TestProject.Library("Acme.Lib", source).With("PluginTier", "Shared").GenerateInSpiteOfErrors().Files.Keys);

    [Fact]
    public void A_library_that_is_too_old_to_know_tier_manifests_gets_none()
    {
        var old = new TestProject("namespace Gen.Plugins.CompilerServices { public class PluginHostAttribute : System.Attribute { } }") { Name = "Gen.Plugins", Registry = null, Without = "Gen.Plugins.dll" }.Generate();

        Assert.Empty((Project("Shared", "true", "true") with { Without = "Gen.Plugins.dll", References = [old.AsFile()] }).Generate().Files);
    }

    [Fact]
    public void Without_the_library_or_with_it_behind_an_alias_only_there_is_none()
    {
        var project = Project("Shared", "true", "true") with { Without = "Gen.Plugins.dll" };
        var behind = MetadataReference.CreateFromFile(typeof(PluginTier).Assembly.Location, new MetadataReferenceProperties(aliases: ["behind"]));

        Assert.Empty(project.Generate().Files);
        Assert.Empty((project with { References = [behind] }).Generate().Files);
    }

    [Fact]
    public void A_change_of_the_project_file_changes_the_manifest_and_nothing_else()
    {
        var before = new TestProject(Sources.Load, Sources.Plugin("s3")).With("PluginTier", "Action");
        var compilation = before.Compile();
        var driver = GeneratorHarness.Driver(before).RunGenerators(compilation);

        foreach (var after in (TestProject[])[before.With("PluginTier", "Shared"), before.With("PluginTier", "Shared").With("PluginFree", "true"), before.With("PluginTier", "")])
        {
            driver = driver.WithUpdatedAnalyzerConfigOptions(new ProjectOptions(after)).RunGenerators(compilation);
            var fresh = GeneratorHarness.Driver(after).RunGenerators(compilation);

            Assert.Equal(Files(fresh), Files(driver));
            Assert.All(
                driver.GetRunResult().Results[0].TrackedSteps[Steps.Host].SelectMany(static s => s.Outputs),
                static o => Assert.NotEqual(IncrementalStepRunReason.Modified, o.Reason));
        }
    }

    private static TestProject Project(string tier, string convention, string free) => TestProject.Library("Acme.Lib", "namespace Acme { class C { void M() { } } }")
        .With("PluginTier", tier)
        .With("PluginTierConvention", convention)
        .With("PluginFree", free);

    private static IEnumerable<(string, string)> Files(GeneratorDriver driver) =>
        driver.GetRunResult().Results[0].GeneratedSources.Select(static s => (s.HintName, s.SourceText.ToString()));
}
