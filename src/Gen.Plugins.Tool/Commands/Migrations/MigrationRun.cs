using System.Data.Common;
using System.Net.Sockets;
using Gen.Plugins.Migrations;
using Gen.Plugins.Tool.Compositions;
using Gen.Plugins.Tool.Migrations;
using Gen.Plugins.Tool.Migrations.Databases;
using Gen.Plugins.Tool.Output;
using Gen.Plugins.Tool.Output.Documents.Migrations;
using Gen.Plugins.Tool.Reading;

namespace Gen.Plugins.Tool.Commands.Migrations;

/// <summary>One command at work on a host's migrations and a database.</summary>
internal sealed class MigrationRun(
    MigrationSet set, IReadOnlyList<MigratedPlugin> plugins, TargetDatabase database, PluginMigratorOptions options, Examined examined, Terminal terminal, bool isJson, Interruption interruption)
{
    /// <summary>The host's migrations.</summary>
    public MigrationSet Set => set;

    public Subject Subject => set.Subject;

    /// <summary>The plugins that were asked for; the others are left alone.</summary>
    public IReadOnlyList<MigratedPlugin> Plugins => plugins;

    public TargetDatabase Database => database;

    public Terminal Terminal => terminal;

    public bool IsJson => isJson;

    /// <summary>What could not be looked at.</summary>
    public IReadOnlyList<string> Notes => examined.Notes;

    public TimeSpan LockWait => options.LockWait;

    public CancellationToken Token => interruption.Token;

    /// <summary>Does what is to be done.</summary>
    public PluginMigrator Migrator { get; } =
        new([.. set.Migrations.Select(static m => m.Migration)], [.. plugins.Select(static p => p.Owner)], database.Dialect, database.ConnectAsync, options);

    /// <summary>Holds the migrations against the database's history. A file that is not there is not made.</summary>
    public async Task<MigrationPlan> PlanAsync() => database.IsMissing ? Migrator.PlanFromEmpty() : await Migrator.PlanAsync(Token);

    /// <summary>A message of the library or of the database, as it may be shown.</summary>
    public string Shown(string message) => MigrationWords.Command(database.Hide(message));

    /// <summary>The same of an exception that nobody foresaw: its kind says more than its words.</summary>
    public string Shown(Exception e) => Shown(e is PluginMigrationException or UnreadableException ? e.Message
        : e is DbException or IOException or SocketException or TimeoutException ? $"The database failed: {e.Message.Split('\n')[0].Trim()}"
        : $"gen failed on something that it did not expect: {e.GetType().Name}: {e.Message.Split('\n')[0].Trim()} Please report it with the command.");

    /// <summary>The exit code of a failure: 1 if migrations are at fault, 2 if what was given is, or the database cannot be worked with.</summary>
    public int CodeOf(Exception e) => IsStopped(e) ? interruption.ExitCode
        : e is MigrationPlanException or MigrationSqlException or MigrationHistoryException or MigrationsPendingException ? ExitCodes.Findings
        : ExitCodes.WrongInput;

    /// <summary>Whether it failed because somebody stopped it; a database then says that it was interrupted.</summary>
    public bool IsStopped(Exception e) =>
        Token.IsCancellationRequested && e is (OperationCanceledException or DbException or MigrationSqlException or MigrationDatabaseException or MigrationLockException);

    /// <summary>Tells why something failed.</summary>
    /// <returns>The exit code.</returns>
    public int Tell(Exception e)
    {
        if (IsStopped(e))
        {
            terminal.Error("Stopped. What was under way was rolled back; a migration without a transaction goes on where it stopped when it is applied again.");
        }
        else
        {
            foreach (var line in Shown(e).Split('\n'))
            {
                terminal.Error(line);
            }
        }

        return CodeOf(e);
    }

    /// <summary>The database, as JSON has it.</summary>
    public MigratedDatabase Described => new(database.Name, Gen.Plugins.Migrations.Planning.Planner.Name(database.Dialect));

    /// <summary>Says of what it is spoken, before what is said of it.</summary>
    public void WriteHeading()
    {
        MigrationOutput.WriteHeading(terminal, set, plugins);
        terminal.WriteLine($"Database {database.Name} ({MigrationWords.Dialect(database.Dialect)}){(database.IsMissing ? ", which is not there yet" : "")}");
    }
}
