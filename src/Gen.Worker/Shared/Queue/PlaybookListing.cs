namespace Gen.Worker.Shared.Queue;

/// <summary>A playbook of the catalogue.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Version">Its newest version: the one that was put there last.</param>
/// <param name="Registered">When it was put there last.</param>
public sealed record PlaybookListing(string Path, long Version, DateTimeOffset Registered);
