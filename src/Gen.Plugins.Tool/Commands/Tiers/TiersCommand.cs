using System.CommandLine;
using Gen.Plugins.Tool.Output;
using Gen.Plugins.Tool.Output.Documents;
using Gen.Plugins.Tool.Tiers;
using Gen.Plugins.Tool.Tiers.Drawing;
using Gen.Plugins.Tool.Tiers.Logs;

namespace Gen.Plugins.Tool.Commands.Tiers;

/// <summary>Shows which tier and which plugin uses which, and what of that the rules do not allow.</summary>
internal static class TiersCommand
{
    private const string Table = "table";
    private const string Mermaid = "mermaid";
    private const string Dot = "dot";
    private const string Svg = "svg";

    private const string About = """
        Shows which tier and which plugin uses which, how often, and what of that the tier rules do not allow; exit code 1 if there is a breach that no [PluginTierException] admits.
        Counts what metadata and code of the built assemblies show. Constants, nameof and inferred types leave no trace there: the compiler's GEN0201 to GEN0204 are exact, this is the picture.
        --log adds to it what the compiler found.
        """;

    public static Command Create(CommandParts parts)
    {
        var path = CommandParts.Path();
        var format = new Option<string>("--format") { Description = "How to show it.", DefaultValueFactory = static _ => Table };
        format.AcceptOnlyFromAmong(Table, Svg, Mermaid, Dot);
        var logs = new Option<string[]>("--log") { Description = "Add what the compiler found: a SARIF log of a build (-p:ErrorLog=FILE), or a folder of them. Repeatable.", HelpName = "LOG" };
        var command = new Command("tiers", About.ReplaceLineEndings(" ")) { path, format, logs, TierBaselineCommand.Create(parts), TierExceptionsCommand.Create(parts) };
        parts.Examples(command, """
              gen tiers                              the project or solution in this folder, as it was built last
              gen tiers app.dll --format svg > tiers.svg
              gen tiers --log build.sarif            with what the compiler found
              gen tiers baseline tiers.sarif --reason "There before the rules." --output TierExceptions.cs
              gen tiers exceptions                   what is admitted, the oldest first
            """);
        command.SetAction(parsed =>
        {
            LoggedBreach[] logged = [.. (parsed.GetValue(logs) ?? []).SelectMany(SarifLog.Files).SelectMany(SarifLog.Read)];
            return Run(parts.ReadTiers(parsed, path, withUses: true), logged, parsed.GetValue(format)!, parts.Today, parts.Terminal(parsed), parts.IsJson(parsed));
        });
        return command;
    }

    private static int Run(TierReading reading, IReadOnlyList<LoggedBreach> logged, string format, DateOnly today, Terminal terminal, bool json)
    {
        var picture = TierPicture.Of(reading, logged);
        if (json)
        {
            Json.Write(terminal, TierDocuments.Of(picture, reading, today), DocumentContext.Default.TiersDocument);
        }
        else if (format == Table)
        {
            new TierText(terminal, picture, today).Write();
        }
        else
        {
            terminal.Raw(format switch
            {
                Svg => TierSvgWriter.Write(picture),
                Dot => TierDotWriter.Write(picture),
                _ => TierMermaidWriter.Write(picture),
            });
        }

        // Who asks whether all is well is not told so if not all was seen.
        return picture.HasBreaches ? ExitCodes.Findings : reading.Notes.Count > 0 ? ExitCodes.WrongInput : ExitCodes.Fine;
    }
}
