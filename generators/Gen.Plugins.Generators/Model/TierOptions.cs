using Gen.Plugins.Model.Tiers;

namespace Gen.Plugins.Generators.Model;

/// <summary>What the project file says of tiers.</summary>
/// <param name="Tier"><c>PluginTier</c>; <see langword="null"/>: not set, or none of the four.</param>
/// <param name="Convention"><c>PluginTierConvention</c>.</param>
/// <param name="Free"><c>PluginFree</c>.</param>
internal sealed record TierOptions(Tier? Tier, bool Convention, bool Free)
{
    /// <summary>Whether there is something to tell those who reference the assembly.</summary>
    public bool SaysSomething => Tier is not null || Convention || Free;
}
