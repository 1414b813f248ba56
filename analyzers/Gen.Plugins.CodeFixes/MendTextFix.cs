using System.Collections.Immutable;
using System.Composition;
using Gen.Plugins.Analyzers.Diagnostics;
using Gen.Plugins.Model.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Plugins.CodeFixes;

/// <summary>GEN0101, GEN0106, GEN0107: writes the name, version or range that was most likely meant, where it is written in place.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MendTextFix)), Shared]
internal sealed class MendTextFix : DocumentFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.InvalidName.Id, Descriptors.InvalidVersion.Id, Descriptors.InvalidRange.Id];

    protected override IEnumerable<FixOffer> Offers(SemanticModel model, SyntaxNode place, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (place is ExpressionSyntax expression
            && IsWrittenInPlace(expression)
            && model.GetConstantValue(expression, cancellationToken).Value is string text
            && Mend(diagnostic.Id, text) is { } mended)
        {
            var literal = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(mended)).WithTriviaFrom(expression);
            yield return new($"Change to '{mended}'", diagnostic.Id, editor => editor.ReplaceNode(expression, literal));
        }
    }

    private static string? Mend(string id, string text) =>
        id == Descriptors.InvalidName.Id ? PluginName.Mend(text)
        : id == Descriptors.InvalidVersion.Id ? VersionText.Mend(text)
        : VersionText.MendRange(text);

    /// <summary>A constant that stands elsewhere may have other uses, which are not for a fix to change.</summary>
    private static bool IsWrittenInPlace(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } }
        || !expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any();
}
