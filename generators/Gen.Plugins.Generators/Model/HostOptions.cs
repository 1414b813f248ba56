namespace Gen.Plugins.Generators.Model;

/// <summary>What the project file says.</summary>
/// <param name="Registry"><c>GeneratePluginRegistry</c>; <see langword="null"/>: not set, the kind of output decides.</param>
/// <param name="RootNamespace">The root namespace as C# names it; empty: none.</param>
internal sealed record HostOptions(bool? Registry, string RootNamespace);
