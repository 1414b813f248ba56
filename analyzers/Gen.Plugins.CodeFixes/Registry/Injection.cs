using Gen.Plugins.Analyzers.Source;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Gen.Plugins.CodeFixes.Registry;

/// <summary>
/// Puts a constructor parameter in the place of a <c>new</c>. A primary constructor's parameter is used as it is; another one's goes into a field, unless
/// the <c>new</c> stands in that constructor. A class without a constructor gets one of the plain kind, which every version of C# knows.
/// </summary>
internal sealed class Injection(PluginCreation creation, ConstructorPlace constructor, DocumentEditor editor, INamedTypeSymbol attribute, string lineEnd, CancellationToken cancellationToken)
{
    private readonly ConstructorText _text = new(lineEnd);
    private readonly FreeName _names = new(creation, cancellationToken);

    private SemanticModel Model => editor.SemanticModel;

    /// <summary>Makes the edits.</summary>
    /// <returns>The members whose types change, whose users may not compile after it.</returns>
    public List<ISymbol> Apply()
    {
        var (expression, known) = (creation.Expression, constructor.ParameterFor(creation));
        var retyped = Retype();
        if (constructor.IsInScope)
        {
            // A local of that name may stand between.
            var isVisible = known is not null && SymbolEqualityComparer.Default.Equals(Model.LookupSymbols(expression.SpanStart, name: known.Name).FirstOrDefault(), known);
            var parameter = isVisible ? known!.Name : _names.Parameter;
            editor.ReplaceNode(expression, Name(parameter).WithTriviaFrom(expression));
            if (!isVisible)
            {
                Receive(parameter, assignment: null, field: null);
            }
        }
        else if (Initialized() is { } target)
        {
            var parameter = known?.Name ?? _names.Parameter;
            var value = Name(parameter).WithLeadingTrivia(expression.GetLeadingTrivia());
            var assignment = Assign(target, value);
            Receive(known is null ? parameter : null, assignment.WithOperatorToken(assignment.OperatorToken.WithTrailingTrivia(((EqualsValueClauseSyntax)expression.Parent!).EqualsToken.TrailingTrivia)), field: null);
        }
        else if (known is not null && Holder(known) is { } holder)
        {
            editor.ReplaceNode(expression, Name(holder).WithTriviaFrom(expression));
        }
        else
        {
            var (field, parameter) = (_names.Field, known?.Name ?? _names.Parameter);
            editor.ReplaceNode(expression, Name(field).WithTriviaFrom(expression));
            Receive(known is null ? parameter : null, Assign(field, Name(parameter)), field);
        }

        return retyped;
    }

    private static AssignmentExpressionSyntax Assign(string target, ExpressionSyntax value) => SyntaxFactory.AssignmentExpression(
        SyntaxKind.SimpleAssignmentExpression,
        Name(target),
        SyntaxFactory.Token([SyntaxFactory.Space], SyntaxKind.EqualsToken, [SyntaxFactory.Space]),
        value);

    /// <summary>Lets the constructor take a parameter and assign it, and adds what is not there yet.</summary>
    private void Receive(string? parameter, ExpressionSyntax? assignment, string? field)
    {
        var added = new List<MemberDeclarationSyntax>();
        var indent = ConstructorText.Indent(Member());
        if (field is not null)
        {
            var plain = (FieldDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"{indent}private readonly object {field};{lineEnd}")!;
            added.Add(plain.ReplaceNode(plain.Declaration.Type, Contract().WithTrailingTrivia(SyntaxFactory.Space)));
        }

        switch (constructor.Syntax)
        {
            case ClassDeclarationSyntax { ParameterList: { } list }:
                editor.ReplaceNode(list, (current, _) => ConstructorText.With((ParameterListSyntax)current, Parameter(parameter!)));
                break;
            case ConstructorDeclarationSyntax declared:
                editor.ReplaceNode(declared, (current, _) =>
                {
                    var changed = (ConstructorDeclarationSyntax)current;
                    changed = parameter is null ? changed : changed.WithParameterList(ConstructorText.With(changed.ParameterList, Parameter(parameter)));
                    return assignment is null ? changed : _text.With(changed, assignment);
                });
                break;
            default:
                var access = creation.Owner.IsAbstract ? "protected" : "public";
                var empty = (ConstructorDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"{indent}{access} {creation.Declaration.Identifier.Text}() {{ }}{lineEnd}")!;
                added.Add(_text.With(empty.WithParameterList(ConstructorText.With(empty.ParameterList, Parameter(parameter!))), assignment!));
                break;
        }

        if (added.Count > 0)
        {
            editor.ReplaceNode(creation.Declaration, (current, _) => _text.With((ClassDeclarationSyntax)current, added));
        }
    }

