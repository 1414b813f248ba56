using System.Collections.Immutable;
using System.Composition;
using Gen.Plugins.Analyzers.Diagnostics;
using Gen.Plugins.Analyzers.Tiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Plugins.CodeFixes.Tiers;

/// <summary>GEN0206: leaves out the tier that <c>[Plugin]</c> says, where the place of the class tells another.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ToldTierFix)), Shared]
internal sealed class ToldTierFix : DocumentFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.TierConflict.Id];

    protected override IEnumerable<FixOffer> Offers(SemanticModel model, SyntaxNode place, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (diagnostic.Properties.TryGetValue(TierDeclarationAnalyzer.Told, out var tier)
            && place.FirstAncestorOrSelf<AttributeArgumentSyntax>() is { Parent: AttributeArgumentListSyntax list } argument)
        {
            var hasComments = list.DescendantTrivia().Any(AttributeRemoval.IsComment);
            yield return new($"Leave Tier out: the place says {tier}", nameof(ToldTierFix), editor => editor.ReplaceNode(
                list,
                list.RemoveNode(argument, hasComments ? SyntaxRemoveOptions.KeepExteriorTrivia : SyntaxRemoveOptions.KeepNoTrivia)!));
        }
    }
}
