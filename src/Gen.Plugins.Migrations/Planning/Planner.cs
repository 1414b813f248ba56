using System.Collections.Immutable;
using System.Globalization;

namespace Gen.Plugins.Migrations.Planning;

/// <summary>Holds the migrations of a host against a database's history.</summary>
/// <param name="migrations">All migrations, also those of plugins that are left alone.</param>
/// <param name="plugins">The plugins whose migrations are applied, in order.</param>
/// <param name="dialect">The database's.</param>
/// <param name="allowNewer">See <see cref="PluginMigratorOptions.AllowNewerHistory"/>.</param>
internal sealed class Planner(IReadOnlyList<PluginMigration> migrations, IReadOnlyList<PluginOwner> plugins, SqlDialect dialect, bool allowNewer)
{
    private const string OrRepair = "or, if the database is as it should be, accept it with RepairAsync (gen migrations repair)";

    private readonly string _dialect = Name(dialect);

    /// <summary>A dialect as migrations spell it.</summary>
    public static string Name(SqlDialect dialect) => dialect == SqlDialect.PostgreSql ? "postgresql" : "sqlite";

    public bool Knows(string plugin) => plugins.Any(p => p.Name == plugin);

    public MigrationPlan Plan(IReadOnlyCollection<AppliedMigration> history)
    {
        var files = migrations.Where(m => m.Dialect is null || m.Dialect == _dialect).ToLookup(static m => m.Plugin, StringComparer.Ordinal);
        var rows = history.ToLookup(static r => r.Plugin, StringComparer.Ordinal);
        var renames = FormerNames(files, rows);
        var all = ImmutableArray.CreateBuilder<MigrationStatus>(migrations.Count);
        foreach (var plugin in plugins)
        {
            PluginMigration[] own = [.. files[plugin.Name].OrderBy(static f => f.Number)];
            var successor = renames.ContainsKey(plugin.Name) || rows.Contains(plugin.Name) ? null : SuccessorOf(own, rows, renames);
            if (successor is not null && !allowNewer)
            {
                AddOfSuccessor(all, own, rows[successor].ToDictionary(static r => r.Number));
                continue;
            }

            var former = renames.GetValueOrDefault(plugin.Name) ?? successor;
            var known = former is null ? rows[plugin.Name] : rows[former].Select(r => r with { Plugin = plugin.Name });
            AddPlugin(all, own, known.ToDictionary(static r => r.Number));
        }

        return new(all.ToImmutable()) { Renames = renames };
    }

    /// <summary>The plugins that the history has under another name, and that name.</summary>
    private Dictionary<string, string> FormerNames(ILookup<string, PluginMigration> files, ILookup<string, AppliedMigration> rows)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (plugins.All(p => rows.Contains(p.Name)))
        {
            return found;
        }

        var names = migrations.Select(static m => m.Plugin).ToHashSet(StringComparer.Ordinal);
        var claims = plugins.Where(p => !rows.Contains(p.Name))
            .SelectMany(p => p.FormerNames.Where(n => rows.Contains(n) && !names.Contains(n)).Take(1).Select(n => (Plugin: p.Name, Former: n)))
            .GroupBy(static c => c.Former, static c => c.Plugin, StringComparer.Ordinal);
        foreach (var claim in claims)
        {
            string[] claimants = [.. claim];
            if (claimants.Length > 1)
            {
                // Two plugins bear now what was one's name. Whose history it is, its texts tell.
                claimants = [.. claimants.Where(p => rows[claim.Key].All(r => files[p].Any(f => f.Number == r.Number && f.Checksum == r.Checksum)))];
            }

            found.Add(claimants is [var plugin] ? plugin : throw new MigrationHistoryException(
                $"The history has migrations of '{claim.Key}', which may be those of {string.Join(" or ", claim.Select(static p => $"'{p}'"))}. Put the right name into its column 'plugin'."), claim.Key);
        }

