using Gen.Plugins.Model.Tiers;

namespace Gen.Plugins.Tool.Tiers;

/// <summary>What an assembly says of its tiers as a whole, and where that puts a type of it.</summary>
/// <param name="assembly">The name of the assembly.</param>
internal sealed class TierStatements(string assembly)
{
    private readonly List<(string Namespace, Tier Tier)> _tiers = [];
    private readonly List<string> _free = [];

    /// <summary>What the project says, <c>PluginTier</c>.</summary>
    public Tier? Project { get; set; }

    /// <summary>What an assembly attribute says without a namespace.</summary>
    public Tier? Whole { get; set; }

    /// <summary>Namespaces tell tiers.</summary>
    public bool Convention { get; set; }

    /// <summary>All of it is plugin-free.</summary>
    public bool Free { get; set; }

    public bool SayAnything => Project is not null || Whole is not null || Convention || Free || _tiers.Count > 0 || _free.Count > 0;

    public void AddTier(string space, Tier tier) => _tiers.Add((space, tier));

    public void AddFree(string space) => _free.Add(space);

    /// <summary>A number of <c>Gen.Plugins.PluginTier</c>; what is none of the four says nothing.</summary>
    public static Tier? TierOf(object? number) => number is int and >= (int)Tier.Runtime and <= (int)Tier.Action ? (Tier)(int)number : null;

    /// <summary>Where a type stands.</summary>
    /// <param name="space">Its namespace.</param>
    /// <param name="own">The tier that it, or the innermost type around it that says one, says.</param>
    /// <param name="plugin">The plugin that it, or the innermost type around it that is one, is.</param>
    public TierPlace PlaceOf(string space, Tier? own, string? plugin)
    {
        string? segment = null;
        var told = Convention ? TierConvention.Of(space, out segment) : null;
        var tier = own ?? LongestTier(space) ?? Project ?? Whole ?? told;
        var free = _free.Where(f => IsIn(space, f)).MaxBy(static f => f.Length) ?? (Free ? assembly : null);
        if (tier is not (Tier.Controller or Tier.Action))
        {
            // Runtime and shared code is one, whichever assembly it is in.
            return tier is null && free is null ? TierPlace.None : new() { Tier = tier, FreeOf = free };
        }

        return segment is not null
            ? new() { Tier = tier, Segment = segment, FreeOf = free }
            : new() { Tier = tier, Assembly = assembly, Plugin = plugin, FreeOf = free };
    }

    private Tier? LongestTier(string space)
    {
        (string Namespace, Tier Tier)? longest = null;
        foreach (var statement in _tiers)
        {
            if (IsIn(space, statement.Namespace) && !(longest?.Namespace.Length >= statement.Namespace.Length))
            {
                longest = statement;
            }
        }

        return longest?.Tier;
    }

    /// <summary>Whole segments: <c>Acme.Shared</c> is not in <c>Acme.Share</c>.</summary>
    private static bool IsIn(string space, string outer) =>
        space.StartsWith(outer, StringComparison.Ordinal) && (space.Length == outer.Length || space[outer.Length] == '.');
}
