namespace Gen.Plugins.Tool.Output.Documents.Migrations;

/// <summary>What <c>gen migrations repair --json</c> prints.</summary>
/// <param name="Format">1.</param>
/// <param name="Name">The host's assembly, or what else was given.</param>
/// <param name="File">Where it was read.</param>
/// <param name="Database">The database.</param>
/// <param name="Repaired">The changes were made; otherwise they would be.</param>
/// <param name="Changes">What was, or would be, changed in the history.</param>
/// <param name="Left">What does not fit and cannot be repaired.</param>
internal sealed record MigrationRepairDocument(int Format, string Name, string File, MigratedDatabase Database, bool Repaired, IReadOnlyList<RepairedMigration> Changes, IReadOnlyList<StatedMigration> Left);
