namespace Gen.Plugins.Tool.Output.Documents.Migrations;

/// <summary>What <c>gen migrations apply --json</c> prints.</summary>
/// <param name="Format">1.</param>
/// <param name="Name">The host's assembly, or what else was given.</param>
/// <param name="File">Where it was read.</param>
/// <param name="Database">The database.</param>
/// <param name="Outcome"><c>applied</c>, <c>nothing-to-do</c>, <c>planned</c> (with <c>--dry-run</c>), <c>refused</c> (the history does not fit; nothing was run), <c>failed</c> or <c>stopped</c>.</param>
/// <param name="Migrations">Those that were to be applied, in order.</param>
/// <param name="Problems">What does not fit.</param>
/// <param name="Error">Why it failed.</param>
internal sealed record MigrationApplyDocument(
    int Format, string Name, string File, MigratedDatabase Database, string Outcome, IReadOnlyList<AppliedStep> Migrations, IReadOnlyList<StatedMigration> Problems, string? Error);
