namespace Gen.Plugins.Tool.Output.Documents.Migrations;

/// <param name="Name">The host's assembly, or what else was given.</param>
/// <param name="Kind"><c>host</c> or <c>open</c>.</param>
/// <param name="File">Where it was read.</param>
/// <param name="Migrations">How many migrations were looked at.</param>
/// <param name="Findings">What is wrong.</param>
internal sealed record InspectedComposition(string Name, string Kind, string File, int Migrations, IReadOnlyList<FoundMigration> Findings);
