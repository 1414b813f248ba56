namespace Gen.Plugins.Tool.Output.Documents.Migrations;

/// <param name="Name">The host's assembly, or what else was given.</param>
/// <param name="Kind"><c>host</c> or <c>open</c>.</param>
/// <param name="File">Where it was read.</param>
/// <param name="Migrations">In the order in which they are applied.</param>
internal sealed record MigratedComposition(string Name, string Kind, string File, IReadOnlyList<ListedMigration> Migrations);
