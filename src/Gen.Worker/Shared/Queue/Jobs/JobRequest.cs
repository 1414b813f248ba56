using System.Text.Json;

namespace Gen.Worker.Shared.Queue.Jobs;

/// <summary>A playbook that is to be run.</summary>
/// <param name="Path">Its path in the catalogue.</param>
/// <param name="Version">Its version there.</param>
/// <param name="Parameters">The parameters: an object.</param>
public sealed record JobRequest(string Path, long Version, JsonElement Parameters)
{
    /// <summary>Whether the parameters lie over the playbook's workload; if not, they take its place.</summary>
    public bool Merge { get; init; } = true;

    /// <summary>How failures are retried; <see langword="null"/>: not at all.</summary>
    public RetryRule? Retry { get; init; }

    /// <summary>Who asks for it.</summary>
    public JobOrigin? Origin { get; init; }

    /// <summary>The request's own name: a request that has it already is not asked for again.</summary>
    public IdempotencyKey? Key { get; init; }
}
