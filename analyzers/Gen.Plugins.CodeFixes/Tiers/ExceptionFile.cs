using System.Collections.Immutable;
using System.Globalization;
using Gen.Plugins.Analyzers.Tiers.Places;
using Gen.Plugins.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Gen.Plugins.CodeFixes.Tiers;

/// <summary>The file of a project in which its known breaches stand: <c>TierExceptions.cs</c>, in whatever folder, or else a new one.</summary>
internal static class ExceptionFile
{
    public const string Name = "TierExceptions.cs";

    private const string Using = "using Gen.Plugins;";
    private const string Short = "PluginTierException";
    private const string Full = "global::Gen.Plugins." + Short;

    /// <summary>Adds exceptions, in order, each that is not there yet.</summary>
    /// <param name="project">The project that breaks the rules.</param>
    /// <param name="breaches">What it breaks.</param>
    /// <param name="lineEnd">Ends the lines of a new file.</param>
    /// <returns>The solution with the file changed; the same one if there is nothing to add.</returns>
    public static async Task<Solution> Add(Project project, IEnumerable<KnownBreach> breaches, string lineEnd, CancellationToken cancellationToken)
    {
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation)
        {
            return project.Solution;
        }

        var known = KnownBreach.In(compilation.Assembly);
        var added = breaches.Except(known.Select(static k => k.Breach)).OrderBy(static b => b).ToList();
        if (added.Count == 0)
        {
            return project.Solution;
        }

        var since = TierSettings.Parse(project.AnalyzerOptions.AnalyzerConfigOptionsProvider).BuildDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Find(project) is { } document
            ? await AddTo(document, known, added, since, lineEnd, cancellationToken).ConfigureAwait(false)
            : await Create(project, added, since, lineEnd, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The file, if there is one that is the project's own: what other projects link does not see its types.</summary>
    public static Document? Find(Project project) => project.Documents
        .Where(d => string.Equals(d.Name, Name, StringComparison.OrdinalIgnoreCase) && d.GetLinkedDocumentIds().All(id => IsSameFile(project, project.Solution.GetProject(id.ProjectId))))
        .OrderBy(static d => d.Folders.Count)
        .ThenBy(static d => d.FilePath ?? string.Join("/", d.Folders), StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>Whether two projects are one project file, built for two frameworks.</summary>
    public static bool IsSameFile(Project one, Project? other) => one.Id == other?.Id || (one.FilePath is not null && one.FilePath == other?.FilePath);

    private static async Task<Solution> Create(Project project, List<KnownBreach> added, string since, string lineEnd, CancellationToken cancellationToken)
    {
        var path = Path.GetDirectoryName(project.FilePath) is { Length: > 0 } folder ? Path.Combine(folder, Name) : null;
        var file = project.AddDocument(Name, "", filePath: path);
        foreach (var (header, name) in new[] { ("", Short), (Using + lineEnd + lineEnd, Short) })
        {
            var changed = file.WithText(Text(header, name));
            if (await IsOurs(changed, cancellationToken).ConfigureAwait(false))
            {
                return changed.Project.Solution;
            }
        }

        return file.WithText(Text("", Full)).Project.Solution;

        SourceText Text(string header, string name) => SourceText.From(header + string.Concat(added.Select(breach => Line(name, breach, since) + lineEnd)));
    }

    private static async Task<Solution> AddTo(
        Document document,
        ImmutableArray<(KnownBreach Breach, SyntaxReference? Place)> known,
        List<KnownBreach> added,
        string since,
        string lineEnd,
        CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var file = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var places = new ExceptionPlaces(file, known
            .Where(k => k.Place?.SyntaxTree == file.SyntaxTree)
            .Select(k => (k.Breach, (AttributeListSyntax)k.Place!.GetSyntax(cancellationToken).Parent!)));
        lineEnd = LineEnds.Of(text) ?? lineEnd;
        var changed = Changed(Short);
        changed = await IsOurs(document.WithText(changed), cancellationToken).ConfigureAwait(false) ? changed : Changed(Full);
        return document.GetLinkedDocumentIds().Aggregate(document.WithText(changed).Project.Solution, (solution, linked) => solution.WithDocumentText(linked, changed));

        SourceText Changed(string name) => text.WithChanges(added
            .GroupBy(places.Of)
            .OrderBy(static place => place.Key)
            .Select(place => Insert(text, file, place.Key, string.Join(lineEnd, place.Select(breach => Line(name, breach, since))), lineEnd)));
    }

    private static string Line(string name, KnownBreach breach, string since) =>
        $"[assembly: {name}(typeof({breach.From}), typeof({breach.To}), Reason = \"Why is this allowed?\", Since = \"{since}\")]";

    private static TextChange Insert(SourceText text, CompilationUnitSyntax file, int place, string lines, string lineEnd)
    {
        var startsLine = place == 0 || IsLineEnd(text[place - 1]);
        var isBelowUsings = file is { AttributeLists.Count: 0 } && place > 0 && (file.Usings.Count > 0 || file.Externs.Count > 0);
        var isAboveTypes = file is { AttributeLists.Count: 0, Members.Count: > 0 } && !(place < text.Length && IsLineEnd(text[place]));
        return new(
            new(place, 0),
            (startsLine ? "" : lineEnd) + (isBelowUsings ? lineEnd : "") + lines + lineEnd + (isAboveTypes ? lineEnd : ""));
    }

    private static bool IsLineEnd(char c) => c is '\n' or '\r';

    /// <summary>Whether the short name of the attribute means ours, wherever it stands at the top of a file.</summary>
    private static async Task<bool> IsOurs(Document document, CancellationToken cancellationToken)
    {
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var file = (CompilationUnitSyntax)await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        return file.AttributeLists
            .SelectMany(static list => list.Attributes)
            .Where(static attribute => attribute.Name is IdentifierNameSyntax { Identifier.ValueText: Short })
            .All(attribute => model.GetTypeInfo(attribute, cancellationToken).Type is INamedTypeSymbol type && type.IsOurs(KnownNames.TierException));
    }
}
