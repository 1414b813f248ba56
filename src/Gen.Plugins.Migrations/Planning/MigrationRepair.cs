namespace Gen.Plugins.Migrations;

/// <summary>What <see cref="PluginMigrator.RepairAsync"/> changed in the history.</summary>
/// <param name="Status">What was wrong.</param>
/// <param name="Change">What was done about it, for people.</param>
public sealed record MigrationRepair(MigrationStatus Status, string Change);
