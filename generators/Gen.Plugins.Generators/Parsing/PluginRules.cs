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

            if (!IsReachable(declaring, type.ContainingAssembly))
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
            if (FirstOf(contract.OriginalDefinition, KnownNames.Contract) is { } attribute && CanBeArgument(contract, type.ContainingAssembly) && !IsHidden(contract))
            {
                contracts.Add((contract, attribute));
            }
        }

        // A type of the project hides one of the same full name elsewhere.
        bool IsHidden(INamedTypeSymbol contract) =>
            !SymbolEqualityComparer.Default.Equals(contract.ContainingAssembly, type.ContainingAssembly)
            && type.ContainingAssembly.GetTypeByMetadataName(CSharpText.MetadataName(contract)) is not null;
    }

    /// <summary>The first attribute of ours on a type; of several parts, in the order of <see cref="AttributesOf"/>.</summary>
    public static AttributeData? FirstOf(INamedTypeSymbol type, string name) =>
        type.DeclaringSyntaxReferences.Length <= 1 ? type.Ours(name) : AttributesOf(type).FirstOrDefault(a => a.AttributeClass.IsOurs(name));

    /// <summary>A type's attributes. Those of several parts come in the order of their files' paths, because the compiler's order is that of the files.</summary>
    public static IEnumerable<AttributeData> AttributesOf(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Length <= 1
        ? type.GetAttributes()
        : type.GetAttributes()
            .OrderBy(static a => a.ApplicationSyntaxReference?.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(static a => a.ApplicationSyntaxReference?.Span.Start);

    /// <summary>Whether generated code, which stands in a file and a class of its own, can name a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="assembly">The assembly that the code goes into.</param>
    public static bool CanBeNamed(ITypeSymbol type, IAssemblySymbol assembly) => type switch
    {
        IArrayTypeSymbol { ElementType: var element } => !element.IsRefLikeType && CanBeArgument(element, assembly),
        IDynamicTypeSymbol => true,
        INamedTypeSymbol { TypeKind: not TypeKind.Error } named => CanBeNamed(named, assembly),

        // Pointers have names in unsafe code only, which a project must allow.
        _ => false,
    };

    /// <summary>Whether generated code can also name it as a type argument.</summary>
    /// <param name="type">The type.</param>
    /// <param name="assembly">The assembly that the code goes into.</param>
    public static bool CanBeArgument(ITypeSymbol type, IAssemblySymbol assembly) =>
        !type.IsStatic && type.SpecialType != SpecialType.System_Void && CanBeNamed(type, assembly);

    /// <summary>No <c>#pragma</c> allows the use of what is obsolete as an error.</summary>
    public static bool IsObsoleteError(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "ObsoleteAttribute", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
                && attribute.ConstructorArguments is [_, { Kind: TypedConstantKind.Primitive, Value: true }])
            {
                return true;
            }
        }

        return false;
    }

    private static bool CanBeNamed(INamedTypeSymbol type, IAssemblySymbol assembly)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.ContainingType)
        {
            if (declaring.IsFileLocal || !IsReachable(declaring, assembly) || IsObsoleteError(declaring))
            {
                return false;
            }

            // typeof(List<>) has arguments too: errors, which stand for nothing.
            foreach (var argument in declaring.IsUnboundGenericType ? ImmutableArray<ITypeSymbol>.Empty : declaring.TypeArguments)
            {
                if (argument.TypeKind != TypeKind.TypeParameter && !CanBeArgument(argument, assembly))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsReachable(INamedTypeSymbol type, IAssemblySymbol assembly)
    {
        var isOwn = SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, assembly);
        return type.DeclaredAccessibility switch
        {
            Accessibility.Public or Accessibility.NotApplicable => true,
            Accessibility.Internal or Accessibility.ProtectedOrInternal => isOwn || type.ContainingAssembly.GivesAccessTo(assembly),
            _ => false,
        } && (isOwn ? IsNamed(type) : assembly is not ISourceAssemblySymbol { Compilation: var compilation } || !ExternAliases.Hide(compilation, type.ContainingAssembly));
    }

    /// <summary>While it is being typed, a declaration or its namespace may have no name yet.</summary>
    private static bool IsNamed(INamedTypeSymbol type)
    {
        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (space.Name.Length == 0)
            {
                return false;
            }
        }

        return type.Name.Length > 0;
    }
}
