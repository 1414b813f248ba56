namespace Gen.Samples.WorkerServer.Api.Answers;

/// <summary>A playbook of the catalogue.</summary>
internal sealed record CatalogEntryAnswer(string Path, long Version);
