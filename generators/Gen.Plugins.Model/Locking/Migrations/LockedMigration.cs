using Gen.Plugins.Model.Migrations;

namespace Gen.Plugins.Model.Locking.Migrations;

/// <summary>What a lock file records of a released migration.</summary>
/// <param name="Plugin">The plugin that owns it, as <see cref="MigrationOwners"/> tells it from others.</param>
/// <param name="Migration">The migration; of its options only the dialect is recorded, because the checksum covers all of them.</param>
internal sealed record LockedMigration(string Plugin, MigrationModel Migration)
{
    /// <summary>What makes two records the same migration.</summary>
    public (string Plugin, long Number, string? Dialect) Key => (Plugin, Migration.Number, Migration.Dialect);
}
