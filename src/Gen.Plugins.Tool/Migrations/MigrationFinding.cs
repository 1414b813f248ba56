namespace Gen.Plugins.Tool.Migrations;

/// <summary>What is wrong with a migration.</summary>
/// <param name="Kind">What it is: <c>sql</c>, <c>checksum</c>, <c>number</c>, <c>pending</c>, or a state that is a problem.</param>
/// <param name="IsWarning">It may be meant.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Plugin">The plugin.</param>
/// <param name="Number">The migration's number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its file, if it has one.</param>
/// <param name="Line">The line of the file; 0: none.</param>
/// <param name="Dialect">The dialect for which it is wrong; <see langword="null"/>: all.</param>
internal sealed record MigrationFinding(string Kind, bool IsWarning, string Message, string Plugin, long Number, string Name, string? Path, int Line, string? Dialect);
