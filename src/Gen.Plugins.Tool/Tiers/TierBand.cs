namespace Gen.Plugins.Tool.Tiers;

/// <summary>The bands of the picture, from the top to the bottom: who is above may use what is below.</summary>
internal enum TierBand
{
    /// <summary>Code of no tier, and plugin-free code.</summary>
    None,
    Action,
    Controller,
    Shared,
    Runtime,
}
