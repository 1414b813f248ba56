using Gen.Plugins.Model;

namespace Gen.Plugins.Generators.Model;

/// <summary>The manifests of what a host references.</summary>
internal sealed record HostReferences(EquatableArray<AssemblyManifest> Manifests);
