using System.ComponentModel;
using Gen.Plugins.Model.Tables;

namespace Gen.Plugins.CompilerServices;

/// <summary>
/// The read-only tables of a host. The generator emits one subclass into each host; <see cref="PluginRegistry"/> reads it. Not meant for other code.
/// </summary>
/// <remarks>
/// Nothing here is proportional to the number of plugins at run time: the spans are data in the assembly's image, the factories a tree of small switches.
/// An <em>entry</em> is <c>contract &lt;&lt; PluginBits | plugin</c>. Where one hash has several entries, <see cref="Entries"/> holds the complement
/// of their place in <see cref="Runs"/>, where the last one is complemented.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PluginTable
{
    /// <summary>The value of a slot that holds nothing.</summary>
    public const int Empty = int.MinValue;

    /// <summary>Takes the sizes.</summary>
    /// <param name="plugins">The number of plugins.</param>
    /// <param name="contracts">The number of contracts that they implement.</param>
    /// <param name="pluginBits">The number of low bits in an entry that hold the plugin.</param>
    protected PluginTable(int plugins, int contracts, int pluginBits)
    {
        PluginCount = plugins;
        ContractCount = contracts;
        PluginBits = pluginBits;
    }

    /// <summary>The number of plugins.</summary>
    public int PluginCount { get; }

    /// <summary>The number of contracts that the plugins implement.</summary>
    public int ContractCount { get; }

    /// <summary>The number of low bits in an entry that hold the plugin.</summary>
    public int PluginBits { get; }

    /// <summary>What each slot of the perfect hash holds: an entry, the complement of a place in <see cref="Runs"/>, or <see cref="Empty"/>.</summary>
    public abstract ReadOnlySpan<int> Entries { get; }

    /// <summary>Entries of names that several plugins or contracts share.</summary>
    public virtual ReadOnlySpan<int> Runs => default;

    /// <summary>The value in <see cref="Entries"/> at the slot of a hash.</summary>
    public abstract int Find(ulong hash);

    /// <summary>Whether the slot of a hash was made for that hash: rules most unknown names out without touching a plugin.</summary>
    public abstract bool Knows(ulong hash);

    /// <summary>A plugin's row.</summary>
    public abstract ReadOnlySpan<byte> Row(int plugin);

    /// <summary>A plugin's factory, new at each call.</summary>
    public abstract PluginFactory Factory(int plugin);

    /// <summary>A contract, new at each call.</summary>
    public abstract PluginContractDescriptor Contract(int contract);

    /// <summary>How the plugins of a contract live in a container.</summary>
    public virtual PluginLifetimes Lifetimes(int contract) => default;

    /// <summary>The look-up behind <see cref="Find(ulong)"/>.</summary>
    protected static int Find(ulong hash, ReadOnlySpan<ushort> seeds, ReadOnlySpan<int> entries)
        => entries[PerfectHash.Slot(hash, seeds[PerfectHash.Bucket(hash, seeds.Length)], entries.Length)];

    /// <summary>The look-up behind <see cref="Knows(ulong)"/>.</summary>
    protected static bool Knows(ulong hash, ReadOnlySpan<ushort> seeds, ReadOnlySpan<uint> checks)
        => checks[PerfectHash.Slot(hash, seeds[PerfectHash.Bucket(hash, seeds.Length)], checks.Length)] == (uint)hash;

    /// <summary>The look-up behind <see cref="Row(int)"/>.</summary>
    protected static ReadOnlySpan<byte> Row(int plugin, ReadOnlySpan<int> ends, ReadOnlySpan<byte> rows)
    {
        // Each row ends with a line feed.
        var start = plugin == 0 ? 0 : ends[plugin - 1];
        return rows[start..(ends[plugin] - 1)];
    }
}
