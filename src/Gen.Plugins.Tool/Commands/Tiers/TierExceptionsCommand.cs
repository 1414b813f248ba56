using System.CommandLine;
using System.Globalization;
using Gen.Plugins.Tool.Output;
using Gen.Plugins.Tool.Output.Documents;
using Gen.Plugins.Tool.Tiers;

namespace Gen.Plugins.Tool.Commands.Tiers;

/// <summary>Lists what is admitted, the oldest first.</summary>
internal static class TierExceptionsCommand
{
    public static Command Create(CommandParts parts)
    {
        var path = CommandParts.Path();
        var command = new Command("exceptions", "Lists all [PluginTierException], the oldest first; exit code 1 if one is past its day.") { path };
        parts.Examples(command, """
              gen tiers exceptions                   of the project or solution in this folder, as it was built last
              gen tiers exceptions app.dll --json    the same for programs
            """);
        command.SetAction(parsed => Run(parts.ReadTiers(parsed, path, withUses: false), parts.Today, parts.Terminal(parsed), parts.IsJson(parsed)));
        return command;
    }

    private static int Run(TierReading reading, DateOnly today, Terminal terminal, bool json)
    {
        ListedException[] exceptions =
        [
            .. reading.Catalog.Assemblies.SelectMany(static a => a.Exceptions).Select(e => TierDocuments.Of(e, today))
                .OrderByDescending(static e => e.AgeInDays ?? int.MinValue)
                .ThenBy(static e => e.Assembly, StringComparer.Ordinal).ThenBy(static e => e.From, StringComparer.Ordinal).ThenBy(static e => e.To, StringComparer.Ordinal),
        ];
        var expired = exceptions.Count(static e => e.Expired);
        if (json)
        {
            Json.Write(terminal, new(Json.Format, TierDates.Write(today), expired, exceptions, reading.Notes), DocumentContext.Default.TierExceptionsDocument);
        }
        else
        {
            Write(exceptions, expired, reading.Name, terminal);
        }

        return expired > 0 ? ExitCodes.Findings : reading.Notes.Count > 0 ? ExitCodes.WrongInput : ExitCodes.Fine;
    }

    private static void Write(ListedException[] exceptions, int expired, string name, Terminal terminal)
    {
        terminal.Write(name, Tone.Strong);
        terminal.WriteLine(exceptions.Length == 0 ? " admits no breach of the tier rules." : $" admits {Words.Count(exceptions.Length, "breach", "breaches")} of the tier rules{(expired > 0 ? $", {expired} of them past its day" : "")}:");
        if (exceptions.Length == 0)
        {
            return;
        }

        var table = new Table("SINCE", "AGE", "FROM", "TO", "ASSEMBLY", "REASON", "UNTIL", "LEFT");
        foreach (var exception in exceptions)
        {
            var left = exception switch
            {
                { Expired: true } => "expired",
                { DaysLeft: { } days } => Days(days),
                _ => "-",
            };
            table.Add(
                exception.Expired ? Tone.Bad : Tone.Plain,
                exception.Since ?? "-", exception.AgeInDays is { } age ? Days(age) : "unknown", exception.From, exception.To, exception.Assembly, exception.Reason ?? "-", exception.Until ?? "-", left);
        }

        table.Write(terminal);
    }

    private static string Days(int days) => string.Create(CultureInfo.InvariantCulture, $"{days} d");
}
