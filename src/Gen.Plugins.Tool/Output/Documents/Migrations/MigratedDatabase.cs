namespace Gen.Plugins.Tool.Output.Documents.Migrations;

/// <param name="Name">The file, or host, port and database.</param>
/// <param name="Dialect"><c>sqlite</c> or <c>postgresql</c>.</param>
internal sealed record MigratedDatabase(string Name, string Dialect);
