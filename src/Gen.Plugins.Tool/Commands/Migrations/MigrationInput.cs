using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Gen.Plugins.Migrations;
using Gen.Plugins.Tool.Compositions;
using Gen.Plugins.Tool.Migrations;
using Gen.Plugins.Tool.Migrations.Databases;
using Gen.Plugins.Tool.Reading;

namespace Gen.Plugins.Tool.Commands.Migrations;

/// <summary>What the commands about migrations are told: where the host is, which plugins, which database, and how to go about it.</summary>
internal sealed class MigrationInput
{
    public const string Sqlite = "sqlite";
    public const string PostgreSql = "postgresql";

    private const int MostSeconds = 24 * 24 * 60 * 60;

    private readonly CommandParts _parts;

    public MigrationInput(CommandParts parts)
    {
        _parts = parts;
        CommandParts.CompleteNames(Plugins, Path);
        Dialect.AcceptOnlyFromAmong(Sqlite, PostgreSql);
        Seconds(LockWait, least: 0);
        Seconds(CommandTimeout, least: 1);
    }

    public Argument<string> Path { get; } = CommandParts.Path();

    public Option<string[]> Plugins { get; } = new("--plugin") { Description = "Only this plugin, and what it needs: a name, contract/name, or an alias. Repeatable.", HelpName = "NAME" };

    public Option<string> Database { get; } = new("--database")
    {
        Description = "The database, by a connection string: 'Data Source=app.db' for SQLite, 'Host=...;Database=...' or postgresql://... for PostgreSQL. "
            + $"Unset: the environment variable {TargetDatabase.Variable}, which keeps passwords out of the list of processes.",
        HelpName = "CONNECTION",
    };

    public Option<string> HistoryTable { get; } = new("--history-table") { Description = "The table that says what was applied, with a schema if need be. Unset: gen_plugin_migrations.", HelpName = "NAME" };

    public Option<bool> AllowNewer { get; } = new("--allow-newer") { Description = "Go on where the database was migrated by a newer release." };

    public Option<string> Dialect { get; } = new("--dialect") { Description = "The database's SQL." };

    public Option<int?> LockWait { get; } = new("--lock-wait") { Description = "How long to wait while another process migrates or writes. Unset: 60.", HelpName = "SECONDS" };

    public Option<int?> CommandTimeout { get; } = new("--command-timeout") { Description = "How long a statement may run (PostgreSQL). Unset: as long as it takes.", HelpName = "SECONDS" };

    public CommandParts Parts => _parts;

    /// <summary>The connection string that was given, or that the environment has; <see langword="null"/>: none.</summary>
    public string? Connection(ParseResult parsed) =>
        parsed.GetValue(Database) ?? (Environment.GetEnvironmentVariable(TargetDatabase.Variable) is { Length: > 0 } known ? known : null);

    public static SqlDialect? DialectOf(string? word) => word switch
    {
        Sqlite => SqlDialect.Sqlite,
        PostgreSql => SqlDialect.PostgreSql,
        _ => null,
    };

    /// <summary>The plugins of a composition that were named, with what they need; all if none was named.</summary>
    public static IReadOnlyList<MigratedPlugin> Choose(MigrationSet set, Dictionary<Subject, HashSet<int>>? chosen) =>
        chosen is null ? set.Plugins : [.. set.Plugins.Where(p => chosen.TryGetValue(set.Subject, out var places) && places.Contains(p.Place))];

    /// <summary>The plugins that were named; <see langword="null"/>: none, which is all.</summary>
    /// <exception cref="UnreadableException">There is no such plugin.</exception>
    public Dictionary<Subject, HashSet<int>>? Chosen(ParseResult parsed, Examined examined) =>
        parsed.GetValue(Plugins) is { Length: > 0 } names ? PluginChoice.Of(examined, names) : null;

    /// <summary>Does something with a database.</summary>
    /// <param name="parsed">What was given.</param>
    /// <param name="kind">What the command does to it.</param>
    /// <param name="work">Does it; its result is the exit code.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="UnreadableException">The host cannot be read, or no database was named.</exception>
    public async Task<int> RunAsync(ParseResult parsed, MigrationAccess kind, Func<MigrationRun, Task<int>> work)
    {
        var options = Options(parsed);
        var connection = Connection(parsed) ?? throw new UnreadableException(
            $"Which database? Give --database CONNECTION, or set the environment variable {TargetDatabase.Variable}: 'Data Source=app.db' for SQLite, 'Host=localhost;Database=app;Username=app' for PostgreSQL.");
        using var interruption = new Interruption();
        await using var database = TargetDatabase.Parse(connection, kind != MigrationAccess.Write, interruption.Token);
        var examined = _parts.Read(parsed, Path);
        var subject = MigrationHosts.One(examined);
        examined = examined with { Subjects = [subject] };
        using var set = MigrationSet.Read(subject);
        if (kind == MigrationAccess.Write && subject.IsReadInPart)
        {
            throw new UnreadableException($"Not all of {subject.Name} could be read, so that some of its migrations may be missing: nothing was done to the database.");
        }

        if (kind != MigrationAccess.Inspect)
        {
            MigrationHosts.ThrowIfDoubled(set);
        }

        var plugins = Choose(set, Chosen(parsed, examined));
        var run = new MigrationRun(set, plugins, database, options, examined, _parts.Terminal(parsed), _parts.IsJson(parsed), interruption);
        try
        {
            return await work(run);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return run.Tell(e);
        }
    }

    /// <summary>How the migrator is to work.</summary>
    /// <exception cref="UnreadableException">An option is impossible.</exception>
    public PluginMigratorOptions Options(ParseResult parsed)
    {
        var options = new PluginMigratorOptions { AllowNewerHistory = parsed.GetValue(AllowNewer) };
        if (parsed.GetValue(LockWait) is { } wait)
        {
            options.LockWait = TimeSpan.FromSeconds(wait);
        }

        if (parsed.GetValue(CommandTimeout) is { } timeout)
        {
            options.CommandTimeout = TimeSpan.FromSeconds(timeout);
        }

        if (parsed.GetValue(HistoryTable) is { } table)
        {
            try
            {
                options.HistoryTable = table;
            }
            catch (ArgumentException e)
            {
                throw new UnreadableException($"--history-table '{table}' is no name: letters, digits and _, at most 63, and before it a schema and a dot if need be.", e);
            }
        }

        return options;
    }

    private static void Seconds(Option<int?> option, int least) => option.Validators.Add(result =>
    {
        if (result.Tokens is [{ Value: var text }] && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds >= least && seconds <= MostSeconds))
        {
            result.AddError($"{option.Name} must be a number of seconds, {least} to {MostSeconds}.");
        }
    });
}
