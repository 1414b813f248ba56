using System.Collections.Immutable;
using System.Composition;
using Gen.Plugins.Analyzers.Diagnostics;
using Gen.Plugins.Analyzers.Names;
using Gen.Plugins.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Gen.Plugins.CodeFixes;

/// <summary>GEN0110: makes a class that implements a contract a plugin, with a name made from that of the class.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddPluginFix)), Shared]
internal sealed class AddPluginFix : DocumentFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.NoPlugin.Id];

    protected override IEnumerable<FixOffer> Offers(SemanticModel model, SyntaxNode place, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (place.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
            && model.GetDeclaredSymbol(declaration, cancellationToken) is { } type
            && PluginRules.ContractsOf(type) is [var (contract, _), ..]
            && SuggestedName.For(type, contract) is { } name
            && model.Compilation.GetTypeByMetadataName(KnownNames.FullPlugin) is { } plugin)
        {
            yield return new($"Add [Plugin(\"{name}\")]", nameof(AddPluginFix), editor => editor.ReplaceNode(
                declaration,
                (current, generator) => WithAttribute(current, Attribute(generator, plugin, generator.AttributeArgument(generator.LiteralExpression(name))))));
        }
    }
}
