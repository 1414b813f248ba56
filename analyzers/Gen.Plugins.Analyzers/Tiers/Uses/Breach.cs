using Gen.Plugins.Analyzers.Tiers.Limits;

namespace Gen.Plugins.Analyzers.Tiers.Uses;

/// <summary>A use that breaks a rule, and by whose code.</summary>
internal sealed record Breach(Use Use, TierJudge Judge)
{
    public ForbiddenApi? Api { get; } = Judge.Api(Use.Target);

    /// <summary>Whether one of the known breaches is this one.</summary>
    public bool IsCoveredBy(TierException exception) => exception.Covers(Judge.From, Use.Target, Api?.Type);
}
