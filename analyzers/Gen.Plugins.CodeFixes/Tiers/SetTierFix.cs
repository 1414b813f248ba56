using System.Collections.Immutable;
using System.Composition;
using Gen.Plugins.Analyzers.Diagnostics;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model.Tiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Gen.Plugins.CodeFixes.Tiers;

/// <summary>GEN0205: gives a type a tier; an offer for each of the four, the likeliest first.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetTierFix)), Shared]
internal sealed class SetTierFix : DocumentFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.NoTier.Id];

    protected override string? Group => "Set the tier";

    protected override IEnumerable<FixOffer> Offers(SemanticModel model, SyntaxNode place, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (place.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } declaration
            || model.GetDeclaredSymbol(declaration, cancellationToken) is not INamedTypeSymbol type
            || model.Compilation.GetTypeByMetadataName("Gen.Plugins." + KnownNames.Tier) is not { } attribute
            || model.Compilation.GetTypeByMetadataName("Gen.Plugins.PluginTier") is not { } tiers)
        {
            yield break;
        }

        var likeliest = PluginRules.ContractsOf(type).IsEmpty ? Tier.Shared : Tier.Action;
        foreach (var tier in new[] { Tier.Runtime, Tier.Shared, Tier.Controller, Tier.Action }.OrderBy(t => t != likeliest))
        {
            yield return new($"[PluginTier(PluginTier.{tier})]", nameof(SetTierFix) + tier, editor => editor.ReplaceNode(
                declaration,
                (current, generator) => WithAttribute(current, Attribute(generator, attribute, generator.AttributeArgument(Value(generator, tiers, tier))))));
        }
    }

    private static SyntaxNode Value(SyntaxGenerator generator, INamedTypeSymbol tiers, Tier tier) => generator.MemberAccessExpression(
        generator.TypeExpression(tiers).WithAdditionalAnnotations(Simplifier.AddImportsAnnotation),
        tier.ToString());
}
