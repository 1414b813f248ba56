namespace Gen.Plugins.Tool.Output.Documents.Migrations;

/// <param name="Plugin">The plugin, as the history has it.</param>
/// <param name="Number">The migration's number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its file; left out: only the history has it.</param>
/// <param name="State"><c>applied</c>, <c>pending</c>, <c>unfinished</c>, <c>changed</c>, <c>renamed</c>, <c>missing</c>, <c>out-of-order</c> or <c>newer</c>.</param>
/// <param name="AppliedAt">When, in UTC.</param>
/// <param name="AppliedBy">By whom.</param>
/// <param name="DurationMs">How long it took; left out: it was not run, or is not applied.</param>
/// <param name="StatementsDone">Of one without a transaction: how many of its statements are done.</param>
/// <param name="Problem">What is wrong and what to do.</param>
internal sealed record StatedMigration(
    string Plugin, long Number, string Name, string? Path, string State, string? AppliedAt, string? AppliedBy, long? DurationMs, int? StatementsDone, string? Problem);
