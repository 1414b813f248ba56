using Gen.Plugins.Model.Tiers;

namespace Gen.Plugins.Tool.Tiers.Logs;

/// <summary>Places as messages of the compiler write them.</summary>
internal static class LoggedPlace
{
    private static readonly (string Ending, Tier Tier)[] s_plugins = [(" (action)", Tier.Action), (" (controller)", Tier.Controller)];

    /// <summary>Reads <c>postgres (action)</c>, <c>shared</c>, <c>Acme.Server (plugin-free)</c>.</summary>
    public static TierPlace Parse(string text)
    {
        foreach (var (ending, tier) in s_plugins)
        {
            if (text.EndsWith(ending, StringComparison.Ordinal))
            {
                return new() { Tier = tier, Segment = text[..^ending.Length] };
            }
        }

        return text switch
        {
            "runtime" => new() { Tier = Tier.Runtime },
            "shared" => new() { Tier = Tier.Shared },
            _ => new() { FreeOf = text.EndsWith(" (plugin-free)", StringComparison.Ordinal) ? text[..^" (plugin-free)".Length] : text },
        };
    }
}
