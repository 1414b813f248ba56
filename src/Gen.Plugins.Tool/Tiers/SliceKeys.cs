using Gen.Plugins.Model.Tiers;

namespace Gen.Plugins.Tool.Tiers;

/// <summary>
/// Puts types into slices. A plugin's slice is what its namespace names; else the class that <c>[Plugin]</c> marks; and if an assembly has but one of those in
/// a tier, that with all the other code of the assembly in that tier.
/// </summary>
internal sealed class SliceKeys
{
    private readonly Dictionary<(string Assembly, Tier? Tier), string?> _onlyPlugin;

    public SliceKeys(TierCatalog catalog) => _onlyPlugin = catalog.Types.OfType<TierType>().Select(static t => t.Place)
        .Where(static p => p is { Plugin: not null, FreeOf: null })
        .Distinct()
        .GroupBy(static p => (p.Assembly, p.Tier))
        .ToDictionary(static g => g.Key, static g => g.Select(static p => p.Plugin).Distinct().Take(2).ToArray() is [var only] ? only : null);

    public SliceKey Of(TierType type)
    {
        var place = type.Place;
        return place switch
        {
            { Tier: null, FreeOf: null } => new(place, type.Assembly),
            { IsPlugin: true, FreeOf: null, Segment: null, Plugin: null } when _onlyPlugin.GetValueOrDefault((place.Assembly, place.Tier)) is { } only => new(place with { Plugin = only }, null),
            _ => new(place, null),
        };
    }
}
