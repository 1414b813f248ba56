namespace Gen.Plugins.Migrations;

/// <summary>A row of the history table.</summary>
/// <param name="Plugin">The plugin.</param>
/// <param name="Number">The migration's number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Checksum">The checksum of its text when it was applied.</param>
/// <param name="AppliedAt">When, in UTC.</param>
/// <param name="AppliedBy">By whom.</param>
/// <param name="Duration">How long it took; <see langword="null"/>: it was not run, see <see cref="PluginMigrator.BaselineAsync"/>.</param>
/// <param name="Success"><see langword="false"/>: it runs without a transaction, and has not come to its end.</param>
/// <param name="StatementsDone">Of a migration without a transaction: how many of its statements are done.</param>
/// <param name="StatementBegun">The statement that had begun when it was cut off, of which nobody knows whether it is done; the first is 1.</param>
public sealed record AppliedMigration(
    string Plugin, long Number, string Name, string Checksum, DateTimeOffset AppliedAt, string AppliedBy, TimeSpan? Duration, bool Success, int? StatementsDone, int? StatementBegun);
