using System.Globalization;
using Gen.Plugins.Migrations;
using Gen.Plugins.Tool.Output;

namespace Gen.Plugins.Tool.Migrations;

/// <summary>What people read of migrations and what JSON output spells.</summary>
internal static class MigrationWords
{
    /// <summary>A state as JSON has it.</summary>
    public static string State(MigrationState state) => state == MigrationState.OutOfOrder ? "out-of-order" : state.ToString().ToLowerInvariant();

    /// <summary>A state as a table has it.</summary>
    public static string Said(MigrationState state) => State(state).Replace('-', ' ');

    public static Tone ToneOf(MigrationStatus status) => status switch
    {
        { Problem: not null } => Tone.Bad,
        { State: MigrationState.Applied } => Tone.Good,
        { State: MigrationState.Newer } => Tone.Faint,
        _ => Tone.Warning,
    };

    public static string Dialect(SqlDialect dialect) => dialect == SqlDialect.PostgreSql ? "PostgreSQL" : "SQLite";

    /// <summary>What a migration says of itself in its header; <c>-</c>: nothing.</summary>
    public static string Options(PluginMigration migration) => migration.NoTransaction ? "no-transaction" : "-";

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A time as JSON has it.</summary>
    public static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string Duration(TimeSpan? duration) => duration switch
    {
        null => "-",
        { TotalSeconds: < 1 } short_ => string.Create(CultureInfo.InvariantCulture, $"{short_.TotalMilliseconds:0} ms"),
        { TotalMinutes: < 2 } medium => string.Create(CultureInfo.InvariantCulture, $"{medium.TotalSeconds:0.0} s"),
        { } long_ => string.Create(CultureInfo.InvariantCulture, $"{long_.TotalMinutes:0.0} min"),
    };

    public static string Size(int bytes) => bytes < 10 * 1024 ? string.Create(CultureInfo.InvariantCulture, $"{bytes} B") : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0} KB");

    /// <summary><c>3 applied, 2 pending, 1 changed</c>.</summary>
    public static string Sum(MigrationPlan plan) => plan.Migrations.IsEmpty
        ? "There are no migrations for this database"
        : string.Join(", ", plan.Migrations.GroupBy(static m => m.State).OrderBy(static g => g.Key).Select(static g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {Said(g.Key)}")));

    /// <summary>A message of the library, which speaks to who writes a host, as this command calls things.</summary>
    public static string Command(string message) => message
        .Replace("accept it with RepairAsync (gen migrations repair)", "accept it with 'gen migrations repair'", StringComparison.Ordinal)
        .Replace("accept that with RepairAsync (gen migrations repair)", "accept that with 'gen migrations repair'", StringComparison.Ordinal)
        .Replace("set AllowNewerHistory", "give --allow-newer", StringComparison.Ordinal)
        .Replace("set LockWait", "give a longer --lock-wait", StringComparison.Ordinal)
        .Replace("name another one in HistoryTable", "name another one with --history-table", StringComparison.Ordinal);

    /// <summary>The same of a migration that nobody tried to run.</summary>
    public static string Offline(string message) => message.EndsWith(NothingRun, StringComparison.Ordinal) ? message[..^NothingRun.Length] : message;

    private const string NothingRun = " Nothing was run.";
}
