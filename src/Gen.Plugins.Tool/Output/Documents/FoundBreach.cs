namespace Gen.Plugins.Tool.Output.Documents;

/// <param name="From">The type that uses.</param>
/// <param name="FromAssembly">Its assembly.</param>
/// <param name="To">The type that is used.</param>
/// <param name="ToAssembly">Its assembly.</param>
/// <param name="Uses">How often.</param>
/// <param name="Exception">What admits it.</param>
internal sealed record FoundBreach(string From, string FromAssembly, string To, string ToAssembly, int Uses, ListedException? Exception);
