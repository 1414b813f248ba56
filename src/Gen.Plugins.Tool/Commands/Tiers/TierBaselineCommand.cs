using System.CommandLine;
using System.CommandLine.Parsing;
using Gen.Plugins.Tool.Output;
using Gen.Plugins.Tool.Output.Documents;
using Gen.Plugins.Tool.Reading;
using Gen.Plugins.Tool.Tiers;
using Gen.Plugins.Tool.Tiers.Logs;

namespace Gen.Plugins.Tool.Commands.Tiers;

/// <summary>Writes what the compiler found as exceptions, so that an existing code base can begin with the rules.</summary>
internal static class TierBaselineCommand
{
    private const string About = """
        Writes a C# file that admits each breach of the tier rules that a build found, so that only new ones are errors. Takes the logs that
        'dotnet build --no-incremental -p:ErrorLog=tiers.sarif%2cversion=2.1' writes, one for each project; a folder is all *.sarif in and below it.
        Of one log --output is the file (unset: standard output); of several a folder, in which each gets NAME.TierExceptions.cs at the log's place below the folder that all have in common.
        """;

    public static Command Create(CommandParts parts)
    {
        var logs = new Argument<string[]>("LOG") { Description = "A SARIF log that the compiler wrote, or a folder of them.", Arity = ArgumentArity.OneOrMore };
        CommandParts.RefuseOptions(logs);
        var reason = new Option<string>("--reason") { Description = "Why the breaches are admitted; stands in each exception.", HelpName = "TEXT", Required = true };
        reason.Validators.Add(static r => Refuse(r, r.Tokens is [{ Value: var text }] && string.IsNullOrWhiteSpace(text), "--reason must say something."));
        var until = Day("--until", "The day from which on they are errors (GEN0208). Unset: they stay.");
        var since = Day("--since", "The day on which they are admitted. Unset: today, in UTC.");
        var output = new Option<string>("--output", "-o") { Description = "The file to write; of several logs a folder.", HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "Overwrite what is there." };
        var command = new Command("baseline", About.ReplaceLineEndings(" ")) { logs, reason, until, since, output, force };
        parts.Examples(command, """
              gen tiers baseline tiers.sarif --reason "There before the rules." --output TierExceptions.cs
              gen tiers baseline src --reason "There before the rules." --until 2027-06-30 --output src
            """);
        command.SetAction(parsed =>
        {
            var first = TierDates.Parse(parsed.GetValue(since)) ?? parts.Today;
            var last = TierDates.Parse(parsed.GetValue(until));
            if (last <= first)
            {
                throw new UnreadableException($"--until {TierDates.Write(last.Value)} is not after {TierDates.Write(first)}: the exceptions would never hold.");
            }

            string[] files = [.. parsed.GetValue(logs)!.SelectMany(SarifLog.Files).DistinctBy(Path.GetFullPath)];
            var written = new Writing(parsed.GetValue(reason)!, first, last, parsed.GetValue(output), parsed.GetValue(force));
            return Run(files, written, parts.Terminal(parsed), parts.IsJson(parsed));
        });
        return command;
    }

    private static int Run(string[] logs, Writing writing, Terminal terminal, bool json)
    {
        if (logs.Length > 1 && writing.Output is null)
        {
            throw new UnreadableException($"There are {logs.Length} logs, and each is of a project of its own. Name a folder for the files: --output FOLDER.");
        }

        var places = writing.Output is { } output ? BaselineFiles.For(logs, output) : null;
        Baseline[] baselines = [.. logs.Select(Baseline.Of)];
        WrittenBaseline[] files =
        [
            .. baselines.Where(static b => b.Pairs.Count > 0)
                .Select(b => new WrittenBaseline(b.Log, places?[b.Log], b.Pairs.Count, BaselineSource.Write(Path.GetFileName(b.Log), b.Pairs, writing.Reason, writing.Since, writing.Until))),
        ];
        if (places is not null)
        {
            BaselineFiles.Write([.. files.Select(static f => (f.Output!, f.Source))], writing.Force);
        }

        UnwrittenFinding[] unwritten = [.. baselines.SelectMany(static b => b.Unwritten.Select(u => new UnwrittenFinding(b.Log, u.Id, u.Message, u.Location)))];
        foreach (var finding in unwritten)
        {
            terminal.Error($"{finding.Location ?? finding.Log}: {finding.Id} cannot be admitted by an attribute, which cannot name its types: {finding.Message}");
        }

        if (json)
        {
            Json.Write(terminal, new(Json.Format, files, unwritten), DocumentContext.Default.TierBaselineDocument);
        }
        else
        {
            Write(files, unwritten.Length, terminal);
        }

        return unwritten.Length > 0 ? ExitCodes.Findings : ExitCodes.Fine;
    }

    private static void Write(WrittenBaseline[] files, int unwritten, Terminal terminal)
    {
        if (files.Length == 0)
        {
            terminal.Error(unwritten == 0 ? "There are no breaches of the tier rules to admit. Nothing was written." : "Nothing was written.");
        }

        foreach (var file in files)
        {
            if (file.Output is { } output)
            {
                terminal.WriteLine($"{output}: {Words.Count(file.Exceptions, "exception")}, from {file.Log}");
            }
            else
            {
                terminal.Raw(file.Source);
            }
        }
    }

    private static Option<string> Day(string name, string description)
    {
        var day = new Option<string>(name) { Description = description, HelpName = "yyyy-MM-dd" };
        day.Validators.Add(r => Refuse(r, r.Tokens is [{ Value: var text }] && TierDates.Parse(text) is null, $"{name} must be a day, yyyy-MM-dd."));
        return day;
    }

    private static void Refuse(OptionResult result, bool isWrong, string message)
    {
        if (isWrong)
        {
            result.AddError(message);
        }
    }

    private sealed record Writing(string Reason, DateOnly Since, DateOnly? Until, string? Output, bool Force);
}
