namespace Gen.Plugins.Tool.Tiers;

/// <summary>A breach that an assembly admits by <c>[PluginTierException]</c>. Holds for both types and for all that are nested in them.</summary>
/// <param name="Assembly">The assembly that says so.</param>
/// <param name="From">The type that reaches: its name in metadata.</param>
/// <param name="FromAssembly">Its assembly.</param>
/// <param name="To">The type that is reached.</param>
/// <param name="ToAssembly">Its assembly.</param>
/// <param name="Reason">Why; <see langword="null"/>: not said, which the build does not let through.</param>
/// <param name="Since">The day on which it was written, as it stands there.</param>
/// <param name="Until">The day from which on it is an error, as it stands there.</param>
internal sealed record TierException(string Assembly, string From, string FromAssembly, string To, string ToAssembly, string? Reason, string? Since, string? Until);
