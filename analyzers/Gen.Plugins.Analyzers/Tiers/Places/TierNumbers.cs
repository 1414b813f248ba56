using Gen.Plugins.Model.Tiers;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Tiers.Places;

/// <summary>Tiers as attributes write them: values of <c>PluginTier</c>.</summary>
internal static class TierNumbers
{
    /// <summary>Reads a value; <see langword="null"/>: it is broken, or none of the four.</summary>
    public static Tier? Parse(TypedConstant constant) => constant is { Kind: TypedConstantKind.Enum, Value: int value } ? Parse(value) : null;

    public static Tier? Parse(int value) => value is >= 0 and <= (int)Tier.Action ? (Tier)value : null;
}
