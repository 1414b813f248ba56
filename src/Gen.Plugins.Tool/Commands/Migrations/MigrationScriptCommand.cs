using System.CommandLine;
using Gen.Plugins.Migrations;
using Gen.Plugins.Migrations.Planning;
using Gen.Plugins.Tool.Migrations;
using Gen.Plugins.Tool.Output;
using Gen.Plugins.Tool.Output.Documents;
using Gen.Plugins.Tool.Reading;

namespace Gen.Plugins.Tool.Commands.Migrations;

/// <summary>Writes what would be applied as a script for the database's console.</summary>
internal static class MigrationScriptCommand
{
    public static Command Create(CommandParts parts)
    {
        var input = new MigrationInput(parts);
        input.Dialect.Description = "The SQL of the empty database, with --from-empty.";
        var fromEmpty = new Option<bool>("--from-empty") { Description = "Write what an empty database needs. No database is asked; --dialect says which it is." };
        var output = new Option<string>("--output", "-o") { Description = "The file to write. Unset: standard output.", HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "Overwrite what is there." };
        var command = new Command("script", "Writes what 'apply' would run as a script for psql or sqlite3. Changes nothing.")
        {
            input.Path, input.Database, input.Plugins, fromEmpty, input.Dialect, output, force, input.AllowNewer, input.HistoryTable,
        };
        command.Validators.Add(result =>
        {
            // What was given, not its value: that may be wrong too, and is told by itself.
            var (isEmpty, hasDialect) = (result.GetResult(fromEmpty) is { Implicit: false }, result.GetResult(input.Dialect) is { Implicit: false });
            if (isEmpty != hasDialect)
            {
                result.AddError("--from-empty and --dialect go together: a database that is asked says itself what it is.");
            }
            else if (isEmpty && result.GetResult(input.Database) is { Implicit: false })
            {
                result.AddError("--from-empty asks no database: leave --database out.");
            }
        });
        parts.Examples(command, """
              gen migrations script --database "Data Source=app.db" > pending.sql
              gen migrations script app.dll --from-empty --dialect postgresql --output all.sql
            """);
        command.SetAction((parsed, token) =>
        {
            var target = new Target(parsed.GetValue(output), parsed.GetValue(force));
            return parsed.GetValue(fromEmpty)
                ? RunFromEmptyAsync(input, parsed, target, token)
                : input.RunAsync(parsed, MigrationAccess.Read, run => RunAsync(run, target));
        });
        return command;
    }

    private static async Task<int> RunAsync(MigrationRun run, Target target)
    {
        if (run.Subject.IsReadInPart)
        {
            throw Partly(run.Set);
        }

        using var script = new StringWriter();
        var plan = run.Database.IsMissing ? await run.Migrator.ScriptFromEmptyAsync(script, run.Token) : await run.Migrator.ScriptAsync(script, run.Token);
        return Write(run.Set, run.Database.Dialect, plan, script.ToString(), target, run.Terminal, run.IsJson);
    }

    private static async Task<int> RunFromEmptyAsync(MigrationInput input, ParseResult parsed, Target target, CancellationToken cancellationToken)
    {
        var dialect = MigrationInput.DialectOf(parsed.GetValue(input.Dialect))!.Value;
        var examined = input.Parts.Read(parsed, input.Path);
        var subject = MigrationHosts.One(examined);
        using var set = MigrationSet.Read(subject);
        MigrationHosts.ThrowIfDoubled(set);
        if (subject.IsReadInPart)
        {
            throw Partly(set);
        }

        var plugins = MigrationInput.Choose(set, input.Chosen(parsed, examined with { Subjects = [subject] }));
        var migrator = new PluginMigrator(
            [.. set.Migrations.Select(static m => m.Migration)], [.. plugins.Select(static p => p.Owner)], dialect, static _ => throw new InvalidOperationException("An empty database is not asked."), input.Options(parsed));
        using var script = new StringWriter();
        try
        {
            var plan = await migrator.ScriptFromEmptyAsync(script, cancellationToken);
            return Write(set, dialect, plan, script.ToString(), target, input.Parts.Terminal(parsed), input.Parts.IsJson(parsed));
        }
        catch (MigrationSqlException e)
        {
            input.Parts.Terminal(parsed).Error(MigrationWords.Offline(e.Message));
            return ExitCodes.Findings;
        }
    }

    private static int Write(MigrationSet set, SqlDialect dialect, MigrationPlan plan, string script, Target target, Terminal terminal, bool json)
    {
        if (target.File is { } file)
        {
            Save(file, script, target.Force);
        }

        if (json)
        {
            Json.Write(
                terminal, new(Json.Format, set.Subject.Name, set.Subject.File, Planner.Name(dialect), plan.Pending.Length, target.File, target.File is null ? script : null),
                DocumentContext.Default.MigrationScriptDocument);
        }
        else if (target.File is null)
        {
            terminal.Raw(script);
        }
        else
        {
            terminal.WriteLine($"{target.File}: {Words.Count(plan.Pending.Length, "migration")}, for {MigrationWords.Dialect(dialect)}");
        }

        return ExitCodes.Fine;
    }

    private static void Save(string file, string script, bool force)
    {
        try
        {
            using var stream = new FileStream(file, force ? FileMode.Create : FileMode.CreateNew, FileAccess.Write);
            using var writer = new StreamWriter(stream);
            writer.Write(script);
        }
        catch (IOException) when (!force && File.Exists(file))
        {
            throw new UnreadableException($"{file} is there already. Give --force to overwrite it.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnreadableException($"{file} cannot be written: {e.Message.TrimEnd('.')}.", e);
        }
    }

    private static UnreadableException Partly(MigrationSet set) => new($"Not all of {set.Subject.Name} could be read, so that some of its migrations may be missing: no script was written.");

    /// <param name="File">The file to write; <see langword="null"/>: none.</param>
    /// <param name="Force">Overwrite it.</param>
    private sealed record Target(string? File, bool Force);
}
