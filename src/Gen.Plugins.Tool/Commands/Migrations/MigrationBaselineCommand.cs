using System.CommandLine;
using System.Globalization;
using Gen.Plugins.Tool.Compositions;
using Gen.Plugins.Tool.Migrations;
using Gen.Plugins.Tool.Output;
using Gen.Plugins.Tool.Output.Documents;
using Gen.Plugins.Tool.Reading;

namespace Gen.Plugins.Tool.Commands.Migrations;

/// <summary>Puts down migrations as applied, for a database that has their tables already.</summary>
internal static class MigrationBaselineCommand
{
    public static Command Create(CommandParts parts)
    {
        var input = new MigrationInput(parts);
        var plugin = new Option<string>("--plugin") { Description = "Only this plugin's: a name, contract/name, or an alias.", HelpName = "NAME" };
        CommandParts.CompleteNames(plugin, input.Path);
        var upTo = new Option<long?>("--up-to") { Description = "Only up to this number.", HelpName = "NUMBER" };
        upTo.Validators.Add(static result =>
        {
            if (result.Tokens is [{ Value: var text }] && !(long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0))
            {
                result.AddError("--up-to must be the number of a migration.");
            }
        });
        var command = new Command("baseline", "Puts down pending migrations as applied without running them, for a database that has their tables already.")
        {
            input.Path, input.Database, plugin, upTo, input.LockWait, input.HistoryTable,
        };
        parts.Examples(command, """
              gen migrations baseline app.dll --database "Data Source=app.db" --plugin snowflake --up-to 4
              gen migrations baseline app.dll --database "Host=localhost;Database=app;Username=app"
            """);
        command.SetAction((parsed, _) => input.RunAsync(parsed, MigrationAccess.Write, run => RunAsync(run, parsed.GetValue(plugin), parsed.GetValue(upTo))));
        return command;
    }

    private static async Task<int> RunAsync(MigrationRun run, string? name, long? upTo)
    {
        if (run.Database.IsMissing)
        {
            throw new UnreadableException($"{run.Database.Name} does not exist, so that it has no tables that migrations could have made. 'gen migrations apply' makes them.");
        }

        var plugin = name is null ? null : Find(run, name);
        var done = await run.Migrator.BaselineAsync(plugin, upTo, run.Token);
        if (run.IsJson)
        {
            Json.Write(
                run.Terminal, new(Json.Format, run.Subject.Name, run.Subject.File, run.Described, [.. done.Select(static m => MigrationDocuments.Of(m, ApplyProgress.Applied, null))]),
                DocumentContext.Default.MigrationBaselineDocument);
            return ExitCodes.Fine;
        }

        run.WriteHeading();
        foreach (var migration in done)
        {
            run.Terminal.WriteLine($"  {migration.Path} of '{migration.Plugin}'");
        }

        run.Terminal.WriteLine(done.IsEmpty ? "Nothing to do: none of these is pending." : $"{Words.Count(done.Length, "migration")} put down as applied. Nothing of them was run.", Tone.Good);
        return ExitCodes.Fine;
    }

    /// <summary>What the history calls a plugin.</summary>
    private static string Find(MigrationRun run, string name)
    {
        var places = PluginSearch.Find(new([run.Subject], [], []), name)[0].Plugins.Select(static p => p.Place).ToHashSet();
        MigratedPlugin[] found = [.. run.Plugins.Where(p => places.Contains(p.Place))];
        return found switch
        {
            [var one] => one.Owner.Name,
            [] => throw new UnreadableException($"The plugin '{name}' has no migrations."),
            _ => throw new UnreadableException($"Several plugins are called '{name}'. Name one: {Words.List(found.Select(static p => p.Owner.Name))}."),
        };
    }
}
