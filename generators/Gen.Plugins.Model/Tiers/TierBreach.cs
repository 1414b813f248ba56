namespace Gen.Plugins.Model.Tiers;

/// <summary>How a use breaks the tier rules.</summary>
internal enum TierBreach
{
    None,

    /// <summary>GEN0201: runtime or shared code uses a tier above its own.</summary>
    ReachesUp,

    /// <summary>GEN0202: a controller or an action uses another plugin directly.</summary>
    OtherPlugin,

    /// <summary>GEN0204: plugin-free code uses a controller or an action.</summary>
    PluginFree,
}
