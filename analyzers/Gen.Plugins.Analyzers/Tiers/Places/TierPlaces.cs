using System.Collections.Concurrent;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model.Tiers;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Tiers.Places;

/// <summary>Where each type that a project sees stands. Looked up when a use is found, each type once.</summary>
internal sealed class TierPlaces(Compilation compilation, AssemblyTiers own)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, TierPlace> _types = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamespaceSymbol, TierPlace> _spaces = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IAssemblySymbol, AssemblyTiers?> _assemblies = new(SymbolEqualityComparer.Default);

    /// <summary>The place of what stands at the top of a file: attributes of the assembly.</summary>
    public TierPlace OfProject { get; } = own.Of("");

    public TierPlace Of(INamedTypeSymbol type) =>
        _types.TryGetValue(type, out var place) ? place : _types.GetOrAdd(type, Find(type));

    /// <summary>What the namespace or the assembly of a type says, before attributes.</summary>
    public TierPlace AroundOf(INamedTypeSymbol type)
    {
        if (type.ContainingNamespace is not { } space || Tiers(type.ContainingAssembly) is not { } tiers)
        {
            return TierPlace.None;
        }

        return _spaces.TryGetValue(space, out var place) ? place : _spaces.GetOrAdd(space, tiers.Of(CSharpText.FullName(space)));
    }

    /// <summary>The tier that an attribute on the type, or on one around it, says; the innermost counts.</summary>
    public static Tier? Said(INamedTypeSymbol type)
    {
        for (var at = type; at is not null; at = at.ContainingType)
        {
            if ((SaidByTier(at) ?? SaidByPlugin(at)) is { } tier)
            {
                return tier;
            }
        }

        return null;
    }

    public static Tier? SaidByTier(INamedTypeSymbol type) =>
        type.Ours(KnownNames.Tier) is { ConstructorArguments: [var argument] } ? TierNumbers.Parse(argument) : null;

    public static Tier? SaidByPlugin(INamedTypeSymbol type) => type.Ours(KnownNames.Plugin) is { } plugin
        ? plugin.NamedArguments.Where(static a => a.Key == "Tier").Select(static a => TierNumbers.Parse(a.Value)).FirstOrDefault()
        : null;

    private TierPlace Find(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Error || type.ContainingAssembly is not { } assembly || Tiers(assembly) is null)
        {
            return TierPlace.None;
        }

        var around = AroundOf(type);
        var place = around with { Tier = Said(type) ?? around.Tier };
        return place.IsPlugin && place.Segment is null && PluginName(type) is { } plugin ? place with { Plugin = plugin } : place;
    }

    private static string? PluginName(INamedTypeSymbol type)
    {
        for (var at = type; at is not null; at = at.ContainingType)
        {
            if (at.Ours(KnownNames.Plugin) is { ConstructorArguments: [{ Value: string name }, ..] })
            {
                return name;
            }
        }

        return null;
    }

    private AssemblyTiers? Tiers(IAssemblySymbol? assembly) => assembly switch
    {
        null => null,
        _ when SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly) => own,
        _ when _assemblies.TryGetValue(assembly, out var tiers) => tiers,
        _ => _assemblies.GetOrAdd(assembly, static a => AssemblyTiers.Knows(a) ? AssemblyTiers.OfReference(a) : null),
    };
}
