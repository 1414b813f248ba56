using System.Globalization;
using Gen.Plugins.Migrations;
using Gen.Plugins.Tool.Migrations;
using Gen.Plugins.Tool.Output;

namespace Gen.Plugins.Tool.Commands.Migrations;

/// <summary>Prints migrations for people.</summary>
internal static class MigrationOutput
{
    /// <summary><c>worker, a host, has 3 migrations of 2 plugins: bin/worker.dll</c>.</summary>
    public static void WriteHeading(Terminal terminal, MigrationSet set, IReadOnlyList<MigratedPlugin> plugins)
    {
        var subject = set.Subject;
        var count = plugins.Sum(static p => p.Migrations.Count);
        terminal.Write(subject.Name, Tone.Strong);
        terminal.WriteLine($"{(subject.IsOpen ? ", no host," : ", a host,")} has {(count == 0 ? "no migrations" : $"{Words.Count(count, "migration")} of {Words.Count(plugins.Count, "plugin")}")}: {subject.File}");
    }

    public static void WriteStatus(Terminal terminal, IEnumerable<MigrationStatus> migrations)
    {
        var table = new Table("PLUGIN", "NUMBER", "NAME", "APPLIED AT", "BY", "DURATION", "STATE");
        var isEmpty = true;
        foreach (var migration in migrations)
        {
            isEmpty = false;
            var state = migration.State == MigrationState.Unfinished
                ? string.Create(CultureInfo.InvariantCulture, $"unfinished after {Words.Count(migration.Applied?.StatementsDone ?? 0, "statement")}")
                : MigrationWords.Said(migration.State);
            table.Add(
                MigrationWords.ToneOf(migration),
                migration.Plugin, Number(migration.Number), migration.Name,
                migration.Applied is { } row ? MigrationWords.Time(row.AppliedAt) : "-", migration.Applied?.AppliedBy ?? "-", MigrationWords.Duration(migration.Applied?.Duration), state);
        }

        if (!isEmpty)
        {
            table.Write(terminal);
        }
    }

    public static void WriteProblems(MigrationRun run, IEnumerable<MigrationStatus> problems)
    {
        foreach (var problem in problems)
        {
            run.Terminal.Write($"  {MigrationWords.Said(problem.State)}", Tone.Bad);
            run.Terminal.WriteLine($": {run.Shown(problem.Problem!)}");
        }
    }

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
