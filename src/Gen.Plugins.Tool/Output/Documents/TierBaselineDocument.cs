namespace Gen.Plugins.Tool.Output.Documents;

/// <summary>What <c>gen tiers baseline --json</c> prints.</summary>
/// <param name="Format">1.</param>
/// <param name="Files">One for each log that has something to write.</param>
/// <param name="Unwritten">What no attribute can say; with any the exit code is 1.</param>
internal sealed record TierBaselineDocument(int Format, IReadOnlyList<WrittenBaseline> Files, IReadOnlyList<UnwrittenFinding> Unwritten);
