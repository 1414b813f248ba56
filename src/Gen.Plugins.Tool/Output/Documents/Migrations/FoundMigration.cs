namespace Gen.Plugins.Tool.Output.Documents.Migrations;

/// <param name="Kind"><c>sql</c>, <c>checksum</c>, <c>number</c>, <c>pending</c>, or a state that is a problem.</param>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Plugin">The plugin.</param>
/// <param name="Number">The migration's number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its file.</param>
/// <param name="Line">The line in it.</param>
/// <param name="Dialect">The dialect for which it is wrong; left out: all.</param>
internal sealed record FoundMigration(string Kind, string Severity, string Message, string Plugin, long Number, string Name, string? Path, int? Line, string? Dialect);
