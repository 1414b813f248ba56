using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Gen.Plugins.Analyzers.Diagnostics;
using Gen.Plugins.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Gen.Plugins.CodeFixes;

/// <summary>
/// GEN0105: marks the constructor to call with <c>[ActivatorUtilitiesConstructor]</c>; an offer for each that is public or, where none is, for each
/// that is internal.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkConstructorFix)), Shared]
internal sealed class MarkConstructorFix : DocumentFix
{
    private const string Marker = "Microsoft.Extensions.DependencyInjection.ActivatorUtilitiesConstructorAttribute";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.NoConstructor.Id];

    protected override IEnumerable<FixOffer> Offers(SemanticModel model, SyntaxNode place, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (place.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || model.GetDeclaredSymbol(declaration, cancellationToken) is not { } type
            || Markable(ConstructorChoice.Of(type).Fault) is not { } accessibility
            || model.Compilation.GetTypeByMetadataName(Marker) is not { } marker)
        {
            yield break;
        }

        var number = 0;
        foreach (var constructor in type.InstanceConstructors.Where(c => c.DeclaredAccessibility == accessibility))
        {
            // "Fix all" marks the first of each plugin, or the second, as chosen.
            var key = nameof(MarkConstructorFix) + (number++).ToString(CultureInfo.InvariantCulture);
            if (constructor.DeclaringSyntaxReferences is [var reference] && reference.SyntaxTree == model.SyntaxTree && Mark(reference.GetSyntax(cancellationToken), marker) is { } edit)
            {
                var parameters = string.Join(", ", constructor.Parameters.Select(p => p.Type.ToMinimalDisplayString(model, declaration.SpanStart)));
                yield return new($"Mark {type.Name}({parameters}) with [ActivatorUtilitiesConstructor]", key, edit);
            }
        }
    }

    private static Accessibility? Markable(ConstructorFault fault) => fault switch
    {
        ConstructorFault.Several => Accessibility.Public,
        ConstructorFault.NonePublic => Accessibility.Internal,
        _ => null,
    };

    private static Action<SyntaxEditor>? Mark(SyntaxNode constructor, INamedTypeSymbol marker) => constructor switch
    {
        ConstructorDeclarationSyntax => editor => editor.ReplaceNode(constructor, (current, generator) => WithAttribute(current, Attribute(generator, marker))),

        // A primary constructor has no place of its own for attributes; before C# 12 it cannot have any.
        TypeDeclarationSyntax { SyntaxTree.Options: CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp12 } } => editor => editor.ReplaceNode(
            constructor,
            (current, generator) => WithAttribute(
                current,
                Attribute(generator, marker).WithTarget(SyntaxFactory.AttributeTargetSpecifier(SyntaxFactory.Token(SyntaxKind.MethodKeyword))))),
        _ => null,
    };
}
