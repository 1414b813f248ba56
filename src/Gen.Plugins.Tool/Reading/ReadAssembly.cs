using Gen.Plugins.Model;

namespace Gen.Plugins.Tool.Reading;

/// <summary>An assembly that was read.</summary>
/// <param name="Manifest">What it says.</param>
/// <param name="File">Where it lies; <see langword="null"/>: in a package.</param>
/// <param name="PackageFile">The package that it lies in.</param>
internal sealed record ReadAssembly(AssemblyManifest Manifest, string? File, string? PackageFile = null);
