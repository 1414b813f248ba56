using System.Collections.Immutable;
using Gen.Plugins.Analyzers;
using Gen.Plugins.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Gen.Plugins.CodeFixes.Tests;

/// <summary>A project in a workspace, and what fixes make of its files. Beside the sources, the contracts <c>ILoad</c> and <c>IStore</c>.</summary>
internal sealed class FixRun : IDisposable
{
    private const string Contracts = """
        using Gen.Plugins;
        namespace Acme;
        [PluginContract("load")] public interface ILoad;
        [PluginContract("store")] public interface IStore;
        """;

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_rules =
    [
        .. typeof(PluginAnalyzer).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(PluginAnalyzer)))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private static readonly CodeFixProvider[] s_fixes =
    [
        .. typeof(DocumentFix).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)))
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    private readonly AdhocWorkspace _workspace = new();
    private readonly string _id;
    private readonly ProjectId _project;
    private readonly DocumentId[] _documents;

    /// <param name="id">The diagnostic that is fixed.</param>
    /// <param name="sources">The files.</param>
    public FixRun(string id, params string[] sources)
    {
        _id = id;
        var project = _workspace.AddProject("Acme.App", LanguageNames.CSharp)
            .WithMetadataReferences(TestCompilation.References)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Preview))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        _project = project.Id;
        _documents = new DocumentId[sources.Length];
        for (var i = 0; i < sources.Length; i++)
        {
            // Line ends of a literal are those of this file, however it was checked out; those that a test writes as escapes stay.
            var text = sources[i].Contains('\r', StringComparison.Ordinal) && Environment.NewLine == "\n" ? sources[i] : sources[i].ReplaceLineEndings("\n");
            var document = project.AddDocument($"File{i}.cs", text, filePath: $"/src/File{i}.cs");
            (project, _documents[i]) = (document.Project, document.Id);
        }

        project = project.AddDocument("Contracts.cs", Contracts, filePath: "/src/Contracts.cs").Project;
        Solution = project.Solution.WithProjectFilePath(_project, "/src/Acme.App.csproj");
    }

    public Solution Solution { get; private set; }

    /// <summary>The project is a host of that version; empty: of none.</summary>
    public string? HostVersion { get; init; }

    /// <summary>Properties of the project file, which fixes see too.</summary>
    public Dictionary<string, string> Properties
    {
        get;
        init
        {
            field = value;
            var lines = value.Select(static p => $"build_property.{p.Key} = {p.Value}");
            var text = SourceText.From(string.Join('\n', ["is_global = true", .. lines]));
            Solution = Solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(_project), ".globalconfig", text, filePath: "/src/.globalconfig");
        }
    } = [];

    private ProjectOptions Options => new([
        .. Properties,
        new("ProjectDir", "/src/"),
        .. HostVersion is null ? (KeyValuePair<string, string>[])[] : [new("GeneratePluginRegistry", "true"), new("PluginHostVersion", HostVersion)],
    ]);

    public void Dispose() => _workspace.Dispose();

    /// <summary>Compares files one by one, so that a difference is shown where it is.</summary>
    public static void Same(string[] expected, string[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), static pair => Assert.Equal(pair.First, pair.Second));
    }

    /// <summary>The titles of what is offered for the first diagnostic.</summary>
    public async Task<string[]> Offers() => [.. (await Actions()).Select(static a => a.Action.Title)];

    /// <summary>Applies an offer for the first diagnostic, which is gone after it, and returns the files.</summary>
    /// <param name="offer">Its number.</param>
    /// <param name="gone">How many diagnostics are gone after it.</param>
    public async Task<string[]> Fix(int offer = 0, int gone = 1)
    {
        var before = (await Diagnostics()).Length;
        await Apply((await Actions())[offer].Action);
        Assert.Equal(before - gone, (await Diagnostics()).Length);
        return await Texts();
    }

    /// <summary>Applies an offer for all diagnostics of the project, which are gone after it, and returns the files.</summary>
    public async Task<string[]> FixAll(int offer = 0, int left = 0, FixAllScope scope = FixAllScope.Project)
    {
        var (provider, action) = (await Actions())[offer];
        var context = new FixAllContext(
            Solution.GetDocument(_documents[0])!,
            provider,
            scope,
            action.EquivalenceKey,
            [_id],
            new Source(this),
            CancellationToken.None);
        var fixes = provider.GetFixAllProvider()!;
        Assert.Contains(scope, fixes.GetSupportedFixAllScopes());
        await Apply((await fixes.GetFixAsync(context))!);
        Assert.Equal(left, (await Diagnostics()).Length);
        return await Texts();
    }

    /// <summary>Adds a file under a name and, if it says so, in folders: <c>Known/TierExceptions.cs</c>.</summary>
    public FixRun With(string path, string text)
    {
        var parts = path.Split('/');
        Solution = Solution.AddDocument(DocumentId.CreateNewId(_project), parts[^1], SourceText.From(text), parts[..^1], "/src/" + path);
        return this;
    }

    /// <summary>Adds a file that is no code.</summary>
    public FixRun WithFile(string path, string text)
    {
        var parts = path.Split('/');
        Solution = Solution.AddAdditionalDocument(DocumentId.CreateNewId(_project), parts[^1], SourceText.From(text), parts[..^1], "/src/" + path);
        return this;
    }

    /// <summary>The files that are no code, by path, and what they hold.</summary>
    public async Task<string[]> Files() =>
        [.. (await Task.WhenAll(Solution.GetProject(_project)!.AdditionalDocuments.Select(static async d => $"{d.FilePath}: {await d.GetTextAsync()}"))).Order(StringComparer.Ordinal)];

    /// <summary>The file under a name; empty: there is none.</summary>
    public async Task<string> Text(string path)
    {
        var document = Solution.GetProject(_project)!.Documents.SingleOrDefault(d => string.Join('/', [.. d.Folders, d.Name]) == path);
        return document is null ? "" : (await document.GetTextAsync()).ToString();
    }

    private async Task<List<(CodeFixProvider Provider, CodeAction Action)>> Actions()
    {
        var diagnostic = (await Diagnostics())[0];
        var actions = new List<(CodeFixProvider, CodeAction)>();
        foreach (var provider in s_fixes.Where(fix => fix.FixableDiagnosticIds.Contains(_id)))
        {
            await provider.RegisterCodeFixesAsync(new CodeFixContext(Where(diagnostic), diagnostic, (action, _) => actions.AddRange(Single(action).Select(a => (provider, a))), CancellationToken.None));
        }

        return actions;
    }

    private TextDocument Where(Diagnostic diagnostic) => Solution.GetDocument(diagnostic.Location.SourceTree)
        ?? Solution.GetProject(_project)!.AdditionalDocuments.Single(d => d.FilePath == diagnostic.Location.GetLineSpan().Path);

    private static IEnumerable<CodeAction> Single(CodeAction action) => action.NestedActions.IsEmpty ? [action] : action.NestedActions.SelectMany(Single);

    private async Task Apply(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(Solution, Progress.Instance, CancellationToken.None);
        Solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var compilation = (await Solution.GetProject(_project)!.GetCompilationAsync())!;
        Assert.DoesNotContain(compilation.GetDiagnostics(), static d => d.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>Those of the id.</summary>
    public async Task<ImmutableArray<Diagnostic>> Diagnostics()
    {
        var compilation = (await Solution.GetProject(_project)!.GetCompilationAsync())!;
        return [.. (await compilation.Analyze(s_rules, Options, Solution.GetProject(_project)!.AnalyzerOptions.AdditionalFiles)).Where(d => d.Id == _id)];
    }

    private async Task<string[]> Texts() => await Task.WhenAll(_documents.Select(async id => (await Solution.GetDocument(id)!.GetTextAsync()).ToString()));

    private sealed class Progress : IProgress<CodeAnalysisProgress>
    {
        public static readonly Progress Instance = new();

        public void Report(CodeAnalysisProgress value)
        {
        }
    }

    private sealed class Source(FixRun run) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await run.Diagnostics();

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            (await run.Diagnostics()).Where(d => d.Location.SourceTree!.FilePath == document.FilePath);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
