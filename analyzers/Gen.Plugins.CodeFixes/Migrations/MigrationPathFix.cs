using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Gen.Plugins.Analyzers.Composition;
using Gen.Plugins.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Gen.Plugins.CodeFixes.Migrations;

/// <summary>GEN0401: writes a path that is there, an offer for each that may have been meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MigrationPathFix)), Shared]
internal sealed class MigrationPathFix : DocumentFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.NoMigrations.Id];

    protected override IEnumerable<FixOffer> Offers(SemanticModel model, SyntaxNode place, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(CompositionAnalyzer.Suggestions, out var paths) || paths is null || WrittenText.At(place) is not { } expression)
        {
            yield break;
        }

        var number = 0;
        foreach (var path in paths.Split(';'))
        {
            yield return WrittenText.Change(expression, path, diagnostic.Id + (number++).ToString(CultureInfo.InvariantCulture));
        }
    }
}
