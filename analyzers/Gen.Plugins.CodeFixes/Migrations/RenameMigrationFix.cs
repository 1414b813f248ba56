using System.Collections.Immutable;
using System.Composition;
using Gen.Plugins.Analyzers.Composition;
using Gen.Plugins.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Gen.Plugins.CodeFixes.Migrations;

/// <summary>GEN0403: renames a file to the name that a migration of it would have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenameMigrationFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".sql"]), Shared]
internal sealed class RenameMigrationFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.MigrationName.Id];

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(CompositionAnalyzer.Suggestions, out var name) && name is not null)
            {
                var document = context.TextDocument;
                context.RegisterCodeFix(CodeAction.Create($"Rename to '{name}'", cancellation => Rename(document, name, cancellation), Descriptors.MigrationName.Id), diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Renamed one by one: each takes the next number, which the one before it has taken.</summary>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static (_, document, _) => Task.FromResult<Document?>(document));

    private static async Task<Solution> Rename(TextDocument document, string name, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var path = document.FilePath is { } old ? old.Substring(0, old.LastIndexOfAny(['/', '\\']) + 1) + name : null;
        return document.Project.Solution
            .RemoveAdditionalDocument(document.Id)
            .AddAdditionalDocument(DocumentId.CreateNewId(document.Project.Id), name, text, document.Folders, path);
    }
}
