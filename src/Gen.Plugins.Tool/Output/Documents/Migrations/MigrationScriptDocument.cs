namespace Gen.Plugins.Tool.Output.Documents.Migrations;

/// <summary>What <c>gen migrations script --json</c> prints.</summary>
/// <param name="Format">1.</param>
/// <param name="Name">The host's assembly, or what else was given.</param>
/// <param name="File">Where it was read.</param>
/// <param name="Dialect"><c>sqlite</c> or <c>postgresql</c>.</param>
/// <param name="Migrations">How many migrations the script has.</param>
/// <param name="Output">The file that was written; left out: none was asked for.</param>
/// <param name="Script">The script, if no file was asked for.</param>
internal sealed record MigrationScriptDocument(int Format, string Name, string File, string Dialect, int Migrations, string? Output, string? Script);
