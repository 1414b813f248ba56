using System.Collections.Immutable;
using Gen.Plugins.Analyzers.Source;
using Gen.Plugins.Analyzers.Tiers.Places;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model.Tiers;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Tiers.Reach;

/// <summary>
/// The places that a project's own code and that of its references can have: told by namespaces, assemblies and the few types with attributes of ours.
/// If none of the own ones may not use one of all, nothing in the project can break a rule, whatever its code says.
/// </summary>
internal sealed class KnownPlaces
{
    private readonly HashSet<TierPlace> _all;
    private readonly Lazy<bool> _canBreach;

    private KnownPlaces(HashSet<TierPlace> own, HashSet<TierPlace> all)
    {
        (Own, _all) = (own, all);
        _canBreach = new(() => Own.Any(IsLimited));
    }

    /// <summary>Those of a project that says nothing of tiers.</summary>
    public static KnownPlaces None { get; } = new([], []);

    public HashSet<TierPlace> Own { get; }

    /// <summary>Whether any code of the project can break a rule.</summary>
    public bool CanBreach => _canBreach.Value;

    /// <summary>Whether there is anything that code of a place may not use.</summary>
    public bool IsLimited(TierPlace place) => (place.Tier is not null || place.FreeOf is not null) && _all.Any(to => TierRules.Check(place, to) != TierBreach.None);

    /// <summary>Whether some code of the project may not use a place.</summary>
    public bool IsForbiddenToSome(TierPlace place) => place.Tier is not null && Own.Any(from => TierRules.Check(from, place) != TierBreach.None);

    public static KnownPlaces Of(Compilation compilation, AssemblyTiers tiers, TierPlaces places, ImmutableArray<FileDeclarations> files)
    {
        var own = new HashSet<TierPlace>(files.SelectMany(static f => f.Namespaces).Select(tiers.Of)) { places.OfProject };
        own.UnionWith(DeclaredTypes.Bearing(compilation, files.SelectMany(static f => f.Tiers), KnownNames.Tier).Select(places.Of));
        own.UnionWith(DeclaredTypes.Bearing(compilation, files.SelectMany(static f => f.Plugins), KnownNames.Plugin).Select(places.Of));
        var all = new HashSet<TierPlace>(own);
        foreach (var reference in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (AssemblyTiers.Knows(reference))
            {
                all.UnionWith(AssemblyTiers.OfReference(reference).PlacesOf(reference));
            }
        }

        return new(own, all);
    }
}
