using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Gen.Plugins.Tool.Output;

namespace Gen.Plugins.Tool.Tiers.Logs;

/// <summary>Writes breaches that the compiler found as C# that admits them. A log is not trusted: nothing of it gets into the file but names of types.</summary>
internal static partial class BaselineSource
{
    private const int LongestName = 2_000;

    /// <summary>Whether an attribute can say it: both types have names that C# can write here.</summary>
    public static bool CanBeWritten(LoggedBreach breach) => IsType(breach.ExceptionFrom) && IsType(breach.ExceptionTo);

    /// <summary>The pairs of types, each once, in ordinal order.</summary>
    public static IReadOnlyList<(string From, string To)> Pairs(IEnumerable<LoggedBreach> breaches) =>
    [
        .. breaches.Select(static b => (From: b.ExceptionFrom!, To: b.ExceptionTo!)).Distinct()
            .OrderBy(static p => p.From, StringComparer.Ordinal).ThenBy(static p => p.To, StringComparer.Ordinal),
    ];

    /// <summary>Writes a file.</summary>
    /// <param name="log">What the log is called.</param>
    /// <param name="pairs">The pairs of types.</param>
    /// <param name="reason">Why they are admitted.</param>
    /// <param name="since">The day on which they are.</param>
    /// <param name="until">The day from which on they are errors.</param>
    public static string Write(string log, IReadOnlyList<(string From, string To)> pairs, string reason, DateOnly since, DateOnly? until)
    {
        var source = new StringBuilder();
        source.Append(CultureInfo.InvariantCulture, $"// Breaches of the tier rules that were there on {TierDates.Write(since)}, written by 'gen tiers baseline' from {SafeText.Of(log)}: {Words.Count(pairs.Count, "pair")} of types.\n")
            .Append("// To shrink it: mend a breach and delete its line; the build tells which lines match nothing any more (GEN0207). What is new does not belong here.\n");
        foreach (var alias in pairs.SelectMany(static p => new[] { p.From, p.To }).Select(static t => t.IndexOf("::", StringComparison.Ordinal) is > 0 and var end ? t[..end] : "global").Where(static a => a != "global").Distinct().Order(StringComparer.Ordinal))
        {
            source.Append("extern alias ").Append(alias).Append(";\n");
        }

        var rest = $"Reason = {Literal(reason)}, Since = \"{TierDates.Write(since)}\"{(until is { } day ? $", Until = \"{TierDates.Write(day)}\"" : "")}";
        foreach (var (from, to) in pairs)
        {
            source.Append(CultureInfo.InvariantCulture, $"[assembly: global::Gen.Plugins.PluginTierException(typeof({from}), typeof({to}), {rest})]\n");
        }

        return source.ToString();
    }

    /// <summary>What is not safe on a terminal is not safe in a source either: the escapes are the same.</summary>
    private static string Literal(string text) =>
        $"\"{SafeText.Of(text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal))}\"";

    private static bool IsType(string? text) => text is { Length: <= LongestName } && TypeExpression().IsMatch(text);

    /// <summary><c>global::Acme.Outer&lt;,&gt;.Inner</c>: names and the commas of open generic types.</summary>
    [GeneratedRegex(@"\A(?:@?[\p{L}_][\p{L}\p{Nd}_]*::)?@?[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*(?:<,*>)?(?:\.@?[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*(?:<,*>)?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex TypeExpression();
}
