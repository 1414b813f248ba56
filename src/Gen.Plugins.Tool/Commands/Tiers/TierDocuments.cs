using Gen.Plugins.Tool.Output;
using Gen.Plugins.Tool.Output.Documents;
using Gen.Plugins.Tool.Tiers;
using Gen.Plugins.Tool.Tiers.Logs;

namespace Gen.Plugins.Tool.Commands.Tiers;

/// <summary>The same as JSON has it.</summary>
internal static class TierDocuments
{
    public static TiersDocument Of(TierPicture picture, TierReading reading, DateOnly today) => new(
        Json.Format,
        picture.Name,
        reading.Path,
        picture.Breaches,
        picture.Excepted,
        [.. picture.Slices.Select(s => new DrawnSlice(s.Id, s.Text, Words.Tier(s.Place), s.Plugin, s.Assemblies, s.Types, picture.Edges.Where(e => e.From == s.Id).Sum(static e => e.Uses), picture.Edges.Where(e => e.To == s.Id).Sum(static e => e.Uses)))],
        [.. picture.Edges.Select(e => new DrawnUses(e.From, e.To, e.Uses, Words.State(e), e.DiagnosticId, [.. e.Pairs.Select(p => Of(p, today))], [.. e.Logged.Select(Of)]))],
        [.. picture.Forbidden.Select(Of)],
        reading.Notes);

    public static ListedException Of(TierException exception, DateOnly today)
    {
        var left = TierDates.Left(exception, today);
        return new(
            exception.Assembly, TierType.DisplayOf(exception.From), TierType.DisplayOf(exception.To), exception.Reason,
            exception.Since, TierDates.Age(exception, today), exception.Until, left, left <= 0);
    }

    private static FoundBreach Of(TierBreachUse pair, DateOnly today) =>
        new(pair.From.Display, pair.From.Assembly, pair.To.Display, pair.To.Assembly, pair.Uses, pair.Exception is { } exception ? Of(exception, today) : null);

    private static LoggedFinding Of(LoggedBreach found) => new(found.Id, found.Message, found.Location);
}
