using System.Collections.Immutable;
using Gen.Plugins.Analyzers.Tiers.Reach;
using Gen.Plugins.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Gen.Plugins.Analyzers.Tiers.Uses;

/// <summary>Walks one file, type by type, and tells what breaks the rules, in the order of the text.</summary>
internal sealed class TreeWalk(TierScope scope, SemanticModel model, CancellationToken cancellationToken)
{
    private readonly List<Breach> _breaches = [];
    private SourceText? _text;

    public static ImmutableArray<Breach> Run(TierScope scope, SemanticModel model, CancellationToken cancellationToken)
    {
        var walk = new TreeWalk(scope, model, cancellationToken);
        if (model.SyntaxTree.GetRoot(cancellationToken) is CompilationUnitSyntax unit)
        {
            walk.WalkFile(unit);
        }

        return walk._breaches.OrderBy(static b => b.Use.Span.Start).ThenBy(static b => b.Use.Span.End).ToImmutableArray();
    }

    private void WalkFile(CompilationUnitSyntax unit)
    {
        _text = model.SyntaxTree.GetText(cancellationToken);
        var outermost = new TierJudge(scope, null);
        if (outermost.IsLimited && unit.AttributeLists.Count > 0 && (outermost.ForbidsApis || Finds(outermost, TextSpan.FromBounds(unit.AttributeLists[0].SpanStart, unit.AttributeLists.Last().Span.End))))
        {
            Walk(unit.AttributeLists, outermost);
        }

        WalkMembers(unit.Members, unit.Usings, whole: false);
        var statements = unit.Members.Where(static m => m is GlobalStatementSyntax).ToArray();
        if (statements.Length > 0 && model.GetDeclaredSymbol(unit, cancellationToken)?.ContainingType is { } program && new TierJudge(scope, program) is { IsLimited: true } judge)
        {
            Walk(statements, judge, unit);
        }
    }

    /// <param name="members">Types and namespaces.</param>
    /// <param name="usings">The directives that hold for them.</param>
    /// <param name="whole">Whether all is to be walked: something around it hides names.</param>
    private void WalkMembers(SyntaxList<MemberDeclarationSyntax> members, IEnumerable<UsingDirectiveSyntax> usings, bool whole)
    {
        foreach (var member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    WalkMembers(space.Members, usings.Concat(space.Usings), whole);
                    break;
                case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax:
                    WalkType(member, usings, whole);
                    break;
            }
        }
    }

    private void WalkType(MemberDeclarationSyntax declaration, IEnumerable<UsingDirectiveSyntax> usings, bool whole)
    {
        if (model.GetDeclaredSymbol(declaration, cancellationToken) is not INamedTypeSymbol type)
        {
            return;
        }

        var judge = new TierJudge(scope, type);
        if (judge.IsLimited)
        {
            whole = whole || judge.ForbidsApis || scope.Names.IsNameless(judge.Place) || HidesNames(usings, judge);

            // What the head of a type names, its members may have without a name.
            var body = declaration is BaseTypeDeclarationSyntax { OpenBraceToken: { RawKind: not 0, IsMissing: false } brace } ? brace.SpanStart : declaration.Span.End;
            var name = NameOf(declaration);
            whole = whole || scope.Names.Leaks(type.Name) || Finds(judge, TextSpan.FromBounds(declaration.SpanStart, name.Start)) || Finds(judge, TextSpan.FromBounds(name.End, Math.Max(name.End, body)));
            if (whole || declaration is not TypeDeclarationSyntax { Members: var parts })
            {
                if (whole || Finds(judge, declaration.Span))
                {
                    Walk([declaration], judge);
                }
            }
            else
            {
                Walk(parts.Where(part => !IsType(part) && Finds(judge, part.Span)), judge);
            }
        }

        if (declaration is TypeDeclarationSyntax { Members: var members })
        {
            WalkMembers(members, usings, whole);
        }
    }

    /// <summary>A type's own name may be that of another one elsewhere, which says nothing.</summary>
    private static TextSpan NameOf(MemberDeclarationSyntax declaration) =>
        declaration is BaseTypeDeclarationSyntax type ? type.Identifier.Span : ((DelegateDeclarationSyntax)declaration).Identifier.Span;

    /// <summary>Whether a directive gives a watched name another one, or its members none.</summary>
    private bool HidesNames(IEnumerable<UsingDirectiveSyntax> usings, TierJudge judge) =>
        usings.Any(directive => (directive.Alias is not null || directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword)) && Finds(judge, directive.Span));

    private bool Finds(TierJudge judge, TextSpan span) => NameScan.Finds(scope.Names, judge.Place, _text!, span);

    private void Walk(IEnumerable<SyntaxNode> roots, TierJudge judge, CompilationUnitSyntax? program = null)
    {
        var uses = new UseCollector(judge);
        var names = new NameUses(model, uses, cancellationToken);
        var operations = new OperationUses(uses);
        var implicits = new ImplicitUses(model, uses, cancellationToken);
        foreach (var root in roots)
        {
            foreach (var node in root.DescendantNodesAndSelf(node => node == root || !(IsType(node) || IsOurRule(node))))
            {
                if (IsOurRule(node) || (node != root && IsType(node)))
                {
                    continue;
                }

                names.Add(node);
                implicits.Add(node);
                if (IsBody(node) && model.GetOperation(node, cancellationToken) is { } operation)
                {
                    operations.Add(operation);
                }
            }
        }

        if (program is not null && model.GetOperation(program, cancellationToken) is { } body)
        {
            operations.Add(body);
        }

        _breaches.AddRange(uses.Finish().Select(use => new Breach(use, judge)));
    }

    /// <summary>An attribute that speaks of what may not be used, which is no use of it.</summary>
    private bool IsOurRule(SyntaxNode node) =>
        node is AttributeSyntax
        && model.GetSymbolInfo(node, cancellationToken).Symbol?.ContainingType is { } attribute
        && (attribute.IsOurs(KnownNames.Forbids) || attribute.IsOurs(KnownNames.TierException));

    private static bool IsType(SyntaxNode node) => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax;

    /// <summary>Whether a node is the root of operations.</summary>
    private static bool IsBody(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or AttributeSyntax or PrimaryConstructorBaseTypeSyntax => true,
        ArrowExpressionClauseSyntax => node.Parent is BasePropertyDeclarationSyntax,
        EqualsValueClauseSyntax => node.Parent switch
        {
            VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } => true,
            PropertyDeclarationSyntax or EnumMemberDeclarationSyntax => true,
            ParameterSyntax { Parent.Parent: MemberDeclarationSyntax } => true,
            _ => false,
        },
        _ => false,
    };
}
