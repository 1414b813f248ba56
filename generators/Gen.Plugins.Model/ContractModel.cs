namespace Gen.Plugins.Model;

/// <summary>An extension point.</summary>
internal sealed record ContractModel
{
    /// <summary>The type: full metadata name, comma, blank, assembly name. Two contracts are the same if this is.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public bool Required { get; init; }

    public bool Single { get; init; }

    /// <summary>How C# gets at it: the type in its own assembly's registrar, the registrar's method elsewhere; empty if nothing implements it there.</summary>
    public string Access { get; init; } = "";
}
