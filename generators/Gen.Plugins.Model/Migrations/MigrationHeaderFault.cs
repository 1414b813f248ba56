namespace Gen.Plugins.Model.Migrations;

/// <summary>An option in a migration's header that is none.</summary>
/// <param name="Start">Where it stands in the text.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Reason">What is wrong and what to do, as the end of a sentence.</param>
internal sealed record MigrationHeaderFault(int Start, int Length, string Reason);
