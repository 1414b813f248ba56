using System.CommandLine;
using Gen.Plugins.Migrations;
using Gen.Plugins.Tool.Migrations;
using Gen.Plugins.Tool.Output;
using Gen.Plugins.Tool.Output.Documents;

namespace Gen.Plugins.Tool.Commands.Migrations;

/// <summary>Shows what a database has, lacks, and what does not fit.</summary>
internal static class MigrationStatusCommand
{
    public static Command Create(CommandParts parts)
    {
        var input = new MigrationInput(parts);
        var command = new Command("status", "Holds the migrations against a database's history; exit code 1 if some are pending or do not fit. Changes nothing.")
        {
            input.Path, input.Database, input.Plugins, input.AllowNewer, input.HistoryTable,
        };
        parts.Examples(command, """
              gen migrations status --database "Data Source=app.db"
              gen migrations status app.dll --database "Host=localhost;Database=app;Username=app"
              GEN_DATABASE=postgresql://app@localhost/app gen migrations status --json
            """);
        command.SetAction((parsed, _) => input.RunAsync(parsed, MigrationAccess.Read, RunAsync));
        return command;
    }

    private static async Task<int> RunAsync(MigrationRun run)
    {
        var plan = await run.PlanAsync();
        if (run.IsJson)
        {
            Json.Write(
                run.Terminal,
                new(
                    Json.Format, run.Subject.Name, Headings.KindOf(run.Subject), run.Subject.File, run.Described,
                    plan.Migrations.Count(static m => m.State == MigrationState.Applied), plan.Pending.Length, plan.Problems.Length,
                    [.. plan.Migrations.Select(m => MigrationDocuments.Of(run, m))], run.Notes),
                DocumentContext.Default.MigrationStatusDocument);
        }
        else
        {
            run.WriteHeading();
            MigrationOutput.WriteStatus(run.Terminal, plan.Migrations);
            run.Terminal.WriteLine($"{MigrationWords.Sum(plan)}.", !plan.Problems.IsEmpty ? Tone.Bad : plan.IsUpToDate ? Tone.Good : Tone.Warning);
            MigrationOutput.WriteProblems(run, plan.Problems);
        }

        // Who asks whether all is well is not told so if not all was seen.
        return !plan.IsUpToDate ? ExitCodes.Findings : run.Subject.IsReadInPart ? ExitCodes.WrongInput : ExitCodes.Fine;
    }
}
