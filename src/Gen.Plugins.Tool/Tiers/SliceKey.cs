using Gen.Plugins.Model.Tiers;

namespace Gen.Plugins.Tool.Tiers;

/// <summary>What types of one slice have in common.</summary>
/// <param name="Place">Where the rules see it.</param>
/// <param name="Assembly">Of code of no tier, its assembly.</param>
internal readonly record struct SliceKey(TierPlace Place, string? Assembly);
