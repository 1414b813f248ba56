namespace Gen.Plugins.Tool.Output.Documents.Migrations;

/// <summary>What <c>gen migrations baseline --json</c> prints.</summary>
/// <param name="Format">1.</param>
/// <param name="Name">The host's assembly, or what else was given.</param>
/// <param name="File">Where it was read.</param>
/// <param name="Database">The database.</param>
/// <param name="Migrations">Those that were put down as applied.</param>
internal sealed record MigrationBaselineDocument(int Format, string Name, string File, MigratedDatabase Database, IReadOnlyList<AppliedStep> Migrations);
