using Gen.Plugins.Package.Tests.Building;

namespace Gen.Plugins.Package.Tests;

/// <summary>Generated code compiles without a warning in projects that are as old, as strict or as oddly named as they come.</summary>
[Collection(OnePackage.Name)]
public sealed class LanguageTests(Packed packed)
{
    /// <summary>Each with all analyzers on, warnings as errors, checked arithmetic and documentation; see the project files.</summary>
    [Theory]
    [InlineData("Languages/CSharp73")]
    [InlineData("Languages/CSharp8")]
    [InlineData("Languages/CSharp10")]
    [InlineData("Languages/Newest")]
    public async Task Generated_code_compiles_without_a_warning_in_every_CSharp(string project) =>
        Assert.Equal("old, polite, loud\nGOOD DAY, WORLD!\n11\n", await (await packed.Sound).RunAsync(project));

    [Theory]
    [InlineData("Names/None")]
    [InlineData("Names/System")]
    [InlineData("Names/Global")]
    [InlineData("Names/Keywords")]
    [InlineData("Names/Dash")]
    [InlineData("Names/Digit")]
    public async Task A_host_works_under_every_root_namespace(string project) =>
        Assert.Equal("Good day.\nTrue\n", await (await packed.Sound).RunAsync(project));

    [Fact]
    public async Task Generated_files_can_be_kept_and_name_no_path_of_the_machine()
    {
        var project = (await packed.Sound).Clean("Languages/CSharp10");
        var generated = Directory.GetFiles(Path.Combine(project, "obj", "Debug", "net10.0", "generated", "Gen.Plugins.Generators"), "*.cs", SearchOption.AllDirectories);

        Assert.Equal(["Gen.Plugins.HostPlugins.g.cs", "Gen.Plugins.Registrar.g.cs"], generated.Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        Assert.All(generated, file =>
        {
            var text = File.ReadAllText(file);
            Assert.DoesNotContain(Path.GetTempPath(), text, StringComparison.Ordinal);
            Assert.DoesNotContain('\r', text);
        });
    }
}
