using Gen.Plugins.Model.Tiers;

namespace Gen.Plugins.Tool.Tiers;

/// <summary>What the rules take as one: a tier, a plugin, plugin-free code, code of no tier.</summary>
/// <param name="Id">Its number in the picture.</param>
/// <param name="Place">Where the rules see it.</param>
/// <param name="Assemblies">The assemblies that it is in.</param>
/// <param name="Types">How many types it has.</param>
internal sealed record TierSlice(int Id, TierPlace Place, IReadOnlyList<string> Assemblies, int Types)
{
    public TierBand Band => BandOf(Place);

    /// <summary>As messages say it; code of no tier is called by its assembly.</summary>
    public string Text => Place is { Tier: null, FreeOf: null } ? $"{Assemblies[0]} (no tier)" : Place.ToString();

    /// <summary>The name of the plugin, if it is one.</summary>
    public string? Plugin => Place is { IsPlugin: true, FreeOf: null } ? Place.Name : null;

    public static TierBand BandOf(TierPlace place) => place switch
    {
        { FreeOf: not null } or { Tier: null } => TierBand.None,
        { Tier: Tier.Action } => TierBand.Action,
        { Tier: Tier.Controller } => TierBand.Controller,
        { Tier: Tier.Shared } => TierBand.Shared,
        _ => TierBand.Runtime,
    };
}
