namespace Gen.Plugins.Tool.Output.Documents;

/// <param name="From">The slice that uses.</param>
/// <param name="To">The slice that is used.</param>
/// <param name="Uses">How often, as metadata and code show it.</param>
/// <param name="State"><c>fine</c>, <c>breach</c> or <c>excepted</c>.</param>
/// <param name="Diagnostic">What the compiler calls the breach.</param>
/// <param name="Breaches">The types that break the rules, those that most often do first.</param>
/// <param name="Compiler">What the compiler found, as logs have it.</param>
internal sealed record DrawnUses(int From, int To, int Uses, string State, string? Diagnostic, IReadOnlyList<FoundBreach> Breaches, IReadOnlyList<LoggedFinding> Compiler);
