using System.Collections.Immutable;
using Gen.Plugins.Analyzers.Tiers.Limits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Plugins.Analyzers.Tiers.Uses;

/// <summary>Walks one file, type by type, and tells what breaks the rules, in the order of the text.</summary>
internal sealed class TreeWalk(TierScope scope, SemanticModel model, CancellationToken cancellationToken)
{
    private readonly List<Breach> _breaches = [];

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
        Walk(unit.AttributeLists, new TierJudge(scope, null));
        WalkMembers(unit.Members);
        if (unit.Members.Any(static m => m is GlobalStatementSyntax) && model.GetDeclaredSymbol(unit, cancellationToken)?.ContainingType is { } program)
        {
            Walk(unit.Members.Where(static m => m is GlobalStatementSyntax), new TierJudge(scope, program), unit);
        }
    }

    private void WalkMembers(SyntaxList<MemberDeclarationSyntax> members)
    {
        foreach (var member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    WalkMembers(space.Members);
                    break;
                case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax:
                    WalkType(member);
                    break;
            }
        }
    }

    private void WalkType(MemberDeclarationSyntax declaration)
    {
        if (model.GetDeclaredSymbol(declaration, cancellationToken) is not INamedTypeSymbol type)
        {
            return;
        }

        var judge = new TierJudge(scope, type);
        if (judge.IsLimited)
        {
            Walk([declaration], judge);
        }

        if (declaration is TypeDeclarationSyntax { Members: var members })
        {
            WalkMembers(members);
        }
    }

    private void Walk(IEnumerable<SyntaxNode> roots, TierJudge judge, CompilationUnitSyntax? program = null)
    {
        if (!judge.IsLimited)
        {
            return;
        }

        var uses = new UseCollector(judge);
        var names = new NameUses(model, uses, cancellationToken);
        var operations = new OperationUses(judge, uses);
        var implicits = new ImplicitUses(model, uses, cancellationToken);
        foreach (var root in roots)
        {
            foreach (var node in root.DescendantNodesAndSelf(node => node == root || !IsType(node)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (node != root && IsType(node))
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
