using System.CommandLine;
using Gen.Plugins.Tool.Compositions;
using Gen.Plugins.Tool.Migrations;
using Gen.Plugins.Tool.Output;
using Gen.Plugins.Tool.Output.Documents;
using Gen.Plugins.Tool.Output.Documents.Migrations;

namespace Gen.Plugins.Tool.Commands.Migrations;

/// <summary>Lists migrations; no database is asked.</summary>
internal static class MigrationListCommand
{
    public static Command Create(CommandParts parts)
    {
        var input = new MigrationInput(parts);
        var command = new Command("list", "Lists the migrations, in the order in which a host applies them. Needs no database.") { input.Path, input.Plugins };
        parts.Examples(command, """
              gen migrations list                    of the project or solution in this folder, as it was built last
              gen migrations list app.dll --plugin snowflake
              gen migrations list Acme.S3.1.2.0.nupkg --json
            """);
        command.SetAction(parsed =>
        {
            var examined = parts.Read(parsed, input.Path);
            return Run(examined, input.Chosen(parsed, examined), parts.Terminal(parsed), parts.IsJson(parsed));
        });
        return command;
    }

    private static int Run(Examined examined, Dictionary<Subject, HashSet<int>>? chosen, Terminal terminal, bool json)
    {
        var compositions = new List<MigratedComposition>();
        foreach (var subject in examined.Subjects)
        {
            using var set = MigrationSet.Read(subject);
            var plugins = MigrationInput.Choose(set, chosen);
            if (json)
            {
                compositions.Add(new(subject.Name, Headings.KindOf(subject), subject.File, [.. plugins.SelectMany(static p => p.Migrations).Select(MigrationDocuments.Of)]));
                continue;
            }

            if (!ReferenceEquals(subject, examined.Subjects[0]))
            {
                terminal.WriteLine();
            }

            MigrationOutput.WriteHeading(terminal, set, plugins);
            Write(terminal, plugins);
        }

        if (json)
        {
            Json.Write(terminal, new(Json.Format, compositions, examined.Notes), DocumentContext.Default.MigrationListDocument);
        }

        return ExitCodes.Fine;
    }

    private static void Write(Terminal terminal, IReadOnlyList<MigratedPlugin> plugins)
    {
        if (plugins.Count == 0)
        {
            return;
        }

        var table = new Table("PLUGIN", "NUMBER", "NAME", "DIALECT", "OPTIONS", "SIZE", "PATH");
        foreach (var migration in plugins.SelectMany(static p => p.Migrations))
        {
            table.Add(
                Tone.Plain,
                migration.Migration.Plugin, MigrationOutput.Number(migration.Model.Number), migration.Model.Name, migration.Model.Dialect ?? "any",
                MigrationWords.Options(migration.Migration), MigrationWords.Size(migration.Model.Length), migration.Migration.Path);
        }

        table.Write(terminal);
    }
}