        return found;
    }

    /// <summary>The name under which the history has a plugin's migrations although this host knows nobody of that name: a newer release has renamed the plugin.</summary>
    private string? SuccessorOf(PluginMigration[] own, ILookup<string, AppliedMigration> rows, Dictionary<string, string> renames)
        => own.Length == 0 ? null : rows
            .Where(r => migrations.All(m => m.Plugin != r.Key) && !renames.ContainsValue(r.Key))
            .Where(r => r.Any(x => x.Number == own[0].Number) && r.All(x => Array.Find(own, f => f.Number == x.Number) is not { } file || file.Checksum == x.Checksum))
            .Select(static r => r.Key)
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();

    private static void AddOfSuccessor(ImmutableArray<MigrationStatus>.Builder all, PluginMigration[] own, Dictionary<long, AppliedMigration> rows)
    {
        for (var i = 0; i < own.Length; i++)
        {
            var row = rows.GetValueOrDefault(own[i].Number);
            all.Add(i > 0
                ? new(row is null ? MigrationState.Pending : MigrationState.Applied, own[i], row, null)
                : new(MigrationState.Newer, own[0], row, Text(
                    $"The history has {Place(own[0])} under the plugin name '{row!.Plugin}', which this host does not know: a newer release has renamed the plugin. Start that release, or, if this one can work with its tables, set AllowNewerHistory. If that is another plugin with the same text, add a comment to yours.")));
        }
    }

    private void AddPlugin(ImmutableArray<MigrationStatus>.Builder all, PluginMigration[] files, Dictionary<long, AppliedMigration> rows)
    {
        var highest = rows.Count == 0 ? 0 : rows.Keys.Max();
        foreach (var file in files)
        {
            all.Add(rows.Remove(file.Number, out var row) ? Known(file, row)
                : file.Number > highest ? new(MigrationState.Pending, file, null, null)
                : new(MigrationState.OutOfOrder, file, null, Text(
                    $"{Place(file)} is new, but number {highest} of '{file.Plugin}' has been applied already. Give it a number above {highest}.")));
        }

        foreach (var row in rows.Values.OrderBy(static r => r.Number))
        {
            all.Add(Unknown(row, files));
        }
    }

    private static MigrationStatus Known(PluginMigration file, AppliedMigration row)
    {
        if (!row.Success && !file.NoTransaction)
        {
            return new(MigrationState.Changed, file, row, Text(
                $"{Place(file)} was begun without a transaction, and has one now; {row.StatementsDone ?? 0} of its statements had been applied. Put '-- gen: no-transaction' back at its top, so that it can go on after them."))
            {
                IsBeyondRepair = true,
            };
        }

        if (row.Checksum != file.Checksum)
        {
            return new(MigrationState.Changed, file, row, row.Success
                ? Text($"{Place(file)} was changed after it had been applied on {row.AppliedAt:yyyy-MM-dd} by {row.AppliedBy}. Restore it and put the change into a new migration, {OrRepair}.")
                : Text($"{Place(file)} was changed after its first {row.StatementsDone ?? 0} statements had been applied. Restore it; or leave those as they were, change the rest, and accept that with RepairAsync (gen migrations repair)."));
        }

        return !row.Success ? new(MigrationState.Unfinished, file, row, null)
            : row.Name != file.Name ? new(MigrationState.Renamed, file, row, Text($"{Place(file)} was applied under the name '{row.Name}'. Rename it back, {OrRepair}."))
            : new(MigrationState.Applied, file, row, null);
    }

    private MigrationStatus Unknown(AppliedMigration row, PluginMigration[] files)
    {
        var what = Text($"Migration {row.Number} '{row.Name}' of '{row.Plugin}'");
        if (files.Length > 0 && row.Number > files[^1].Number)
        {
            return new(MigrationState.Newer, null, row, allowNewer ? null : Text(
                $"{what} was applied by a newer release of the plugin on {row.AppliedAt:yyyy-MM-dd} by {row.AppliedBy}; this host knows up to {files[^1].Number}. Start the newer release, or, if this one can work with the newer tables, set AllowNewerHistory."));
        }

        var other = migrations.FirstOrDefault(m => m.Plugin == row.Plugin && m.Number == row.Number);
        var twin = Array.Find(files, f => f.Checksum == row.Checksum);
        return new(MigrationState.Missing, null, row,
            other is not null ? Text($"{what} has been applied, and its file {other.Path} is now for {other.Dialect} only. Give it back its old header, {OrRepair}.")
            : twin is not null ? Text($"{what} has been applied, and its text is now {twin.Path}. A migration that has been applied keeps its number: rename it back.")
            : Text($"{what} has been applied, and its file is gone. Restore it, {OrRepair}."))
        {
            // Forgotten under its old number it would be applied again under the new one.
            IsBeyondRepair = twin is not null,
        };
    }

    private static string Place(PluginMigration file) => $"{file.Path} of '{file.Plugin}'";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
