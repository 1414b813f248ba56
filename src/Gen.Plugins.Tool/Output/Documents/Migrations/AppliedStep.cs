namespace Gen.Plugins.Tool.Output.Documents.Migrations;

/// <param name="Plugin">The plugin, as the history has it.</param>
/// <param name="Number">The migration's number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its file.</param>
/// <param name="State"><c>applied</c>, <c>applied-elsewhere</c>, <c>failed</c> or <c>pending</c>.</param>
/// <param name="DurationMs">How long it took, if it ran.</param>
internal sealed record AppliedStep(string Plugin, long Number, string Name, string Path, string State, long? DurationMs);
