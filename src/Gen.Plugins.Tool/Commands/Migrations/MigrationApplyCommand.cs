using System.CommandLine;
using Gen.Plugins.Migrations;
using Gen.Plugins.Tool.Migrations;
using Gen.Plugins.Tool.Output;
using Gen.Plugins.Tool.Output.Documents;
using Statements = Gen.Plugins.Migrations.Applying.MigrationText;

namespace Gen.Plugins.Tool.Commands.Migrations;

/// <summary>Applies what is pending.</summary>
internal static class MigrationApplyCommand
{
    public static Command Create(CommandParts parts)
    {
        var input = new MigrationInput(parts);
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would be applied, and change nothing." };
        var command = new Command("apply", "Applies what is pending, each migration whole and once, as the host itself would; exit code 1 if one fails or the history does not fit.")
        {
            input.Path, input.Database, input.Plugins, dryRun, input.LockWait, input.CommandTimeout, input.AllowNewer, input.HistoryTable,
        };
        parts.Examples(command, """
              gen migrations apply --database "Data Source=app.db" --dry-run
              gen migrations apply app.dll --database "Host=localhost;Database=app;Username=app"
              GEN_DATABASE=postgresql://app@localhost/app gen migrations apply app.dll --lock-wait 300
            """);
        command.SetAction((parsed, _) =>
        {
            var isDry = parsed.GetValue(dryRun);
            return input.RunAsync(parsed, isDry ? MigrationAccess.Read : MigrationAccess.Write, run => RunAsync(run, isDry));
        });
        return command;
    }

    private static async Task<int> RunAsync(MigrationRun run, bool isDry)
    {
        var plan = await run.PlanAsync();
        var progress = new ApplyProgress(run);
        Exception? failure = null;
        MigrationResult? result = null;
        if (plan.Problems.IsEmpty && !plan.Pending.IsEmpty)
        {
            try
            {
                if (isDry)
                {
                    Check(plan, run);
                }
                else
                {
                    result = await run.Migrator.ApplyAsync(progress, run.Token);
                    progress.AddElsewhere(result.AppliedElsewhere);
                }
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                failure = e;
            }
        }

        run.Terminal.EndLive();
        var outcome = failure is not null ? run.IsStopped(failure) ? "stopped" : "failed"
            : !plan.Problems.IsEmpty ? "refused"
            : plan.Pending.IsEmpty ? "nothing-to-do"
            : isDry ? "planned"
            : "applied";
        if (run.IsJson)
        {
            Json.Write(
                run.Terminal,
                new(
                    Json.Format, run.Subject.Name, run.Subject.File, run.Described, outcome,
                    [.. plan.Pending.Select(p => MigrationDocuments.Of(p.Migration!, progress[p.Migration!].State, progress[p.Migration!].Duration))],
                    [.. plan.Problems.Select(p => MigrationDocuments.Of(run, p))], failure is null || run.IsStopped(failure) ? null : run.Shown(failure)),
                DocumentContext.Default.MigrationApplyDocument);
        }
        else
        {
            Write(run, plan, progress, result, isDry);
        }

        return failure is not null ? run.Tell(failure) : plan.Problems.IsEmpty ? ExitCodes.Fine : ExitCodes.Findings;
    }

    /// <summary>What is looked through before anything runs.</summary>
    private static void Check(MigrationPlan plan, MigrationRun run)
    {
        foreach (var pending in plan.Pending)
        {
            Statements.Read(pending.Migration!, run.Database.Dialect).ThrowIfRefused();
        }
    }

    private static void Write(MigrationRun run, MigrationPlan plan, ApplyProgress progress, MigrationResult? result, bool isDry)
    {
        run.WriteHeading();
        if (!plan.Problems.IsEmpty)
        {
            run.Terminal.WriteLine("The database's history does not fit these migrations; nothing was run.", Tone.Bad);
            MigrationOutput.WriteProblems(run, plan.Problems);
            return;
        }

        if (plan.Pending.IsEmpty)
        {
            run.Terminal.WriteLine($"Nothing to do: {(plan.Migrations.IsEmpty ? "there are no migrations for this database" : MigrationWords.Sum(plan))}.", Tone.Good);
            return;
        }

        var table = new Table("PLUGIN", "NUMBER", "NAME", "DURATION", "STATE");
        foreach (var pending in plan.Pending)
        {
            var (state, duration) = progress[pending.Migration!];
            var tone = state switch
            {
                ApplyProgress.Applied => Tone.Good,
                ApplyProgress.Failed => Tone.Bad,
                ApplyProgress.Elsewhere => Tone.Faint,
                _ => Tone.Warning,
            };
            table.Add(tone, pending.Plugin, MigrationOutput.Number(pending.Number), pending.Name, MigrationWords.Duration(duration), state == ApplyProgress.Elsewhere ? "applied by another process" : state);
        }

        table.Write(run.Terminal);
        if (result is not null)
        {
            run.Terminal.WriteLine($"{Words.Count(result.Applied.Length, "migration")} applied in {MigrationWords.Duration(result.Duration)}.", Tone.Good);
        }
        else if (isDry)
        {
            run.Terminal.WriteLine($"{Words.Count(plan.Pending.Length, "migration")} would be applied. Nothing was changed.");
        }
    }
}
