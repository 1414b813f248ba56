namespace Gen.Samples.WorkerServer.Api.Answers;

/// <summary>The catalogue.</summary>
internal sealed record CatalogAnswer(IReadOnlyList<CatalogItemAnswer> Playbooks);
