using System.Collections.Immutable;
using System.Composition;
using Gen.Plugins.Analyzers.Diagnostics;
using Gen.Plugins.Analyzers.Migrations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Gen.Plugins.CodeFixes.Migrations;

/// <summary>GEN0401: creates the first migration where the path leads.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CreateMigrationFix)), Shared]
internal sealed class CreateMigrationFix : CodeFixProvider
{
    private const string FirstLine = "-- What this migration does to the database.\n";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.NoMigrations.Id];

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(MigrationPathAnalyzer.Missing, out var path) && path is not null)
            {
                var project = context.Document.Project;
                context.RegisterCodeFix(
                    CodeAction.Create($"Create '{path}'", _ => Task.FromResult(ProjectFiles.Add(project, path, SourceText.From(FirstLine))), Descriptors.NoMigrations.Id + "create"),
                    diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Each file is another one: what several plugins lack is created one by one.</summary>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static (_, document, _) => Task.FromResult<Document?>(document));
}
