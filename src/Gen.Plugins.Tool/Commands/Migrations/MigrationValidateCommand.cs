using System.CommandLine;
using Gen.Plugins.Migrations;
using Gen.Plugins.Tool.Compositions;
using Gen.Plugins.Tool.Migrations;
using Gen.Plugins.Tool.Output;
using Gen.Plugins.Tool.Output.Documents;
using Gen.Plugins.Tool.Output.Documents.Migrations;

namespace Gen.Plugins.Tool.Commands.Migrations;

/// <summary>Tells what is wrong with migrations: as they were built and, with a database, against its history.</summary>
internal static class MigrationValidateCommand
{
    private const string About = """
        Tells all that is wrong with migrations; exit code 1 if anything is. Without a database: whether each text is what was compiled, can be split into
        statements, and holds none that a migrator refuses. With one also whether all are applied and fit its history. Changes nothing.
        """;

    public static Command Create(CommandParts parts)
    {
        var input = new MigrationInput(parts);
        input.Dialect.Description = "Look at them for this database only. Unset: that of --database, or all that each is for.";
        var command = new Command("validate", About.ReplaceLineEndings(" ")) { input.Path, input.Database, input.Plugins, input.Dialect, input.AllowNewer, input.HistoryTable };
        parts.Examples(command, """
              gen migrations validate                the project or solution in this folder, as it was built last
              gen migrations validate app.dll --dialect postgresql
              gen migrations validate app.dll --database "Data Source=app.db"
            """);
        command.SetAction((parsed, token) => input.Connection(parsed) is null ? Task.FromResult(Run(input, parsed, token)) : input.RunAsync(parsed, MigrationAccess.Inspect, RunAsync));
        return command;
    }

    private static int Run(MigrationInput input, ParseResult parsed, CancellationToken cancellationToken)
    {
        var examined = input.Parts.Read(parsed, input.Path);
        var chosen = input.Chosen(parsed, examined);
        var dialect = MigrationInput.DialectOf(parsed.GetValue(input.Dialect));
        var compositions = new List<(Subject, int, IReadOnlyList<MigrationFinding>)>();
        foreach (var subject in examined.Subjects)
        {
            using var set = MigrationSet.Read(subject);
            var plugins = MigrationInput.Choose(set, chosen);
            compositions.Add((subject, plugins.Sum(static p => p.Migrations.Count), [.. MigrationInspection.Find(plugins, dialect, cancellationToken)]));
        }

        return Tell(compositions, null, examined.Notes, input.Parts.Terminal(parsed), input.Parts.IsJson(parsed));
    }

    private static async Task<int> RunAsync(MigrationRun run)
    {
        var findings = MigrationInspection.Find(run.Plugins, run.Database.Dialect, run.Token).ToList();
        var plan = await run.PlanAsync();
        foreach (var status in plan.Migrations)
        {
            if (status.Problem is { } problem)
            {
                findings.Add(Of(MigrationWords.State(status.State), status, run.Shown(problem)));
            }
            else if (status.State is MigrationState.Pending or MigrationState.Unfinished)
            {
                findings.Add(Of("pending", status, $"{status.Migration!.Path} of '{status.Plugin}' has not been applied{(status.State == MigrationState.Unfinished ? " to its end" : "")}. 'gen migrations apply' applies it."));
            }
        }

        return Tell([(run.Subject, run.Plugins.Sum(static p => p.Migrations.Count), findings)], run.Described, run.Notes, run.Terminal, run.IsJson);
    }

    private static MigrationFinding Of(string kind, MigrationStatus status, string message) =>
        new(kind, false, message, status.Plugin, status.Number, status.Name, status.Migration?.Path, 0, null);

    private static int Tell(
        IReadOnlyList<(Subject Subject, int Count, IReadOnlyList<MigrationFinding> Findings)> compositions, MigratedDatabase? database, IReadOnlyList<string> notes, Terminal terminal, bool json)
    {
        var warnings = compositions.SelectMany(static c => c.Findings).Count(static f => f.IsWarning);
        var errors = compositions.Sum(static c => c.Findings.Count) - warnings;
        if (json)
        {
            Json.Write(
                terminal,
                new(
                    Json.Format, errors, warnings, database,
                    [.. compositions.Select(static c => new InspectedComposition(c.Subject.Name, Headings.KindOf(c.Subject), c.Subject.File, c.Count, [.. c.Findings.Select(MigrationDocuments.Of)]))],
                    notes),
                DocumentContext.Default.MigrationValidateDocument);
        }
        else
        {
            foreach (var (subject, count, findings) in compositions)
            {
                Write(terminal, subject, count, findings, database);
            }

            terminal.WriteLine(
                errors + warnings == 0 ? notes.Count == 0 ? "Nothing is wrong." : "Nothing is wrong in what could be read, which is not all." : $"{Words.Count(errors, "error")}, {Words.Count(warnings, "warning")}.",
                errors > 0 ? Tone.Bad : warnings > 0 ? Tone.Warning : Tone.Good);
        }

        // Who asks whether all is well is not told so if not all was seen.
        return errors > 0 ? ExitCodes.Findings : notes.Count > 0 ? ExitCodes.WrongInput : ExitCodes.Fine;
    }

    private static void Write(Terminal terminal, Subject subject, int count, IReadOnlyList<MigrationFinding> findings, MigratedDatabase? database)
    {
        terminal.Write(subject.Name, Tone.Strong);
        terminal.WriteLine($"{(subject.IsOpen ? ", no host," : ", a host,")} has {(count == 0 ? "no migrations" : Words.Count(count, "migration"))}: {subject.File}{(database is null ? "" : $"; database {database.Name}")}");
        foreach (var finding in findings)
        {
            terminal.Write($"  {(finding.IsWarning ? FoundFault.Warning : FoundFault.Error)} {finding.Kind}", finding.IsWarning ? Tone.Warning : Tone.Bad);
            terminal.WriteLine($": {(finding.Dialect is null || database is not null ? "" : $"for {finding.Dialect}: ")}{finding.Message}");
        }
    }
}
