namespace Gen.Worker.Runtime.Catalogs;

/// <summary>A version of a playbook.</summary>
/// <param name="Path">The playbook's path.</param>
/// <param name="Version">The version; the first is 1.</param>
/// <param name="Checksum">The SHA-256 of its text as UTF-8, in lower-case hexadecimal digits.</param>
public sealed record CatalogEntry(string Path, long Version, string Checksum);
