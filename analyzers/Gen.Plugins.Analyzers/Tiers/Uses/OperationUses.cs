using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Gen.Plugins.Analyzers.Tiers.Uses;

/// <summary>The second net: what the compiler makes of bodies, where a member is used without its name standing there, or its type is inferred.</summary>
internal sealed class OperationUses(UseCollector uses)
{
    public void Add(IOperation root)
    {
        foreach (var operation in root.DescendantsAndSelf())
        {
            AddOne(operation);
        }
    }

    private void AddOne(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation invocation:
                AddInvocation(invocation);
                break;
            case IObjectCreationOperation { Syntax: not ObjectCreationExpressionSyntax } creation:
                AddCreation(creation);
                break;
            case IPropertyReferenceOperation { Property: var property } reference:
                AddReference(reference, property, property.Type, implicitly: property.IsIndexer);
                break;
            case IFieldReferenceOperation { Field: var field, IsDeclaration: false } reference:
                AddReference(reference, field, field.Type, implicitly: false);
                break;
            case IEventReferenceOperation { Event: var @event } reference:
                AddReference(reference, @event, @event.Type, implicitly: false);
                break;
            case IMethodReferenceOperation { Method: var method } reference:
                AddReference(reference, method, method.ReturnType, implicitly: false);
                AddTypeArguments(method, reference.Syntax);
                break;
            case IConversionOperation { OperatorMethod: { } method }:
                AddImplicit(method, operation.Syntax);
                break;
            case IUnaryOperation { OperatorMethod: { } method }:
                AddImplicit(method, operation.Syntax);
                break;
            case IBinaryOperation { OperatorMethod: { } method }:
                AddImplicit(method, operation.Syntax);
                break;
            case IIncrementOrDecrementOperation { OperatorMethod: { } method }:
                AddImplicit(method, operation.Syntax);
                break;
            case ICompoundAssignmentOperation compound:
                AddImplicit(compound.OperatorMethod, operation.Syntax);
                AddImplicit(compound.InConversion.MethodSymbol, operation.Syntax);
                AddImplicit(compound.OutConversion.MethodSymbol, operation.Syntax);
                break;
            case IWithOperation { CloneMethod: { } method }:
                AddImplicit(method, operation.Syntax);
                break;
            case IRecursivePatternOperation { DeconstructSymbol: { } method }:
                AddImplicit(method, operation.Syntax);
                break;
            case IListPatternOperation list:
                AddImplicit(list.LengthSymbol, operation.Syntax);
                AddImplicit(list.IndexerSymbol, operation.Syntax);
                break;
            case ISlicePatternOperation slice:
                AddImplicit(slice.SliceSymbol, operation.Syntax);
                break;
            case IImplicitIndexerReferenceOperation indexer:
                AddImplicit(indexer.LengthSymbol, operation.Syntax);
                AddImplicit(indexer.IndexerSymbol, operation.Syntax);
                break;
            case ITupleBinaryOperation { LeftOperand.Type: var left, RightOperand.Type: var right }:
                AddEquality(left, operation.Syntax);
                AddEquality(right, operation.Syntax);
                break;
            case IArrayCreationOperation { Syntax: ImplicitArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax }:
                uses.AddAll(operation.Type, UseKind.Inferred, SyntaxPlaces.NameOf(operation.Syntax));
                break;
            case IArgumentOperation { ArgumentKind: ArgumentKind.Explicit, Value: var value, Parameter: { } parameter }:
                AddArgument(value, parameter);
                break;
        }
    }

    private void AddInvocation(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        switch (invocation.Syntax)
        {
            case MemberDeclarationSyntax:
                // The call of a base class's constructor that nobody wrote; the base list has told of it.
                return;
            case InvocationExpressionSyntax call when method.MethodKind != MethodKind.DelegateInvoke || SyntaxPlaces.NameOf(call) is var name && IsNamed(call, method, name.Length):
                break;
            default:
                if (AddImplicit(method, invocation.Syntax))
                {
                    return;
                }

                break;
        }

        AddTypeArguments(method, invocation.Syntax);
        AddLeak(method, method.ReturnType, invocation.Syntax);
    }

    /// <summary>Whether a delegate is called by the name Invoke.</summary>
    private static bool IsNamed(InvocationExpressionSyntax call, IMethodSymbol method, int length) =>
        length == method.Name.Length && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Invoke" } or MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Invoke" };

    private void AddCreation(IObjectCreationOperation creation)
    {
        if (creation.Constructor is not null)
        {
            uses.AddAll(creation.Type, creation.IsImplicit ? UseKind.Implicit : UseKind.Inferred, SyntaxPlaces.NameOf(creation.Syntax));
        }
    }

    private void AddReference(IOperation reference, ISymbol member, ITypeSymbol type, bool implicitly)
    {
        if (!implicitly || !AddImplicit(member, reference.Syntax))
        {
            AddLeak(member, type, reference.Syntax);
        }
    }

    /// <summary>Type arguments that nobody wrote.</summary>
    private void AddTypeArguments(IMethodSymbol method, SyntaxNode syntax)
    {
        if (method.TypeArguments.Length > 0 && !IsGeneric(syntax))
        {
            foreach (var argument in method.TypeArguments)
            {
                uses.AddAll(argument, UseKind.Inferred, SyntaxPlaces.NameOf(syntax), SyntaxPlaces.DeclaredType(syntax));
            }
        }
    }

    private void AddLeak(ISymbol member, ITypeSymbol type, SyntaxNode syntax) =>
        uses.AddLeak(member, type, SyntaxPlaces.NameOf(syntax), SyntaxPlaces.DeclaredType(syntax));

    /// <summary>What legal code takes, where the argument says nothing of it: <c>null</c>, <c>default</c>, <c>_</c>, a function that returns one of these.</summary>
    private void AddArgument(IOperation value, IParameterSymbol parameter)
    {
        var (type, place) = value.Syntax switch
        {
            _ when value is IDiscardOperation => (parameter.Type, value.Syntax.Span),
            LiteralExpressionSyntax literal => (value.Type ?? parameter.Type, SyntaxPlaces.NameOf(literal)),
            LambdaExpressionSyntax { ExpressionBody: LiteralExpressionSyntax or DefaultExpressionSyntax or ThrowExpressionSyntax } lambda => (Invoked(value)?.ReturnType, lambda.ArrowToken.Span),
            AnonymousMethodExpressionSyntax { ParameterList: null } method => (value.Type, method.DelegateKeyword.Span),
            _ => (null, default),
        };
        if (type is not null)
        {
            uses.AddLeak(parameter.ContainingSymbol, type, place, toldIn: default);
        }
    }

    private static IMethodSymbol? Invoked(IOperation function) => (function.Type as INamedTypeSymbol)?.DelegateInvokeMethod;

    /// <summary>Tuples are compared by the operators of their elements.</summary>
    private void AddEquality(ITypeSymbol? type, SyntaxNode syntax)
    {
        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            foreach (var element in tuple.TupleElements)
            {
                AddEquality(element.Type, syntax);
                AddImplicit(element.Type.GetMembers(WellKnownMemberNames.EqualityOperatorName).FirstOrDefault(), syntax);
            }
        }
    }

    private bool AddImplicit(ISymbol? member, SyntaxNode syntax) => uses.AddMember(member, UseKind.Implicit, SyntaxPlaces.NameOf(syntax));

    private static bool IsGeneric(SyntaxNode syntax)
    {
        var name = syntax is InvocationExpressionSyntax call ? call.Expression : syntax;
        return name switch
        {
            MemberAccessExpressionSyntax access => access.Name is GenericNameSyntax,
            MemberBindingExpressionSyntax binding => binding.Name is GenericNameSyntax,
            _ => name is GenericNameSyntax,
        };
    }
}
