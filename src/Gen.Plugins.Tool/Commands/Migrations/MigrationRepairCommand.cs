using System.CommandLine;
using Gen.Plugins.Migrations;
using Gen.Plugins.Tool.Migrations;
using Gen.Plugins.Tool.Output;
using Gen.Plugins.Tool.Output.Documents;
using Gen.Plugins.Tool.Output.Documents.Migrations;

namespace Gen.Plugins.Tool.Commands.Migrations;

/// <summary>Makes a database's history fit, after somebody has seen what that means.</summary>
internal static class MigrationRepairCommand
{
    private const string About = """
        Makes the history fit the migrations: takes over names and checksums of changed files, and forgets missing ones. Shows what it would do, and asks.
        Tables are not touched, so that this is right only if they are as they should be. What is out of order or newer stays.
        """;

    public static Command Create(CommandParts parts)
    {
        var input = new MigrationInput(parts);
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask. Without a terminal nothing is changed otherwise." };
        var command = new Command("repair", About.ReplaceLineEndings(" ")) { input.Path, input.Database, yes, input.LockWait, input.HistoryTable };
        parts.Examples(command, """
              gen migrations repair app.dll --database "Data Source=app.db"
              gen migrations repair app.dll --database "Data Source=app.db" --yes
            """);
        command.SetAction((parsed, _) => input.RunAsync(parsed, MigrationAccess.Write, run => RunAsync(run, parsed.GetValue(yes))));
        return command;
    }

    private static async Task<int> RunAsync(MigrationRun run, bool isAgreed)
    {
        var plan = await run.PlanAsync();
        RepairedMigration[] changes = [.. plan.Problems.Where(PluginMigrator.IsRepairable).Select(p => Of(run, p, Change(p)))];
        MigrationStatus[] left = [.. plan.Problems.Where(static p => !PluginMigrator.IsRepairable(p))];
        if (!run.IsJson)
        {
            run.WriteHeading();
            Write(run.Terminal, changes);
        }

        isAgreed &= changes.Length > 0;
        if (changes.Length > 0 && !isAgreed && !run.IsJson && run.Terminal.Answer is not null)
        {
            // On another thread, so that Ctrl+C need not wait for an answer.
            isAgreed = await Task.Run(() => run.Terminal.Ask("Are the tables as they should be, and is the history to be changed like that?"), run.Token).WaitAsync(run.Token);
        }

        if (isAgreed)
        {
            // Another process may have been quicker: what counts is what was done.
            changes = [.. (await run.Migrator.RepairAsync(run.Token)).Select(r => Of(run, r.Status, r.Change))];
        }

        if (run.IsJson)
        {
            Json.Write(run.Terminal, new(Json.Format, run.Subject.Name, run.Subject.File, run.Described, isAgreed, changes, [.. left.Select(l => MigrationDocuments.Of(run, l))]), DocumentContext.Default.MigrationRepairDocument);
        }
        else
        {
            Tell(run, changes.Length, isAgreed, left);
        }

        return (changes.Length > 0 && !isAgreed) || left.Length > 0 ? ExitCodes.Findings : ExitCodes.Fine;
    }

    private static void Write(Terminal terminal, RepairedMigration[] changes)
    {
        foreach (var change in changes)
        {
            terminal.Write($"  {change.State}", Tone.Warning);
            terminal.WriteLine($": {change.Problem}");
            terminal.WriteLine($"    {change.Change}", Tone.Faint);
        }
    }

    private static void Tell(MigrationRun run, int changes, bool isDone, MigrationStatus[] left)
    {
        var terminal = run.Terminal;
        if (changes == 0)
        {
            terminal.WriteLine(left.Length == 0 ? "Nothing to repair." : "Nothing that can be repaired.", left.Length == 0 ? Tone.Good : Tone.Bad);
        }
        else if (isDone)
        {
            terminal.WriteLine($"{Words.Count(changes, "entry", "entries")} of the history changed.", Tone.Good);
        }
        else
        {
            terminal.WriteLine($"Nothing was changed.{(terminal.Answer is null ? " Give --yes to change the history like that." : "")}", Tone.Warning);
        }

        MigrationOutput.WriteProblems(run, left);
    }

    private static RepairedMigration Of(MigrationRun run, MigrationStatus status, string change) =>
        new(status.Plugin, status.Number, status.Name, MigrationWords.State(status.State), run.Shown(status.Problem!), change);

    private static string Change(MigrationStatus status) => status.Migration is { } migration
        ? $"The history gets the name and the checksum of {migration.Path}."
        : $"The history forgets {status}. What it made in the database stays.";
}
