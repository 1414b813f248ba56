using System.Collections.Immutable;
using System.Composition;
using Gen.Plugins.Analyzers.Diagnostics;
using Gen.Plugins.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Plugins.CodeFixes;

/// <summary>GEN0108: removes an alias that has had its time. GEN0102: removes one that says nothing new, being the plugin's name or given twice.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveAliasFix)), Shared]
internal sealed class RemoveAliasFix : DocumentFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.PastAlias.Id, Descriptors.NameClash.Id];

    protected override IEnumerable<FixOffer> Offers(SemanticModel model, SyntaxNode place, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (place.FirstAncestorOrSelf<AttributeSyntax>() is { Parent: AttributeListSyntax { Parent: TypeDeclarationSyntax declaration } } attribute
            && model.GetDeclaredSymbol(declaration, cancellationToken) is { } type
            && type.GetAttributes().FirstOrDefault(a => a.ApplicationSyntaxReference?.GetSyntax(cancellationToken) == attribute) is { } written
            && Alias(written) is { } alias
            && (diagnostic.Id == Descriptors.PastAlias.Id || SaysNothingNew(type, alias)))
        {
            yield return new($"Remove the alias '{alias}'", nameof(RemoveAliasFix), editor => AttributeRemoval.Remove(editor, declaration, attribute));
        }
    }

    private static string? Alias(AttributeData attribute) =>
        attribute.AttributeClass.IsOurs(KnownNames.Alias) && attribute.ConstructorArguments is [{ Value: string alias }, ..] ? alias : null;

    private static bool SaysNothingNew(INamedTypeSymbol type, string alias) =>
        type.GetAttributes().Count(a => Alias(a) == alias) > 1
        || (PluginRules.FirstOf(type, KnownNames.Plugin)?.ConstructorArguments is [{ Value: string name }, ..] && name == alias);
}
