using System.Collections.Immutable;
using System.Composition;
using Gen.Plugins.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Plugins.CodeFixes.Tiers;

/// <summary>GEN0207: removes an exception whose breach is gone. One that is overdue but still needed (GEN0208) is people's to mend or to agree on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StaleExceptionFix)), Shared]
internal sealed class StaleExceptionFix : DocumentFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.StaleException.Id];

    protected override IEnumerable<FixOffer> Offers(SemanticModel model, SyntaxNode place, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (place.FirstAncestorOrSelf<AttributeSyntax>() is { Parent: AttributeListSyntax { Parent: CompilationUnitSyntax file } } attribute)
        {
            yield return new("Remove the stale exception", nameof(StaleExceptionFix), editor => AttributeRemoval.Remove(editor, file, attribute));
        }
    }
}
