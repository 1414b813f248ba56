namespace Gen.Plugins.Model;

/// <summary>A needed plugin, as <c>name</c> or <c>contract/name</c>.</summary>
internal sealed record DependencyModel(string Name, string? VersionRange, bool Optional);
