using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Gen.Plugins.Model;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Generators.Parsing;

/// <summary>Reads contracts from source.</summary>
internal static class ContractParser
{
    /// <summary>Many plugins share few contracts; a contract's symbol lives as long as its compilation.</summary>
    private static readonly ConditionalWeakTable<INamedTypeSymbol, ContractModel> s_models = new();

    /// <summary>Reads a type with <c>[PluginContract]</c>, declared in this project.</summary>
    public static ContractModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        context.TargetSymbol is INamedTypeSymbol type && PluginRules.CanBeNamed(type, type.ContainingAssembly) ? Model(type, PluginRules.FirstOf(type, KnownNames.Contract)!) : null;

    public static ContractModel Model(INamedTypeSymbol contract, AttributeData attribute)
    {
        if (s_models.TryGetValue(contract, out var known))
        {
            return known;
        }

        var model = new ContractModel
        {
            Id = (contract.IsGenericType && !contract.IsDefinition ? CSharpText.Identity(contract) : CSharpText.MetadataName(contract)) + ", " + contract.ContainingAssembly.Name,
            Name = attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: string name }] ? name : contract.Name,
            Required = Flag(attribute.NamedArguments, "Required"),
            Single = Flag(attribute.NamedArguments, "Single"),
            Access = CSharpText.Name(contract),
        };
        return s_models.GetValue(contract, _ => model);
    }

    private static bool Flag(ImmutableArray<KeyValuePair<string, TypedConstant>> arguments, string name)
    {
        foreach (var argument in arguments)
        {
            if (argument.Key == name)
            {
                return argument.Value is { Kind: TypedConstantKind.Primitive, Value: true };
            }
        }

        return false;
    }
}
