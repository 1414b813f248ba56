using Gen.Plugins.Package.Tests.Building;

namespace Gen.Plugins.Package.Tests;

/// <summary>How the package reaches a host.</summary>
[Collection(OnePackage.Name)]
public sealed class ReferenceTests(Packed packed)
{
    private static readonly string[] s_compilerParts =
        ["Gen.Plugins.Analyzers.dll", "Gen.Plugins.CodeFixes.dll", "Gen.Plugins.Generators.dll", "Gen.Plugins.Model.dll", "NuGet.Versioning.dll"];

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public async Task A_host_of_three_assemblies_lists_finds_and_creates_the_plugins_of_all_of_them(string framework) =>
        Assert.Equal(ThreeAssemblies.Output, await (await packed.Sound).RunAsync("ThreeAssemblies/Host", framework));

    [Theory]
    [InlineData("Transitive/HostOfProject")]
    [InlineData("Transitive/HostOfPackage")]
    [InlineData("PrivateAll/Host")]
    [InlineData("PrivateAnalyzers/Host")]
    [InlineData("PrivateNone/Host")]
    public async Task A_host_gets_its_registry_however_the_package_reaches_it(string host) =>
        Assert.Equal("Good day, 1 host.\n", await (await packed.Sound).RunAsync(host));

    [Theory]
    [InlineData("ThreeAssemblies/Host")]
    [InlineData("Transitive/Library")]
    [InlineData("Transitive/HostOfProject")]
    [InlineData("Transitive/HostOfPackage")]
    [InlineData("PrivateAll/Host")]
    [InlineData("PrivateAnalyzers/Host")]
    [InlineData("PrivateNone/Host")]
    public async Task The_compiler_is_given_each_part_once(string project) =>
        Assert.Equal(s_compilerParts, (await packed.Sound).Analyzers(project).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("OtherLanguages/VisualBasic")]
    [InlineData("OtherLanguages/FSharp")]
    public async Task A_project_in_another_language_builds_as_before_and_is_given_no_part(string project)
    {
        var sound = await packed.Sound;
        Assert.Equal("Transitive.Library.IGreeting\n", await sound.RunAsync(project));
        Assert.Empty(sound.Analyzers(project));
    }
}
