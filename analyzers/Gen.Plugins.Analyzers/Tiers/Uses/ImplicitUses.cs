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
            case SpreadElementSyntax spread:
                AddSpread(spread);
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
            if (variable.Initializer?.Value is { } value && model.GetTypeInfo(value, cancellationToken).Type is INamedTypeSymbol { SpecialType: SpecialType.None } type)
            {
                uses.AddMember(Called(value.SpanStart, type, "GetPinnableReference", 0), UseKind.Implicit, SyntaxPlaces.NameOf(value));
            }
        }
    }

    /// <summary>What C# calls by a name that does not stand there: a member of the type, or else an extension.</summary>
    private IMethodSymbol? Called(int position, INamedTypeSymbol type, string name, int parameters)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(m => m.Parameters.Length == parameters) is { } own)
            {
                return own;
            }
        }

        // Of several extensions the compiler takes one that cannot be asked for; only what leaves no choice is told.
        var extensions = model.LookupSymbols(position, type, name, includeReducedExtensionMethods: true).OfType<IMethodSymbol>().Where(m => m.ReducedFrom is not null && m.Parameters.Length == parameters).ToArray();
        return extensions.Length == 1 ? extensions[0] : null;
    }

    private void AddSpread(SpreadElementSyntax spread)
    {
        if (model.GetTypeInfo(spread.Expression, cancellationToken).Type is INamedTypeSymbol type && Called(spread.SpanStart, type, "GetEnumerator", 0) is { } method)
        {
            var span = spread.OperatorToken.Span;
            if (!uses.AddMember(method.ReducedFrom ?? method, UseKind.Implicit, span))
            {
                var told = ImmutableArray.Create(spread.Expression.Span);
                uses.AddLeak(method, method.ReturnType, span, told);
                foreach (var current in method.ReturnType.GetMembers("Current").OfType<IPropertySymbol>())
                {
                    uses.AddLeak(method, current.Type, span, told);
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
            var builder = type.OriginalDefinition.GetAttributes().FirstOrDefault(static a => a.AttributeClass?.Name == "CollectionBuilderAttribute");
            if (builder is { ConstructorArguments: [{ Value: INamedTypeSymbol named }, ..] })
            {
                uses.Add(named, null, UseKind.Implicit, span);
            }
            else if (collection.Elements.Count > 0 && type.TypeKind is TypeKind.Class or TypeKind.Struct && Called(collection.SpanStart, type, "Add", 1) is { } add)
            {
                uses.AddMember(add.ReducedFrom ?? add, UseKind.Implicit, span);
            }
        }
    }
}
