using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Generators.Tests.Harness;

/// <summary>The MSBuild properties that a project shows to the compiler.</summary>
internal sealed class ProjectOptions(TestProject project) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(new Dictionary<string, string?>(project.Properties.Select(static p => KeyValuePair.Create("build_property." + p.Key, (string?)p.Value)))
    {
        ["build_property.GeneratePluginRegistry"] = project.Registry,
        ["build_property.RootNamespace"] = project.RootNamespace,
        ["build_property.ProjectDir"] = "/src/",
    });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(new Dictionary<string, string?>
    {
        [project.FileMetadata.TryGetValue(textFile.Path, out var said) ? "build_metadata.AdditionalFiles." + said.Split('=')[0] : ""] = said?.Split('=')[1],
    });

    private sealed class Options(Dictionary<string, string?> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value) && value is not null;
    }
}
