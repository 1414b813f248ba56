using System.Globalization;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model.Tiers;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Analyzers.Tiers.Places;

/// <summary>What the project file says of tiers.</summary>
/// <param name="TierText">As it is written; empty if it is not set.</param>
/// <param name="Convention">Whether namespaces tell tiers and plugins.</param>
/// <param name="Free">Whether the whole project is plugin-free.</param>
/// <param name="DateText">The day of the build as it is written; empty if it is not set.</param>
internal sealed record TierSettings(string TierText, bool Convention, bool Free, string DateText)
{
    public const string TierProperty = "PluginTier";
    public const string FreeProperty = "PluginFree";
    public const string DateProperty = "PluginBuildDate";

    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>The project's tier; <see langword="null"/>: it has none, or none that exists.</summary>
    public Tier? Tier { get; } = TierName.Parse(TierText);

    /// <summary>The day that exceptions are held against; what is no day counts as not set.</summary>
    public DateTime BuildDate => Date(DateText) ?? DateTime.UtcNow.Date;

    public static TierSettings Parse(AnalyzerConfigOptionsProvider options)
    {
        var global = options.GlobalOptions;
        return new(
            HostParser.Property(global, TierProperty).Trim(),
            HostParser.IsTrue(global, "PluginTierConvention"),
            HostParser.IsTrue(global, FreeProperty),
            HostParser.Property(global, DateProperty).Trim());
    }

    /// <summary>Reads a day; <see langword="null"/>: it is none.</summary>
    public static DateTime? Date(string? text) =>
        DateTime.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
