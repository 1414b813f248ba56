namespace Gen.Plugins.Tool.Tiers;

/// <summary>A type that uses one that it must not use.</summary>
/// <param name="From">Who uses.</param>
/// <param name="To">What is used.</param>
/// <param name="Uses">How often.</param>
/// <param name="Exception">What admits it.</param>
internal sealed record TierBreachUse(TierType From, TierType To, int Uses, TierException? Exception);
