using System.Text.Json;
using Gen.Plugins.Package.Tests.Building;

namespace Gen.Plugins.Package.Tests;

/// <summary>What a project file says of tiers reaches the compiler and the assembly, in a project without any plugins too.</summary>
[Collection(OnePackage.Name)]
public sealed class TierTests(Packed packed)
{
    private const string Project = "Plain.csproj";

    [Fact]
    public async Task A_project_with_tiers_says_so_in_its_assembly_and_shows_its_file_to_the_rules_once()
    {
        var workspace = New("tiers", "<PluginTierConvention>true</PluginTierConvention><PluginFree>true</PluginFree><OutputType>Exe</OutputType>");

        var built = await BuildAsync(workspace, new() { ["SOURCE_DATE_EPOCH"] = "1700000000" });

        Assert.Equal(workspace[Project], Assert.Single(Files(built), static f => f.EndsWith(".csproj", StringComparison.Ordinal)));
        Assert.Equal("2023-11-14", Date(built));
        Assert.Contains("build_property.PluginBuildDate = 2023-11-14\n", Generated(workspace, "*.editorconfig"), StringComparison.Ordinal);
        Assert.Contains("TierManifest(Convention = true, Free = true)", Generated(workspace, "Gen.Plugins.Tiers.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_without_tiers_gets_nothing_of_them_and_no_date()
    {
        var workspace = New("untiered", "");

        var built = await BuildAsync(workspace, []);

        Assert.DoesNotContain(Files(built), static f => f.EndsWith(".csproj", StringComparison.Ordinal));
        Assert.Equal("", Date(built));
        Assert.Equal("", Generated(workspace, "Gen.Plugins.Tiers.g.cs"));
    }

    [Theory]
    [InlineData("2026-03-04", "1700000000", "2026-03-04")]
    [InlineData("", "0", "1970-01-01")]
    [InlineData("", "yesterday", "yesterday")]
    public async Task The_day_of_the_build_is_what_the_project_says_or_else_the_environment(string property, string environment, string expected)
    {
        var workspace = New("date" + environment, $"<PluginTier>Shared</PluginTier><PluginBuildDate>{property}</PluginBuildDate>");

        var asked = await BuildAsync(workspace, new() { ["SOURCE_DATE_EPOCH"] = environment }, "GenPluginsSwitches");

        Assert.Equal(expected, Date(asked));
    }

    private static string Date(JsonElement built) => built.GetProperty("Properties").GetProperty("PluginBuildDate").GetString()!;

    private static IEnumerable<string> Files(JsonElement built) =>
        built.GetProperty("Items").GetProperty("AdditionalFiles").EnumerateArray().Select(static f => f.GetProperty("FullPath").GetString()!);

    /// <summary>The generated files of a name, one after another.</summary>
    private static string Generated(Workspace workspace, string name) =>
        string.Concat(Directory.GetFiles(workspace["obj"], name, SearchOption.AllDirectories).Select(File.ReadAllText));

    private static async Task<JsonElement> BuildAsync(Workspace workspace, Dictionary<string, string> environment, string target = "Build")
    {
        (await Command.RunAsync(
            workspace.Folder,
            "dotnet",
            ["build", Project, "-v:q", "-t:" + target, "-getProperty:PluginBuildDate", "-getItem:AdditionalFiles", "-getResultOutputFile:result.json"],
            environment)).Succeeded();
        return JsonDocument.Parse(await File.ReadAllTextAsync(workspace["result.json"])).RootElement;
    }

    private Workspace New(string name, string properties)
    {
        var workspace = packed.New(name);
        workspace.Write(Project, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Gen.Plugins" />
                <PackageReference Include="Microsoft.Extensions.DependencyInjection" />
              </ItemGroup>
            </Project>
            """);
        workspace.Write("Program.cs", "namespace Acme.Shared { public static class Program { public static void Main() { } } }");
        return workspace;
    }
}
