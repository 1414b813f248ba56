using System.Collections.Immutable;
using System.Composition;
using Gen.Plugins.Analyzers.Diagnostics;
using Gen.Plugins.Analyzers.Tiers;
using Gen.Plugins.Analyzers.Tiers.Places;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Gen.Plugins.CodeFixes.Registry;

/// <summary>GEN0201, GEN0202: takes a plugin that is created with <c>new</c> from the container instead, by its contract and its name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RegistryFix)), Shared]
internal sealed class RegistryFix : CodeFixProvider
{
    private const string Keyed = "Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.ReachesUp.Id, Descriptors.OtherPlugin.Id];

    /// <summary>A file at a time: a constructor with one more parameter must be looked at together with its callers.</summary>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        static async (context, document, diagnostics) => await ChangeAll(document, diagnostics, context.CancellationToken).ConfigureAwait(false),
        [FixAllScope.Document]);

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is not null
                && At(root, diagnostic) is { } expression
                && await Change(context.Document, expression, context.CancellationToken).ConfigureAwait(false) is var (changed, creation))
            {
                context.RegisterCodeFix(CodeAction.Create($"Take '{creation.Name}' through the registry, by {creation.Contract.Name}", _ => Task.FromResult(changed), nameof(RegistryFix)), diagnostic);
            }
        }
    }

    private static BaseObjectCreationExpressionSyntax? At(SyntaxNode root, Diagnostic diagnostic) =>
        PluginCreation.At(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true));

    /// <summary>One after the other, because the second in a class finds what the first has put there.</summary>
    private static async Task<Document> ChangeAll(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var marks = diagnostics.Select(d => At(root, d)).OfType<SyntaxNode>().Distinct().ToDictionary(static e => e, static _ => new SyntaxAnnotation());
        document = document.WithSyntaxRoot(root.ReplaceNodes(marks.Keys, (old, now) => now.WithAdditionalAnnotations(marks[old])));
        foreach (var mark in marks.OrderBy(static m => m.Key.SpanStart))
        {
            root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            if (root.GetAnnotatedNodes(mark.Value).SingleOrDefault() is BaseObjectCreationExpressionSyntax expression
                && await Change(document, expression, cancellationToken).ConfigureAwait(false) is var (changed, _))
            {
                document = changed;
            }
        }

        return document;
    }

    /// <returns><see langword="null"/>: it cannot be done, or would not compile.</returns>
    private static async Task<(Document Changed, PluginCreation Creation)?> Change(Document document, BaseObjectCreationExpressionSyntax expression, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        var compilation = editor.SemanticModel.Compilation;
        var scope = new TierScope(compilation, TierSettings.Parse(document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider));
        if (compilation.GetTypeByMetadataName(Keyed) is not { } attribute
            || PluginCreation.Read(expression, editor.SemanticModel, scope, cancellationToken) is not { } creation
            || ConstructorPlace.Of(creation, cancellationToken) is not { } constructor)
        {
            return null;
        }

        var lineEnd = LineEnds.Of(await document.GetTextAsync(cancellationToken).ConfigureAwait(false)) ?? "\n";
        var retyped = new Injection(creation, constructor, editor, attribute, lineEnd, cancellationToken).Apply();
        var changed = editor.GetChangedDocument();
        var touched = await Users([creation.Owner, .. retyped], document, cancellationToken).ConfigureAwait(false);
        return await CompileCheck.Holds(document.Project.Solution, changed.Project.Solution, touched, cancellationToken).ConfigureAwait(false) ? (changed, creation) : null;
    }

    /// <summary>The file and those in which one of the symbols is used, in all projects.</summary>
    private static async Task<HashSet<DocumentId>> Users(IEnumerable<ISymbol> symbols, Document document, CancellationToken cancellationToken)
    {
        var users = new HashSet<DocumentId> { document.Id };
        foreach (var symbol in symbols)
        {
            foreach (var found in await SymbolFinder.FindReferencesAsync(symbol, document.Project.Solution, cancellationToken).ConfigureAwait(false))
            {
                users.UnionWith(found.Locations.Select(static l => l.Document.Id));
            }
        }

        return users;
    }
}
