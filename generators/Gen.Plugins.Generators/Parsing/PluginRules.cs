using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Generators.Parsing;

/// <summary>What makes a type a plugin that generated code can create. The generator leaves out what breaks these rules; the analyzers say what and why.</summary>
internal static class PluginRules
{
    public static CreationFault FaultOf(INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Class)
        {
            return CreationFault.NotAClass;
        }

        if (type.IsStatic)
        {
            return CreationFault.Static;
        }

        if (type.IsAbstract)
        {
            return CreationFault.Abstract;
        }

        if (type.IsGenericType)
        {
            return type.TypeParameters.IsEmpty ? CreationFault.InGenericType : CreationFault.Generic;
        }

        for (var declaring = type; declaring is not null; declaring = declaring.ContainingType)
        {
            if (declaring.IsFileLocal)
            {
                return CreationFault.FileLocal;
            }

            if (!IsReachable(declaring))
            {
                return CreationFault.Unreachable;
            }

            if (IsObsoleteError(declaring))
            {
                return CreationFault.Obsolete;
            }
        }

        return CreationFault.None;
    }

    /// <summary>The contracts of a type: interfaces and abstract base classes, its own and inherited, that bear <c>[PluginContract]</c>.</summary>
    public static ImmutableArray<(INamedTypeSymbol Contract, AttributeData Attribute)> ContractsOf(INamedTypeSymbol type)
    {
        var contracts = ImmutableArray.CreateBuilder<(INamedTypeSymbol, AttributeData)>();
        foreach (var contract in type.AllInterfaces)
        {
            Add(contract);
        }

        for (var contract = type.BaseType; contract is { SpecialType: not SpecialType.System_Object }; contract = contract.BaseType)
        {
            if (contract.IsAbstract)
            {
                Add(contract);
            }
        }

        return contracts.ToImmutable();

        void Add(INamedTypeSymbol contract)
        {
            if (contract.OriginalDefinition.Ours(KnownNames.Contract) is { } attribute && CanBeNamed(contract))
            {
                contracts.Add((contract, attribute));
            }
        }
    }

    /// <summary>Whether generated code, which stands in a file and a class of its own, can name a type.</summary>
    public static bool CanBeNamed(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => CanBeNamed(array.ElementType),
        IPointerTypeSymbol pointer => CanBeNamed(pointer.PointedAtType),
        IDynamicTypeSymbol => true,
        INamedTypeSymbol { TypeKind: TypeKind.Error } => false,
        INamedTypeSymbol named => CanBeNamed(named),
        _ => false,
    };

    private static bool CanBeNamed(INamedTypeSymbol type)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.ContainingType)
        {
            if (declaring.IsFileLocal || !IsReachable(declaring) || IsObsoleteError(declaring))
            {
                return false;
            }

            // typeof(List<>) has arguments too: errors, which stand for nothing.
            foreach (var argument in declaring.IsUnboundGenericType ? ImmutableArray<ITypeSymbol>.Empty : declaring.TypeArguments)
            {
                if (argument.TypeKind != TypeKind.TypeParameter && !CanBeNamed(argument))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsReachable(INamedTypeSymbol type) =>
        type.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal or Accessibility.NotApplicable;

    /// <summary>No <c>#pragma</c> allows the use of a type that is obsolete as an error.</summary>
    private static bool IsObsoleteError(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "ObsoleteAttribute", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
                && attribute.ConstructorArguments is [_, { Value: true }])
            {
                return true;
            }
        }

        return false;
    }
}
