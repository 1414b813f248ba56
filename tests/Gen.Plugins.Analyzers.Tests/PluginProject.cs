using System.Collections.Immutable;
using System.Globalization;
using Gen.Plugins.Generators;
using Gen.Plugins.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Analyzers.Tests;

/// <summary>A project with plugins: marked-up sources, and beside them a file with the contracts <c>ILoad</c> ("load") and <c>IStore</c> ("store").</summary>
internal sealed record PluginProject(params string[] Sources)
{
    private const string ProjectPath = "/src/App.csproj";
    private const string LockPath = "/src/plugins.lock.json";

    private const string Contracts = """
        using Gen.Plugins;

        namespace Acme;

        [PluginContract("load")]
        public interface ILoad;

        [PluginContract("store")]
        public interface IStore;
        """;

    /// <summary>All rules together: a test is also about what the others do not say.</summary>
    private static readonly ImmutableArray<DiagnosticAnalyzer> s_rules =
    [
        .. typeof(PluginAnalyzer).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(PluginAnalyzer)))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public string AssemblyName { get; init; } = "Acme.App";

    public bool IsHost { get; init; }

    public bool HasContracts { get; init; } = true;

    public string RootNamespace { get; init; } = "";

    public string EditorConfig { get; init; } = "";

    public string GlobalConfig { get; init; } = "";

    /// <summary><c>PluginHostVersion</c>.</summary>
    public string HostVersion { get; init; } = "";

    /// <summary><c>PluginInclude</c>, names separated by <c>;</c>.</summary>
    public string Include { get; init; } = "";

    /// <summary><c>PluginExclude</c>, names separated by <c>;</c>.</summary>
    public string Exclude { get; init; } = "";

    /// <summary>Hands the switches over as a build does, in whose file for the compiler a <c>;</c> would start a comment.</summary>
    public bool HasCommas { get; init; } = true;

    /// <summary>The text of <c>/src/App.csproj</c>, marked up as the sources are; <see langword="null"/>: the rules do not get it.</summary>
    public string? ProjectFile { get; init; }

    /// <summary><c>PluginLock</c>.</summary>
    public bool HasLock { get; init; }

    /// <summary><c>PluginLockUpdate</c>.</summary>
    public bool UpdatesLock { get; init; }

    /// <summary>The text of <c>/src/plugins.lock.json</c>, marked up as the sources are; <see langword="null"/>: there is none.</summary>
    public string? Lock { get; init; }

    /// <summary>Files below <c>/src</c> by path, marked up as the sources are; what is no text is <see cref="OtherFiles"/>.</summary>
    public ImmutableDictionary<string, string> TextFiles { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>More files that are no code.</summary>
    public ImmutableArray<AdditionalText> OtherFiles { get; init; } = [];

    /// <summary>Paths, of which the build says that a link leads out of the project.</summary>
    public ImmutableHashSet<string> Links { get; init; } = [];

    /// <summary>More properties of the project.</summary>
    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What the project's <c>NoWarn</c> names.</summary>
    public ImmutableArray<string> NoWarn { get; init; } = [];

    public ImmutableArray<MetadataReference> References { get; init; } = [];

    /// <summary>The compiler, too, has something to say of the sources.</summary>
    public bool HasErrors { get; init; }

    public LanguageVersion Language { get; init; } = LanguageVersion.Preview;

    public static ImmutableArray<DiagnosticAnalyzer> Rules => s_rules;

    /// <summary>Adds a file below <c>/src</c>, marked up as the sources are.</summary>
    public PluginProject WithFile(string path, string text) => this with { TextFiles = TextFiles.Add(path, text) };

    private ProjectOptions Options => new(
        [
            .. Properties,
            new("ProjectDir", "/src/"),
            new("GeneratePluginRegistry", IsHost ? "true" : "false"),
            new("RootNamespace", RootNamespace),
            new("PluginHostVersion", HostVersion),
            new("PluginLock", HasLock ? "true" : ""),
            new("PluginLockUpdate", UpdatesLock ? "true" : ""),
            HasCommas ? new("PluginIncludeNames", Include.Replace(';', ',')) : new("PluginInclude", Include),
            HasCommas ? new("PluginExcludeNames", Exclude.Replace(';', ',')) : new("PluginExclude", Exclude),
        ],
        EditorConfig,
        GlobalConfig.Length + Links.Count == 0 ? "" : "is_global = true\n" + GlobalConfig + string.Concat(Links.Select(static l => $"\n[{l}]\nbuild_metadata.AdditionalFiles.PluginMigrationLink = true\n")));

    /// <summary>Asserts that what is marked is reported, and nothing else, with and without what the generator adds. Returns the messages.</summary>
    public async Task<string[]> Expect()
    {
        var marked = Sources.Select(static source => Markup.Parse(source)).ToArray();
        var project = Markup.Parse(ProjectFile ?? "");
        var record = Markup.Parse(Lock ?? "");
        var expected = marked
            .SelectMany(static (m, i) => m.Expected.Select(e => $"/src/File{i}.cs{e.Span} {e.Id}"))
            .Concat(project.Expected.Select(static e => $"{ProjectPath}{e.Span} {e.Id}"))
            .Concat(record.Expected.Select(static e => $"{LockPath}{e.Span} {e.Id}"))
            .Concat(TextFiles.SelectMany(static f => Markup.Parse(f.Value).Expected.Select(e => $"/src/{f.Key}{e.Span} {e.Id}")))
            .Order(StringComparer.Ordinal);
        var written = Create(marked.Select(static m => m.Source));
        var whole = Generated(written);
        if (!HasErrors)
        {
            Assert.DoesNotContain(whole.GetDiagnostics(), static d => d.Severity == DiagnosticSeverity.Error);
        }

        var messages = Array.Empty<string>();
        foreach (var compilation in new[] { written, whole })
        {
            var reported = await compilation.Analyze(s_rules, Options, Files(project.Source, record.Source));
            Assert.Equal(expected, reported.Select(static d => $"{AnalyzerRun.File(d)}{d.Location.SourceSpan} {d.Id}").Order(StringComparer.Ordinal));
            messages = [.. reported.Select(static d => d.GetMessage(CultureInfo.InvariantCulture))];
        }

        return messages;
    }

    /// <summary>Runs the rules over the sources as they stand, whatever that may be.</summary>
    public Task<ImmutableArray<Diagnostic>> Analyze() => Generated(Create(Sources)).Analyze(s_rules, Options, Files(ProjectFile ?? "", Lock ?? ""));

    /// <summary>What the compiler has to say of the sources as they stand.</summary>
    public ImmutableArray<Diagnostic> Compile() => Generated(Create(Sources)).GetDiagnostics();

    /// <summary>The project as an editor references it.</summary>
    public MetadataReference AsProject() => Generated(Create(Sources)).ToMetadataReference();

    /// <summary>The project as a build references it.</summary>
    public MetadataReference AsFile() => Generated(Create(Sources)).ToFile();

    /// <summary>The project as a build references it that has it from a package, in NuGet's folder.</summary>
    public MetadataReference AsPackage(string id, string version) => Generated(Create(Sources)).ToFile($"/home/dev/.nuget/packages/{id}/{version}/lib/net8.0/{AssemblyName}.dll");

    private ImmutableArray<AdditionalText> Files(string project, string record) =>
    [
        .. ProjectFile is null ? Array.Empty<AdditionalText>() : [new TextFile("/src/notes.txt", project), new TextFile(ProjectPath, project)],
        .. Lock is null ? Array.Empty<AdditionalText>() : [new TextFile(LockPath, record)],
        .. TextFiles.Select(static f => new TextFile("/src/" + f.Key, Markup.Parse(f.Value).Source)),
        .. OtherFiles,
    ];

    private CSharpCompilation Create(IEnumerable<string> sources)
    {
        var compilation = TestCompilation.Create(HasContracts ? [.. sources, Contracts] : sources, AssemblyName, language: Language, references: References);
        return compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(NoWarn.Select(static id => KeyValuePair.Create(id, ReportDiagnostic.Suppress))));
    }

    private Compilation Generated(CSharpCompilation compilation)
    {
        CSharpGeneratorDriver
            .Create([new PluginGenerator().AsSourceGenerator()], additionalTexts: Files(Markup.Parse(ProjectFile ?? "").Source, Markup.Parse(Lock ?? "").Source), optionsProvider: Options, parseOptions: new CSharpParseOptions(Language))
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        return generated;
    }
}
