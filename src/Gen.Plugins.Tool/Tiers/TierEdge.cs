using Gen.Plugins.Model.Tiers;
using Gen.Plugins.Tool.Tiers.Logs;

namespace Gen.Plugins.Tool.Tiers;

/// <summary>All uses of a slice by another.</summary>
/// <param name="From">The number of the slice that uses.</param>
/// <param name="To">That of the slice that is used.</param>
/// <param name="Uses">How often, as code and metadata show it.</param>
/// <param name="Breach">Which rule that breaks.</param>
/// <param name="Pairs">If one: the types, those that most often use first.</param>
/// <param name="Logged">What the compiler found between the two.</param>
internal sealed record TierEdge(int From, int To, int Uses, TierBreach Breach, IReadOnlyList<TierBreachUse> Pairs, IReadOnlyList<LoggedBreach> Logged)
{
    /// <summary>There is a breach that nothing admits.</summary>
    public bool IsBreach => Logged.Count > 0 || Pairs.Any(static p => p.Exception is null);

    /// <summary>There are breaches, and all are admitted.</summary>
    public bool IsExcepted => !IsBreach && Pairs.Count > 0;

    /// <summary>The diagnostic that the compiler has for it.</summary>
    public string? DiagnosticId => Breach switch
    {
        TierBreach.ReachesUp => "GEN0201",
        TierBreach.OtherPlugin => "GEN0202",
        TierBreach.PluginFree => "GEN0204",
        _ => Logged.Count > 0 ? Logged[0].Id : null,
    };
}
