using System.Globalization;
using Gen.Plugins.Tool.Graphs;

namespace Gen.Plugins.Tool.Tiers.Drawing;

/// <summary>What the drawings have in common.</summary>
internal static class TierDrawing
{
    public const string Line = "#57606a";
    public const string Breach = "#cf222e";

    /// <summary>Dash and gap of a breach that is admitted.</summary>
    public const string Dashes = "6 4";

    private static readonly (TierBand Band, string Name)[] s_names =
    [
        (TierBand.None, "no tier"), (TierBand.Action, "action"), (TierBand.Controller, "controller"), (TierBand.Shared, "shared"), (TierBand.Runtime, "runtime"),
    ];

    /// <summary>The bands that have slices, from the top to the bottom.</summary>
    public static IEnumerable<(TierBand Band, string Name, string Fill, IReadOnlyList<TierSlice> Slices)> Bands(TierPicture picture) =>
        s_names.Select(b => (b.Band, b.Name, FillOf(b.Name), (IReadOnlyList<TierSlice>)[.. picture.Slices.Where(s => s.Band == b.Band)])).Where(static b => b.Item4.Count > 0);

    /// <summary>What is written into a box.</summary>
    public static string Name(TierSlice slice) => slice.Plugin ?? slice.Place.FreeOf ?? (slice.Place.Tier is null ? slice.Assemblies[0] : slice.Text);

    /// <summary>What is written below that.</summary>
    public static string Detail(TierSlice slice) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(slice.Place.FreeOf is not null ? "plugin-free, " : "")}{slice.Types} {(slice.Types == 1 ? "type" : "types")}{(slice.Assemblies.Count > 1 ? $" in {slice.Assemblies.Count} assemblies" : "")}");

    /// <summary>How often, and after a plus what the compiler found.</summary>
    public static string Count(TierEdge edge) => edge.Logged.Count == 0
        ? edge.Uses.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{edge.Uses}+{edge.Logged.Count}");

    private static string FillOf(string name) => TierColours.All.FirstOrDefault(c => c.Tier == name).Fill ?? TierColours.None;
}
