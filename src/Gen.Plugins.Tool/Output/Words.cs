using System.Globalization;
using Gen.Plugins.Model;
using Gen.Plugins.Model.Composition;
using Gen.Plugins.Model.Composition.Faults;
using Gen.Plugins.Model.Composition.Graph;
using Gen.Plugins.Model.Tiers;
using Gen.Plugins.Tool.Tiers;

namespace Gen.Plugins.Tool.Output;

/// <summary>What people read and what JSON output spells.</summary>
internal static class Words
{
    public const string Included = "included";

    public static string? Tier(int? tier) => tier switch
    {
        null => null,
        0 => "runtime",
        1 => "shared",
        2 => "controller",
        3 => "action",
        { } unknown => unknown.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A tier, <c>plugin-free</c> or <c>none</c>.</summary>
    public static string Tier(TierPlace place) => place.FreeOf is not null ? "plugin-free" : Tier((int?)place.Tier) ?? "none";

    public static string State(TierEdge edge) => edge.IsBreach ? "breach" : edge.IsExcepted ? "excepted" : "fine";

    public static string Lifetime(int lifetime) => lifetime switch
    {
        Lifetimes.Singleton => "singleton",
        Lifetimes.Scoped => "scoped",
        Lifetimes.Transient => "transient",
        _ => lifetime.ToString(CultureInfo.InvariantCulture),
    };

    public static string State(Model.Composition.LeftOutPlugin? leftOut) => leftOut?.Reason switch
    {
        null => Included,
        LeftOutReason.Excluded => "excluded",
        LeftOutReason.NotIncluded => "not-included",
        LeftOutReason.Replaced => "replaced",
        _ => "unreadable-format",
    };

    /// <summary>The state as a person would say it.</summary>
    public static string Said(Model.Composition.LeftOutPlugin? leftOut) => leftOut?.Reason switch
    {
        null => Included,
        LeftOutReason.Excluded => $"left out by PluginExclude '{leftOut.By}'",
        LeftOutReason.NotIncluded => "left out: PluginInclude does not name it",
        LeftOutReason.Replaced => $"replaced by '{leftOut.By}'",
        _ => "left out: its manifest format is not known",
    };

    public static string Kind(EdgeKind kind) => kind switch
    {
        EdgeKind.Needs => "needs",
        EdgeKind.NeedsOptionally => "needs-optionally",
        EdgeKind.After => "after",
        EdgeKind.Before => "before",
        _ => "replaces",
    };

    public static string Part(FaultPart part) => part switch
    {
        FaultPart.HostVersion => "host-version",
        _ => part.ToString().ToLowerInvariant(),
    };

    public static string Count(int count, string one) => Count(count, one, one + "s");

    public static string Count(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    /// <summary>Texts in quotes: <c>'a', 'b' and 'c'</c>.</summary>
    public static string List(IEnumerable<string> names)
    {
        string[] quoted = [.. names.Select(static n => $"'{n}'")];
        return quoted.Length <= 1 ? string.Concat(quoted) : $"{string.Join(", ", quoted[..^1])} and {quoted[^1]}";
    }
}
