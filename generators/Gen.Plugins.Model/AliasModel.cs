namespace Gen.Plugins.Model;

/// <summary>A former name, and the host version from which on it is an error.</summary>
internal sealed record AliasModel(string Name, string? Until);
