namespace Gen.Plugins.Tool.Tiers;

/// <summary>What a path leads to, as the tier rules see it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Path">The path.</param>
/// <param name="Catalog">The types.</param>
/// <param name="Uses">Who uses whom, by the numbers of the types; empty if nobody asked.</param>
/// <param name="Notes">What could not be looked at, and why; a line each.</param>
internal sealed record TierReading(string Name, string Path, TierCatalog Catalog, IReadOnlyDictionary<(int From, int To), int> Uses, IReadOnlyList<string> Notes);