    private ParameterSyntax Parameter(string name)
    {
        var generator = editor.Generator;
        var key = DocumentFix.Attribute(generator, attribute, generator.AttributeArgument(generator.LiteralExpression(creation.Name)));
        return SyntaxFactory.Parameter([key.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.Space)], default, Contract().WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.Identifier(default, name, default), null);
    }

    private TypeSyntax Contract() => ((TypeSyntax)editor.Generator.TypeExpression(creation.Contract)).WithoutTrivia().WithAdditionalAnnotations(Simplifier.AddImportsAnnotation);

    private SyntaxNode Member() => creation.Expression.Ancestors().First(at => at.Parent == creation.Declaration);

    /// <summary>What the creation initializes, which the constructor does from now on.</summary>
    private string? Initialized()
    {
        switch (creation.Expression.Parent?.Parent)
        {
            case VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } variable:
                editor.ReplaceNode(variable, (current, _) => ((VariableDeclaratorSyntax)current).WithInitializer(null).WithIdentifier(WithoutSpace(variable.Identifier)));
                return variable.Identifier.Text;
            case PropertyDeclarationSyntax { AccessorList: not null } property:
                editor.ReplaceNode(property, (current, _) =>
                {
                    var now = (PropertyDeclarationSyntax)current;
                    return now.WithInitializer(null).WithSemicolonToken(default).WithAccessorList(now.AccessorList!.WithTrailingTrivia(now.SemicolonToken.TrailingTrivia));
                });
                return property.Identifier.Text;
            default:
                return null;
        }
    }

    /// <summary>Without elastic trivia, or a formatter would indent what stands around it in its own way.</summary>
    private static IdentifierNameSyntax Name(string text) => SyntaxFactory.IdentifierName(SyntaxFactory.Identifier(default, text, default));

    private static SyntaxToken WithoutSpace(SyntaxToken token) => token.TrailingTrivia.Any(AttributeRemoval.IsComment) ? token : token.WithTrailingTrivia();

    /// <summary>The field or property that the constructor puts a parameter into.</summary>
    private string? Holder(IParameterSymbol parameter) => constructor.Syntax?.DescendantNodes().OfType<AssignmentExpressionSyntax>()
        .Where(a => a.Right is IdentifierNameSyntax && SymbolEqualityComparer.Default.Equals(Model.GetSymbolInfo(a.Right, cancellationToken).Symbol, parameter))
        .Select(a => Model.GetSymbolInfo(a.Left, cancellationToken).Symbol)
        .FirstOrDefault(s => s is IFieldSymbol or IPropertySymbol && SymbolEqualityComparer.Default.Equals(s.ContainingType, creation.Owner))?.Name;

    /// <summary>Lets what holds the plugin be of the contract, where it was of the plugin's class by name.</summary>
    private List<ISymbol> Retype()
    {
        var holder = creation.Expression.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax } clause => Model.GetDeclaredSymbol(clause.Parent!, cancellationToken),
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment when assignment.Right == creation.Expression => Model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol,
            _ => null,
        };
        if (holder?.DeclaringSyntaxReferences is [var reference] && reference.SyntaxTree == Model.SyntaxTree)
        {
            var written = reference.GetSyntax(cancellationToken) switch
            {
                VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } => declaration.Type,
                PropertyDeclarationSyntax property => property.Type,
                _ => null,
            };
            written = written is NullableTypeSyntax nullable ? nullable.ElementType : written;
            if (written is { IsVar: false } && SymbolEqualityComparer.Default.Equals(Model.GetTypeInfo(written, cancellationToken).Type, creation.Plugin))
            {
                editor.ReplaceNode(written, Contract().WithTriviaFrom(written));
                return holder is ILocalSymbol ? [] : [holder];
            }
        }

        return [];
    }
}
