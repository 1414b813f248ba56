namespace Gen.Plugins.Tool.Output.Documents;

/// <summary>What <c>gen tiers --json</c> prints.</summary>
/// <param name="Format">1.</param>
/// <param name="Name">What was looked at.</param>
/// <param name="Path">Where.</param>
/// <param name="Breaches">How many pairs of types break the rules without an exception, and how many findings of the compiler there are; with any the exit code is 1.</param>
/// <param name="Excepted">How many pairs of types break the rules with an exception.</param>
/// <param name="Slices">All, from the top of the picture to its bottom.</param>
/// <param name="Edges">Who uses whom.</param>
/// <param name="Forbidden">Uses of forbidden types that a log has.</param>
/// <param name="Notes">What could not be looked at.</param>
internal sealed record TiersDocument(
    int Format,
    string Name,
    string Path,
    int Breaches,
    int Excepted,
    IReadOnlyList<DrawnSlice> Slices,
    IReadOnlyList<DrawnUses> Edges,
    IReadOnlyList<LoggedFinding> Forbidden,
    IReadOnlyList<string> Notes);
