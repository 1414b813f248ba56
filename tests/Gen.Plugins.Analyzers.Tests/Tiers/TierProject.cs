using System.Collections.Immutable;
using System.Globalization;
using Gen.Plugins.Analyzers.Tests.Tiers.Harness;
using Gen.Plugins.Generators;
using Gen.Plugins.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Plugins.Analyzers.Tests.Tiers;

/// <summary>A project under the tier rules: marked-up sources and what its project file sets.</summary>
internal sealed record TierProject(params string[] Sources)
{
    public string AssemblyName { get; init; } = "Acme.App";

    /// <summary><c>PluginTierConvention</c>.</summary>
    public bool HasConvention { get; init; } = true;

    /// <summary><c>PluginTier</c>.</summary>
    public string Tier { get; init; } = "";

    /// <summary><c>PluginFree</c>.</summary>
    public bool IsFree { get; init; }

    /// <summary><c>PluginBuildDate</c>.</summary>
    public string BuildDate { get; init; } = "";

    public string EditorConfig { get; init; } = "";

    public ImmutableArray<MetadataReference> References { get; init; } = [];

    public OutputKind Output { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>The compiler, too, has something to say of the sources.</summary>
    public bool HasErrors { get; init; }

    private ProjectOptions Options => new(
        [
            new("PluginTierConvention", HasConvention ? "true" : ""),
            new("PluginTier", Tier),
            new("PluginFree", IsFree ? "true" : ""),
            new("PluginBuildDate", BuildDate),
        ],
        EditorConfig);

    /// <summary>Asserts that what is marked is reported, and nothing else. Returns the messages, in the order of text.</summary>
    public async Task<string[]> Expect()
    {
        var marked = Sources.Select(static source => Markup.Parse(source)).ToArray();
        var compilation = Compile();
        if (!HasErrors)
        {
            Assert.Equal([], compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.ToString()));
        }

        var reported = await Analyze();
        Assert.Equal(
            string.Join('\n', marked.SelectMany(static (m, i) => m.Expected.Select(e => $"/src/File{i}.cs{e.Span} {e.Id}")).Order(StringComparer.Ordinal)),
            string.Join('\n', reported.Select(static d => $"{AnalyzerRun.File(d)}{d.Location.SourceSpan} {d.Id}").Order(StringComparer.Ordinal)));
        return [.. reported.Select(static d => d.GetMessage(CultureInfo.InvariantCulture))];
    }

    /// <summary>The ids of what is reported, in the order of text, where a test is not about the place.</summary>
    public async Task<string> Ids() => string.Join(' ', (await Analyze()).Select(static d => d.Id));

    /// <summary>Runs the rules; a wrong setting is reported in the project file, where there is one.</summary>
    public Task<ImmutableArray<Diagnostic>> Analyze() => Compile().Analyze(TierRunner.Rules, Options, [new TextFile("/src/App.csproj", $"<Project><PropertyGroup><PluginTier>{Tier}</PluginTier><PluginBuildDate>{BuildDate}</PluginBuildDate></PropertyGroup></Project>")]);

    /// <summary>The project as an editor references it.</summary>
    public MetadataReference AsProject() => Compile().ToMetadataReference();

    /// <summary>The project as a build references it.</summary>
    public MetadataReference AsFile() => Compile().ToFile();

    private Compilation Compile()
    {
        var compilation = TestCompilation.Create(Sources.Select(static source => Markup.Parse(source).Source), AssemblyName, Output, references: References, nullable: NullableContextOptions.Disable);
        CSharpGeneratorDriver
            .Create([new PluginGenerator().AsSourceGenerator()], optionsProvider: Options, parseOptions: new CSharpParseOptions(LanguageVersion.Preview))
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        return generated;
    }
}
