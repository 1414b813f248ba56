namespace Gen.Samples.WorkerServer.Api.Answers;

/// <summary>A playbook in the list, with its newest version.</summary>
internal sealed record CatalogItemAnswer(string Path, long Version, DateTimeOffset Registered);
