namespace Gen.Plugins;

/// <summary>What a plugin needs.</summary>
/// <param name="Name">The needed plugin, as <c>name</c> or <c>contract/name</c>.</param>
/// <param name="VersionRange">The versions that will do, as a NuGet range; <see langword="null"/>: all.</param>
/// <param name="Optional">The plugin also works without it.</param>
public sealed record PluginDependency(string Name, string? VersionRange, bool Optional);
