using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Gen.Plugins.Analyzers.Tiers.Uses;

/// <summary>The third net: what C# calls for a statement or an expression, and operations do not show.</summary>
internal sealed class ImplicitUses(SemanticModel model, UseCollector uses, CancellationToken cancellationToken)
{
    public void Add(SyntaxNode node)
    {
        switch (node)
        {
            case CommonForEachStatementSyntax each:
                AddForEach(each);
                break;
            case AwaitExpressionSyntax awaited:
                AddAwait(model.GetAwaitExpressionInfo(awaited), awaited);
                break;
            case AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } assignment:
                AddDeconstruction(model.GetDeconstructionInfo(assignment), assignment.OperatorToken.Span);
                break;
            case UsingStatementSyntax { Expression: { } resource } @using:
                AddDispose(resource, @using.UsingKeyword.Span);
                break;
            case FixedStatementSyntax @fixed:
                AddPinning(@fixed);
                break;
            case CollectionExpressionSyntax collection:
                AddBuilder(collection);
                break;
        }
    }

    private void AddForEach(CommonForEachStatementSyntax each)
    {
        var info = model.GetForEachStatementInfo(each);
        var span = each.ForEachKeyword.Span;
        uses.AddMember(info.GetEnumeratorMethod, UseKind.Implicit, span);
        uses.AddMember(info.MoveNextMethod, UseKind.Implicit, span);
        uses.AddMember(info.CurrentProperty, UseKind.Implicit, span);
        uses.AddMember(info.DisposeMethod, UseKind.Implicit, span);
        uses.AddMember(info.ElementConversion.MethodSymbol, UseKind.Implicit, span);
        if (info.CurrentProperty is { } current)
        {
            uses.AddLeak(current, current.Type, span, each is ForEachStatementSyntax { Type.Span: var type } ? ImmutableArray.Create(type, each.Expression.Span) : ImmutableArray.Create(each.Expression.Span));
        }

        if (each is ForEachVariableStatementSyntax variables)
        {
            AddDeconstruction(model.GetDeconstructionInfo(variables), span);
        }
    }

    private void AddAwait(AwaitExpressionInfo info, AwaitExpressionSyntax awaited)
    {
        var span = awaited.AwaitKeyword.Span;
        uses.AddMember(info.GetAwaiterMethod, UseKind.Implicit, span);
        uses.AddMember(info.IsCompletedProperty, UseKind.Implicit, span);
        uses.AddMember(info.GetResultMethod, UseKind.Implicit, span);
        if (info.GetResultMethod is { } result)
        {
            uses.AddLeak(result, result.ReturnType, span, SyntaxPlaces.DeclaredType(awaited).Add(awaited.Expression.Span));
        }
    }

    private void AddDeconstruction(DeconstructionInfo info, TextSpan span)
    {
        uses.AddMember(info.Method, UseKind.Implicit, span);
        uses.AddMember(info.Conversion?.MethodSymbol, UseKind.Implicit, span);
        foreach (var nested in info.Nested)
        {
            AddDeconstruction(nested, span);
        }
    }

    /// <summary>A variable's type tells of itself; that of an expression may be known only here.</summary>
    private void AddDispose(ExpressionSyntax resource, TextSpan span)
    {
        if (model.GetTypeInfo(resource, cancellationToken).Type is INamedTypeSymbol type)
        {
            uses.AddMember(type.GetMembers("DisposeAsync").Concat(type.GetMembers("Dispose")).OfType<IMethodSymbol>().FirstOrDefault(), UseKind.Implicit, span);
        }
    }

    private void AddPinning(FixedStatementSyntax @fixed)
    {
        foreach (var variable in @fixed.Declaration.Variables)
        {
            if (variable.Initializer?.Value is { } value && model.GetTypeInfo(value, cancellationToken).Type is INamedTypeSymbol type)
            {
                foreach (var method in model.LookupSymbols(value.SpanStart, type, "GetPinnableReference", includeReducedExtensionMethods: true))
                {
                    uses.AddMember(method, UseKind.Implicit, SyntaxPlaces.NameOf(value));
                }
            }
        }
    }

    /// <summary>The class that <c>[CollectionBuilder]</c> names on the collection's type.</summary>
    private void AddBuilder(CollectionExpressionSyntax collection)
    {
        if (model.GetTypeInfo(collection, cancellationToken).ConvertedType is INamedTypeSymbol type)
        {
            var span = collection.OpenBracketToken.Span;
            uses.Add(type, null, UseKind.Inferred, span, SyntaxPlaces.DeclaredType(collection));
            foreach (var attribute in type.OriginalDefinition.GetAttributes())
            {
                if (attribute is { AttributeClass.Name: "CollectionBuilderAttribute", ConstructorArguments: [{ Value: INamedTypeSymbol builder }, ..] })
                {
                    uses.Add(builder, null, UseKind.Implicit, span);
                }
            }
        }
    }
}
