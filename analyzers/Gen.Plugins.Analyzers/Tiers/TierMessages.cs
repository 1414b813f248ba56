using Gen.Plugins.Analyzers.Tiers.Limits;
using Gen.Plugins.Analyzers.Tiers.Places;
using Gen.Plugins.Analyzers.Tiers.Uses;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model.Tiers;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Tiers;

/// <summary>What messages say: both ends, what is allowed, and what to do.</summary>
internal static class TierMessages
{
    public static string OfTier(Breach breach, TierPlaces places, string project)
    {
        var (use, judge) = (breach.Use, breach.Judge);
        var to = places.Of(use.Target);
        return $"{From(judge, project)} must not use '{TierText.Short(use.Target, use.Member)}' in {to}: {TierRules.Allowance(judge.Place)}. {Advice(use, judge.Place, to)}";
    }

    public static string OfApi(Breach breach, ForbiddenApi api, string project)
    {
        var (use, judge) = (breach.Use, breach.Judge);
        var member = use.Member is { } named and not IMethodSymbol { MethodKind: MethodKind.Constructor } ? "." + TierText.Name(named) : "";
        var reason = api.Reason is { Length: > 0 } said ? " " + (said.EndsWith(".", StringComparison.Ordinal) ? said : said + ".") : "";
        return $"{From(judge, project)} must not use '{TierText.Full(use.Target)}{member}'{api.Relation(use.Target)}: {api.What} is forbidden {(judge.Place.Tier is null ? "here" : "in " + judge.Place)}.{reason}";
    }

    private static string From(TierJudge judge, string project) =>
        (judge.From is null ? $"'[assembly]' of '{project}'" : $"'{TierText.Short(judge.From)}'") + (judge.Place is { Tier: null, FreeOf: null } ? "" : $" in {judge.Place}");

    private static string Advice(Use use, TierPlace from, TierPlace to)
    {
        var there = from.Tier == Tier.Runtime ? "runtime" : "shared";
        if (use.Member is IFieldSymbol { IsConst: true })
        {
            return $"Move the constant to {(from.FreeOf is null ? there : "shared")}.";
        }

        if (to.IsPlugin && use.Target.Ours(KnownNames.Plugin) is not null)
        {
            return "Take the plugin through the registry, by its contract.";
        }

        return (from.Tier, to.IsPlugin) switch
        {
            (Tier.Runtime, _) => "Move what is needed to runtime, or hand it in through an interface that runtime declares.",
            (Tier.Shared, _) => "Move what is needed to shared, or hand it in through an interface that shared declares.",
            _ => "Move what is needed to shared, or take the plugin through the registry, by its contract.",
        };
    }
}
