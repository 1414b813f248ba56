using Gen.Plugins.Model;

namespace Gen.Plugins.Generators.Model;

/// <summary>A plugin read from source: what it is, and what the emitter needs to create it. Immutable, compared by value, strings and numbers only.</summary>
internal sealed record PluginSource
{
    public required PluginModel Plugin { get; init; }

    /// <summary>The class as C# names it: <c>global::Acme.S3Batch</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The contracts that it implements, ordered by id; <see cref="ContractModel.Access"/> is the type as C# names it.</summary>
    public required EquatableArray<ContractModel> Contracts { get; init; }

    public required EquatableArray<ParameterSource> Parameters { get; init; }

    public required EquatableArray<MetadataSource> Metadata { get; init; }
}
