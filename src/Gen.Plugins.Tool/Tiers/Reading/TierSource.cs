namespace Gen.Plugins.Tool.Tiers.Reading;

/// <summary>An assembly that can be read again.</summary>
/// <param name="Place">What messages call it.</param>
/// <param name="Folder">Where it lies; <see langword="null"/>: in a package.</param>
/// <param name="Open">Opens it.</param>
internal sealed record TierSource(string Place, string? Folder, Func<Stream> Open);
