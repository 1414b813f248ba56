namespace Gen.Plugins.Tool.Output.Documents;

/// <summary>What <c>gen tiers exceptions --json</c> prints.</summary>
/// <param name="Format">1.</param>
/// <param name="Today">The day that ages and days left are reckoned to.</param>
/// <param name="Expired">How many are expired; with any the exit code is 1.</param>
/// <param name="Exceptions">All, the oldest first, then those of unknown age.</param>
/// <param name="Notes">What could not be looked at.</param>
internal sealed record TierExceptionsDocument(int Format, string Today, int Expired, IReadOnlyList<ListedException> Exceptions, IReadOnlyList<string> Notes);
