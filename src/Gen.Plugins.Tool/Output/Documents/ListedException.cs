namespace Gen.Plugins.Tool.Output.Documents;

/// <param name="Assembly">The assembly that says so.</param>
/// <param name="From">The type that reaches.</param>
/// <param name="To">The type that is reached.</param>
/// <param name="Reason">Why.</param>
/// <param name="Since">The day on which it was written, as it stands there.</param>
/// <param name="AgeInDays">How long ago that is; left out: unknown.</param>
/// <param name="Until">The day from which on it is an error, as it stands there.</param>
/// <param name="DaysLeft">How long it still holds; 0 or less: it is expired.</param>
/// <param name="Expired">Its day is over.</param>
internal sealed record ListedException(string Assembly, string From, string To, string? Reason, string? Since, int? AgeInDays, string? Until, int? DaysLeft, bool Expired);
