using Gen.Plugins.Analyzers.Tiers.Limits;
using Gen.Plugins.Analyzers.Tiers.Places;
using Gen.Plugins.Model.Tiers;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Tiers;

/// <summary>Says what code of one type may use. For one walk, which asks for the same few types again and again.</summary>
internal sealed class TierJudge
{
    private readonly TierScope _scope;
    private readonly TierPlaces _places;
    private readonly List<ForbiddenApi> _forbidden;
    private readonly Dictionary<INamedTypeSymbol, bool> _known = new(SymbolEqualityComparer.Default);

    /// <param name="scope">The project.</param>
    /// <param name="from">The type; <see langword="null"/>: attributes of the assembly.</param>
    public TierJudge(TierScope scope, INamedTypeSymbol? from)
    {
        (_scope, _places) = (scope, scope.Places);
        From = from;
        Place = from is null ? scope.Places.OfProject : scope.Places.Of(from);
        _forbidden = scope.Forbidden.FindAll(api => api.Binds(from, Place));
    }

    public INamedTypeSymbol? From { get; }

    public TierPlace Place { get; }

    /// <summary>Whether there is anything that it may not use.</summary>
    public bool IsLimited => _forbidden.Count > 0 || _scope.IsLimited(Place);

    /// <summary>Whether it may not use something by name, wherever that is declared.</summary>
    public bool ForbidsApis => _forbidden.Count > 0;

    public bool IsForbidden(INamedTypeSymbol target)
    {
        if (!_known.TryGetValue(target, out var forbidden))
        {
            // A type may use itself, whatever is said of the place where it stands.
            forbidden = !SymbolEqualityComparer.Default.Equals(target, From) && (Check(target) != TierBreach.None || Api(target) is not null);
            _known.Add(target, forbidden);
        }

        return forbidden;
    }

    public TierBreach Check(INamedTypeSymbol target) => TierRules.Check(Place, _places.Of(target));

    /// <summary>The nearest reason for which a type is forbidden by name.</summary>
    public ForbiddenApi? Api(INamedTypeSymbol target)
    {
        ForbiddenApi? nearest = null;
        var best = int.MaxValue;
        foreach (var api in _forbidden)
        {
            if (api.Forbids(target, out var distance) && distance < best)
            {
                (nearest, best) = (api, distance);
            }
        }

        return nearest;
    }

    /// <summary>Whether a type is the code's own: of its plugin or its tier, where its breaches are told already.</summary>
    public bool IsOwn(INamedTypeSymbol type)
    {
        var place = _places.Of(type);
        return place == Place
            ? SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, From?.ContainingAssembly)
            : place.Tier == Place.Tier && place.Tier is not null && (!place.IsPlugin || TierRules.AreSame(place, Place));
    }
}
