namespace Gen.Plugins.Model.Tiers;

/// <summary>The four tiers, with the numbers of <c>Gen.Plugins.PluginTier</c>.</summary>
internal enum Tier
{
    Runtime,
    Shared,
    Controller,
    Action,
}
