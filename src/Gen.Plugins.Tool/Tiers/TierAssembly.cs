namespace Gen.Plugins.Tool.Tiers;

/// <summary>What was read of an assembly to tell where its types stand.</summary>
internal sealed class TierAssembly
{
    public required string Name { get; init; }

    /// <summary>What messages call it.</summary>
    public required string Place { get; init; }

    /// <summary>
    /// The types in the order of their rows in metadata; what a compiler or the generator wrote beside the code of people is <see langword="null"/>.
    /// Empty: it has no tiers and is no host, and takes no part.
    /// </summary>
    public required IReadOnlyList<TierType?> Types { get; init; }

    /// <summary>Of each type the row, from 0, as which it counts: of what a compiler nested into a type that type's; -1: it does not count.</summary>
    public required IReadOnlyList<int> CountsAs { get; init; }

    /// <summary>Of each enum whose values do not have four bytes, how many they have, by its row.</summary>
    public required IReadOnlyDictionary<int, int> EnumSizes { get; init; }

    /// <summary>Types that have moved on to another assembly.</summary>
    public required IReadOnlyDictionary<string, string> Forwards { get; init; }

    public required IReadOnlyList<TierException> Exceptions { get; init; }

    /// <summary>The assemblies that it references.</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>Whether any of its types has a tier or is plugin-free.</summary>
    public bool HasTiers => Types.Any(static t => t is { Place: { Tier: not null } or { FreeOf: not null } });
}
