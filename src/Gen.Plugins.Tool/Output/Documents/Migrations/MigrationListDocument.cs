namespace Gen.Plugins.Tool.Output.Documents.Migrations;

/// <summary>What <c>gen migrations list --json</c> prints.</summary>
/// <param name="Format">1.</param>
/// <param name="Compositions">All.</param>
/// <param name="Notes">What could not be looked at.</param>
internal sealed record MigrationListDocument(int Format, IReadOnlyList<MigratedComposition> Compositions, IReadOnlyList<string> Notes);
