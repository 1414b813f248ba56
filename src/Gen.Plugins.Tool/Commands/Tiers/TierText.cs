using System.Globalization;
using Gen.Plugins.Model.Tiers;
using Gen.Plugins.Tool.Output;
using Gen.Plugins.Tool.Tiers;
using Gen.Plugins.Tool.Tiers.Logs;

namespace Gen.Plugins.Tool.Commands.Tiers;

/// <summary>Prints slices and who uses whom for people.</summary>
internal sealed class TierText(Terminal terminal, TierPicture picture, DateOnly today)
{
    private const int MostExamples = 5;

    public void Write()
    {
        if (picture.Slices.Count == 0)
        {
            terminal.Write(picture.Name, Tone.Strong);
            terminal.WriteLine(" has no tiers: none of its assemblies says [PluginTier], PluginTier, PluginTierConvention or PluginFree.");
        }
        else
        {
            WriteSlices();
            WriteEdges();
        }

        foreach (var edge in picture.Edges.Where(static e => e.IsBreach || e.IsExcepted))
        {
            Write(edge);
        }

        foreach (var found in picture.Forbidden)
        {
            Write(found);
        }

        WriteSum();
    }

    private void WriteSlices()
    {
        terminal.Write(picture.Name, Tone.Strong);
        terminal.WriteLine($" has {Words.Count(picture.Slices.Count, "slice")} in {Words.Count(picture.Slices.SelectMany(static s => s.Assemblies).Distinct(StringComparer.Ordinal).Count(), "assembly", "assemblies")}:");
        var table = new Table("TIER", "PLUGIN", "ASSEMBLY", "TYPES", "USES OUT", "USES IN");
        foreach (var slice in picture.Slices)
        {
            table.Add(
                Tone.Plain,
                Words.Tier(slice.Place), slice.Plugin ?? slice.Place.FreeOf ?? "-", slice.Assemblies.Count == 0 ? "-" : string.Join(", ", slice.Assemblies),
                Number(slice.Types), Number(picture.Edges.Where(e => e.From == slice.Id).Sum(static e => e.Uses)), Number(picture.Edges.Where(e => e.To == slice.Id).Sum(static e => e.Uses)));
        }

        table.Write(terminal);
    }

    private void WriteEdges()
    {
        if (picture.Edges.Count == 0)
        {
            return;
        }

        terminal.WriteLine();
        var hasLog = picture.Edges.Any(static e => e.Logged.Count > 0);
        var table = hasLog ? new Table("FROM", "TO", "USES", "COMPILER", "STATE") : new Table("FROM", "TO", "USES", "STATE");
        foreach (var edge in picture.Edges)
        {
            string[] logged = hasLog ? [Number(edge.Logged.Count)] : [];
            table.Add(ToneOf(edge), [picture.Slices[edge.From].Text, picture.Slices[edge.To].Text, Number(edge.Uses), .. logged, $"{Words.State(edge)}{(edge.DiagnosticId is { } id ? " " + id : "")}"]);
        }

        table.Write(terminal);
    }

    private void Write(TierEdge edge)
    {
        terminal.WriteLine();
        terminal.Write($"{edge.DiagnosticId} {(edge.IsBreach ? "breach" : "excepted")}", ToneOf(edge));
        terminal.WriteLine($": {picture.Slices[edge.From].Text} uses {picture.Slices[edge.To].Text}{(edge.Breach == TierBreach.None ? "" : $": {TierRules.Allowance(picture.Slices[edge.From].Place)}")}.");
        foreach (var pair in edge.Pairs.OrderBy(static p => p.Exception is not null).Take(MostExamples))
        {
            terminal.Write($"  {pair.From.Display} -> {pair.To.Display}, {Words.Count(pair.Uses, "use")}");
            terminal.WriteLine(pair.Exception is { } exception ? Admitted(exception) : "", Tone.Faint);
        }

        if (edge.Pairs.Count > MostExamples)
        {
            terminal.WriteLine($"  and {edge.Pairs.Count - MostExamples} more; --json has all.", Tone.Faint);
        }

        foreach (var found in edge.Logged.Take(MostExamples))
        {
            Write(found);
        }

        if (edge.Logged.Count > MostExamples)
        {
            terminal.WriteLine($"  and {edge.Logged.Count - MostExamples} more that the compiler found.", Tone.Faint);
        }
    }

    private void Write(LoggedBreach found) => terminal.WriteLine($"  {(found.Location is { } location ? location + ": " : "")}{found.Id}: {found.Message}");

    private void WriteSum()
    {
        var open = picture.Breaches;
        var excepted = picture.Excepted;
        terminal.WriteLine();
        terminal.WriteLine(
            open == 0 && excepted == 0 ? "No breaches in what compiled code shows; the compiler's GEN0201 to GEN0204 are exact." : $"{Words.Count(open, "breach", "breaches")}, {excepted} excepted.",
            open > 0 ? Tone.Bad : excepted > 0 ? Tone.Warning : Tone.Good);
    }

    private string Admitted(TierException exception)
    {
        var age = TierDates.Age(exception, today) is { } days ? Words.Count(days, "day") + " old" : "of unknown age";
        var left = TierDates.Left(exception, today) switch
        {
            null => "",
            <= 0 => $", expired on {exception.Until}",
            _ => $", until {exception.Until}",
        };
        return $"; excepted, {age}{left}: {exception.Reason ?? "no reason"}";
    }

    private static Tone ToneOf(TierEdge edge) => edge.IsBreach ? Tone.Bad : edge.IsExcepted ? Tone.Warning : Tone.Faint;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
