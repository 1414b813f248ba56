using System.Globalization;

namespace Gen.Plugins.Model.Locking.Migrations;

/// <summary>The released migrations of a project, one a line, by plugin and number.</summary>
/// <param name="Migrations">The migrations, sorted.</param>
internal sealed record MigrationLock(EquatableArray<LockedMigration> Migrations)
{
    public const string FileName = "migrations.lock.json";

    /// <summary>The format that this version writes and reads.</summary>
    public const int Format = 1;

    private const string Update = "dotnet build -p:PluginMigrationLockUpdate=true";

    public static MigrationLock Of(IEnumerable<LockedMigration> migrations) => new(new EquatableArray<LockedMigration>(migrations
        .OrderBy(static m => m.Plugin, StringComparer.Ordinal)
        .ThenBy(static m => m.Migration.Number)
        .ThenBy(static m => m.Migration.Dialect, StringComparer.Ordinal)
        .ThenBy(static m => m.Migration.Path, StringComparer.Ordinal)));

    /// <summary>What of the recorded ones is not as it was, and what is new among them. A new migration after all recorded ones is none of that.</summary>
    /// <param name="recorded">What the lock file says.</param>
    public IEnumerable<MigrationLockFault> FaultsAgainst(MigrationLock recorded)
    {
        var now = Migrations.GroupBy(static m => m.Key).ToDictionary(static g => g.Key, static g => g.First());
        foreach (var released in recorded.Migrations)
        {
            var was = released.Migration;
            if (!now.TryGetValue(released.Key, out var found))
            {
                // With another dialect, or none, it is still that migration.
                found = Migrations.FirstOrDefault(m => m.Plugin == released.Plugin && m.Migration.Number == was.Number && m.Migration.Checksum == was.Checksum)
                    ?? Migrations.FirstOrDefault(m => m.Plugin == released.Plugin && m.Migration.Path == was.Path);
            }

            if (found is null)
            {
                yield return new(released, null, $"'{was.Path}' of plugin '{released.Plugin}' was released, and is gone: databases that have applied it could not be checked any more. Put it back, and undo what it did by a new migration. {Otherwise}");
            }
            else if (found.Migration.Number != was.Number)
            {
                yield return new(released, found, $"'{found.Migration.Path}' of plugin '{released.Plugin}' was released as number {Text(was.Number)}, and has another one now: databases would apply it again. Give it its number back. {Otherwise}");
            }
            else if (found.Migration.Checksum != was.Checksum)
            {
                yield return new(released, found, $"'{found.Migration.Path}' of plugin '{released.Plugin}' was edited after it was released: databases that have applied it would not get the change. Take the edit back, and make the change by a new migration. {Otherwise}");
            }
            else if (found.Migration.Name != was.Name)
            {
                yield return new(released, found, $"'{found.Migration.Path}' of plugin '{released.Plugin}' was called '{was.Name}' when it was released: databases know it by that. Give it its name back. {Otherwise}");
            }
        }

        var known = new HashSet<(string, long, string?)>(recorded.Migrations.Select(static m => m.Key));
        foreach (var added in Migrations)
        {
            if (known.Contains(added.Key))
            {
                continue;
            }

            var after = recorded.Migrations.Where(r => r.Plugin == added.Plugin && r.Migration.Number > added.Migration.Number && r.Migration.Meets(added.Migration)).ToArray();
            var isOld = recorded.Migrations.Any(r => r.Plugin == added.Plugin && (r.Migration.Path == added.Migration.Path || (r.Migration.Number == added.Migration.Number && r.Migration.Checksum == added.Migration.Checksum)));
            if (after.Length > 0 && !isOld)
            {
                var last = after[after.Length - 1].Migration;
                yield return new(null, added, $"'{added.Migration.Path}' of plugin '{added.Plugin}' is new, but comes before '{last.Path}', which was released: databases have passed its place. Give it a number after {Text(last.Number)}. {Otherwise}");
            }
        }
    }

    private static string Otherwise => $"If no database has seen the release, write {FileName} again with '{Update}'.";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
