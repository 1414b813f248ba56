using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Gen.Plugins.CodeFixes;

/// <summary>
/// A fix that edits the file in which the diagnostic is. One edit and all of a solution's go the same way: through one editor for each file, so
/// that edits which touch, such as two that add the same <c>using</c>, do not lose each other.
/// </summary>
internal abstract class DocumentFix : CodeFixProvider
{
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var offers = await Offers(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false);
            var actions = offers.Select(offer => CodeAction.Create(offer.Title, cancellation => Apply(context.Document, [offer], cancellation), offer.Key)).ToImmutableArray();
            foreach (var action in Group is { } group && actions.Length > 1 ? [CodeAction.Create(group, actions, isInlinable: false)] : actions)
            {
                context.RegisterCodeFix(action, diagnostic);
            }
        }
    }

    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
    {
        var offers = new List<FixOffer>();
        foreach (var diagnostic in diagnostics)
        {
            var all = await Offers(document, diagnostic, context.CancellationToken).ConfigureAwait(false);
            offers.AddRange(all.Where(offer => offer.Key == context.CodeActionEquivalenceKey).Take(1));
        }

        return await Apply(document, offers, context.CancellationToken).ConfigureAwait(false);
    });

    /// <summary>What the editor shows in place of several offers, which it shows one step further.</summary>
    protected virtual string? Group => null;

    /// <summary>What can be done about a diagnostic.</summary>
    /// <param name="place">The innermost node that the diagnostic spans.</param>
    protected abstract IEnumerable<FixOffer> Offers(SemanticModel model, SyntaxNode place, Diagnostic diagnostic, CancellationToken cancellationToken);

    /// <summary>An attribute by its short name, with a <c>using</c> where that changes nothing else; else by its full name.</summary>
    public static AttributeListSyntax Attribute(SyntaxGenerator generator, INamedTypeSymbol type, params SyntaxNode[] arguments) =>
        (AttributeListSyntax)generator.Attribute(
            generator.TypeExpression(type).WithAdditionalAnnotations(Simplifier.AddImportsAnnotation),
            arguments.Length == 0 ? null : arguments);

    /// <summary>Puts an attribute on a line of its own, below comments and other attributes, and touches nothing else.</summary>
    protected static SyntaxNode WithAttribute(SyntaxNode declaration, AttributeListSyntax attribute)
    {
        var member = (MemberDeclarationSyntax)declaration;
        attribute = attribute.WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);
        return member.AttributeLists.Count == 0
            ? member.WithoutLeadingTrivia().AddAttributeLists(attribute.WithLeadingTrivia(member.GetLeadingTrivia()))
            : member.AddAttributeLists(attribute.WithLeadingTrivia(SyntaxFactory.ElasticMarker));
    }

    private async Task<ImmutableArray<FixOffer>> Offers(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return root is null || model is null
            ? ImmutableArray<FixOffer>.Empty
            : [.. Offers(model, root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), diagnostic, cancellationToken)];
    }

    private static async Task<Document> Apply(Document document, IEnumerable<FixOffer> offers, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        foreach (var offer in offers)
        {
            offer.Edit(editor);
        }

        return editor.GetChangedDocument();
    }
}
