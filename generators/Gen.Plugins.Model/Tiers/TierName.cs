namespace Gen.Plugins.Model.Tiers;

/// <summary>A tier as a project file names it.</summary>
internal static class TierName
{
    /// <summary>Reads a name, whatever its case and the blanks around it.</summary>
    /// <param name="text">The name.</param>
    /// <returns>The tier; <see langword="null"/>: it is none of the four. Numbers are no names.</returns>
    public static Tier? Parse(string text) => text.Trim().ToUpperInvariant() switch
    {
        "RUNTIME" => Tier.Runtime,
        "SHARED" => Tier.Shared,
        "CONTROLLER" => Tier.Controller,
        "ACTION" => Tier.Action,
        _ => null,
    };
}
