using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Tiers.Reach;

/// <summary>What the declaration of a type mentions, bodies aside: all that an expression of the type can lead to at once.</summary>
internal sealed class TypeSurface
{
    public TypeSurface(INamedTypeSymbol type)
    {
        Type = type;
        var header = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        Add(header, type.BaseType);
        foreach (var implemented in type.Interfaces)
        {
            Add(header, implemented);
        }

        AddConstraints(header, type.TypeParameters);
        foreach (var attribute in type.GetAttributes())
        {
            foreach (var argument in attribute.ConstructorArguments)
            {
                if (argument is { Kind: TypedConstantKind.Type, Value: ITypeSymbol value })
                {
                    Add(header, value);
                }
            }
        }

        Header = header;
        foreach (var member in type.GetMembers())
        {
            if (Mentions(member) is { Count: > 0 } mentions)
            {
                Members.Add((member.Name, mentions));
            }
        }

        if (type.DelegateInvokeMethod is { } invoke && Mentions(invoke) is { Count: > 0 } signature)
        {
            Members.Add((type.Name, signature));
        }
    }

    public INamedTypeSymbol Type { get; }

    public HashSet<INamedTypeSymbol> Header { get; }

    public List<(string Name, HashSet<INamedTypeSymbol> Types)> Members { get; } = [];

    private static HashSet<INamedTypeSymbol>? Mentions(ISymbol member)
    {
        var types = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        switch (member)
        {
            case IMethodSymbol method:
                Add(types, method.ReturnType);
                AddParameters(types, method.Parameters);
                AddConstraints(types, method.TypeParameters);
                break;
            case IPropertySymbol property:
                Add(types, property.Type);
                AddParameters(types, property.Parameters);
                break;
            case IFieldSymbol field:
                Add(types, field.Type);
                break;
            case IEventSymbol @event:
                Add(types, @event.Type);
                break;
        }

        return types;
    }

    private static void AddParameters(HashSet<INamedTypeSymbol> types, System.Collections.Immutable.ImmutableArray<IParameterSymbol> parameters)
    {
        foreach (var parameter in parameters)
        {
            Add(types, parameter.Type);
        }
    }

    private static void AddConstraints(HashSet<INamedTypeSymbol> types, System.Collections.Immutable.ImmutableArray<ITypeParameterSymbol> parameters)
    {
        foreach (var parameter in parameters)
        {
            foreach (var constraint in parameter.ConstraintTypes)
            {
                Add(types, constraint);
            }
        }
    }

    private static void Add(HashSet<INamedTypeSymbol> types, ITypeSymbol? type)
    {
        switch (type)
        {
            case INamedTypeSymbol { SpecialType: SpecialType.None } named:
                types.Add(named.OriginalDefinition);
                for (var at = named; at is not null; at = at.ContainingType)
                {
                    foreach (var argument in at.TypeArguments)
                    {
                        if (argument.TypeKind != TypeKind.TypeParameter)
                        {
                            Add(types, argument);
                        }
                    }
                }

                break;
            case IArrayTypeSymbol array:
                Add(types, array.ElementType);
                break;
            case IPointerTypeSymbol pointer:
                Add(types, pointer.PointedAtType);
                break;
            case IFunctionPointerTypeSymbol { Signature: var signature }:
                Add(types, signature.ReturnType);
                AddParameters(types, signature.Parameters);
                break;
        }
    }
}
