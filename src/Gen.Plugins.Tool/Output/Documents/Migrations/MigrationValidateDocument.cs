namespace Gen.Plugins.Tool.Output.Documents.Migrations;

/// <summary>What <c>gen migrations validate --json</c> prints.</summary>
/// <param name="Format">1.</param>
/// <param name="Errors">How many errors there are; with any the exit code is 1.</param>
/// <param name="Warnings">How many warnings there are.</param>
/// <param name="Database">The database, if one was named.</param>
/// <param name="Compositions">All that was looked at.</param>
/// <param name="Notes">What could not be looked at.</param>
internal sealed record MigrationValidateDocument(int Format, int Errors, int Warnings, MigratedDatabase? Database, IReadOnlyList<InspectedComposition> Compositions, IReadOnlyList<string> Notes);
