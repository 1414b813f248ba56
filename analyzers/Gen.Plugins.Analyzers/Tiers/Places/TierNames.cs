using Gen.Plugins.Model.Tiers;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Tiers.Places;

/// <summary>Tiers as a project file and attributes write them.</summary>
internal static class TierNames
{
    public static Tier? Parse(string text) => text.ToUpperInvariant() switch
    {
        "RUNTIME" => Tier.Runtime,
        "SHARED" => Tier.Shared,
        "CONTROLLER" => Tier.Controller,
        "ACTION" => Tier.Action,
        _ => null,
    };

    /// <summary>A value of <c>PluginTier</c>; <see langword="null"/>: it is broken, or none of the four.</summary>
    public static Tier? Parse(TypedConstant constant) => constant is { Kind: TypedConstantKind.Enum, Value: int value } ? Parse(value) : null;

    public static Tier? Parse(int value) => value is >= 0 and <= (int)Tier.Action ? (Tier)value : null;
}
