namespace Gen.Plugins.Model.Tiers;

/// <summary>
/// Who may use whom: runtime uses runtime; shared uses shared and runtime; a controller or an action uses itself, shared and runtime. What has no tier
/// uses everything and is used by everybody, but plugin-free code uses no controller and no action. The rules are transitive: whoever may use a place
/// may use all that this place may use, unless that has no tier.
/// </summary>
internal static class TierRules
{
    public static TierBreach Check(TierPlace from, TierPlace to)
    {
        if (to.Tier is not { } target)
        {
            return TierBreach.None;
        }

        if (from.FreeOf is not null && to.IsPlugin)
        {
            return TierBreach.PluginFree;
        }

        return from.Tier switch
        {
            Tier.Runtime or Tier.Shared when target > from.Tier => TierBreach.ReachesUp,
            Tier.Controller or Tier.Action when to.IsPlugin && !AreSame(from, to) => TierBreach.OtherPlugin,
            _ => TierBreach.None,
        };
    }

    /// <summary>Whether two places are of one plugin: one namespace names it; else one assembly, in which classes marked <c>[Plugin]</c> are plugins of their own.</summary>
    public static bool AreSame(TierPlace one, TierPlace other) =>
        one.Tier == other.Tier
        && one.Segment == other.Segment
        && one.Assembly == other.Assembly
        && (one.Segment is not null || one.Plugin is null || other.Plugin is null || one.Plugin == other.Plugin);

    /// <summary>What a place may use, as messages end: <c>an action uses shared and runtime only</c>.</summary>
    public static string Allowance(TierPlace from) => from.Tier switch
    {
        _ when from.FreeOf is not null => "plugin-free code uses no controller and no action",
        Tier.Runtime => "runtime uses runtime only",
        Tier.Shared => "shared uses shared and runtime only",
        Tier.Controller => "a controller uses shared and runtime only",
        Tier.Action => "an action uses shared and runtime only",
        _ => "what has no tier uses everything",
    };
}
