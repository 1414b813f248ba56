using Gen.Plugins.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Plugins.Generators.Tests;

/// <summary>The harness itself: that its checks see what they are there for.</summary>
public sealed class HarnessTests
{
    [Fact]
    public void Every_step_that_has_a_name_runs_in_a_host()
    {
        var project = new TestProject(Sources.Load, Sources.Plugin("s3", attributes: "[Gen.Plugins.PluginMigrations(\"M\")]")).WithFile("M/1_a.sql", "a");

        var result = GeneratorHarness.Driver(project).RunGenerators(project.Compile()).GetRunResult().Results[0];

        Assert.NotEmpty(GeneratorHarness.StepNames);
        Assert.Subset(result.TrackedSteps.Keys.ToHashSet(), GeneratorHarness.StepNames.ToHashSet());
        Assert.Equal(3, result.GeneratedSources.Length);
    }

    [Fact]
    public void A_change_of_a_plugin_changes_the_output()
    {
        var before = new TestProject(Sources.Load, Sources.Plugin("s3"));
        var after = before with { Sources = [Sources.Load, Sources.Plugin("s4")] };

        var driver = GeneratorHarness.Driver(before).RunGenerators(before.Compile()).RunGenerators(after.Compile());

        Assert.Contains(driver.GetRunResult().Results[0].TrackedOutputSteps.SelectMany(static s => s.Value).SelectMany(static s => s.Outputs), static o => o.Reason == IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void A_compiler_object_deep_in_a_value_is_seen()
    {
        var compilation = CSharpCompilation.Create("a");

        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => ModelWalk.AssertPlain([("a", new List<object> { new { Symbol = compilation.Assembly } })]));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => ModelWalk.AssertPlain([new[] { Location.None }]));
        ModelWalk.AssertPlain(["a", 1, null, new[] { 1 }, ("b", new List<string> { "c" })]);
    }
}
