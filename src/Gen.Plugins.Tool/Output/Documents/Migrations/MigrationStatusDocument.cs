namespace Gen.Plugins.Tool.Output.Documents.Migrations;

/// <summary>What <c>gen migrations status --json</c> prints.</summary>
/// <param name="Format">1.</param>
/// <param name="Name">The host's assembly, or what else was given.</param>
/// <param name="Kind"><c>host</c> or <c>open</c>.</param>
/// <param name="File">Where it was read.</param>
/// <param name="Database">The database.</param>
/// <param name="Applied">How many are applied and fit.</param>
/// <param name="Pending">How many are to be applied.</param>
/// <param name="Problems">How many do not fit.</param>
/// <param name="Migrations">In the order in which they are applied.</param>
/// <param name="Notes">What could not be looked at.</param>
internal sealed record MigrationStatusDocument(
    int Format, string Name, string Kind, string File, MigratedDatabase Database, int Applied, int Pending, int Problems, IReadOnlyList<StatedMigration> Migrations, IReadOnlyList<string> Notes);
