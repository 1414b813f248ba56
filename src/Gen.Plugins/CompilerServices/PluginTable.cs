using System.ComponentModel;

namespace Gen.Plugins.CompilerServices;

/// <summary>
/// The read-only tables of a host. The generator emits one subclass into each host; <see cref="PluginRegistry"/> reads it. Not meant for other code.
/// </summary>
/// <remarks>
/// Nothing here is made at start-up: the spans are data in the assembly's image, the factories a tree of small switches.
/// An <em>entry</em> is <c>contract &lt;&lt; PluginBits | plugin</c>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PluginTable
{
    /// <summary>A slot that holds nothing.</summary>
    public const int Empty = -1;

    /// <summary>Takes the sizes.</summary>
    /// <param name="plugins">The number of plugins.</param>
    /// <param name="contracts">The number of contracts that they implement.</param>
    /// <param name="pluginBits">The number of low bits in an entry that hold the plugin.</param>
    /// <param name="head">How many letters of a name the hash leaves out at the start.</param>
    /// <param name="tail">How many letters of a name the hash leaves out at the end.</param>
    protected PluginTable(int plugins, int contracts, int pluginBits, int head, int tail)
    {
        PluginCount = plugins;
        ContractCount = contracts;
        PluginBits = pluginBits;
        Head = head;
        Tail = tail;
    }

    /// <summary>The number of plugins.</summary>
    public int PluginCount { get; }

    /// <summary>The number of contracts that the plugins implement.</summary>
    public int ContractCount { get; }

    /// <summary>The number of low bits in an entry that hold the plugin.</summary>
    public int PluginBits { get; }

    /// <summary>How many letters of a name the hash leaves out at the start.</summary>
    public int Head { get; }

    /// <summary>How many letters of a name the hash leaves out at the end.</summary>
    public int Tail { get; }

    /// <summary>The seed of each bucket of the perfect hash.</summary>
    public abstract ReadOnlySpan<ushort> Seeds { get; }

    /// <summary>
    /// What each slot of the perfect hash holds: an entry; <see cref="Empty"/>; or, for a name that several contracts or plugins bear,
    /// the complement of one more than a place in <see cref="Runs"/>.
    /// </summary>
    public abstract ReadOnlySpan<int> Entries { get; }

    /// <summary>What tells the hash in each slot from others: rules most unknown names out without touching a plugin.</summary>
    public abstract ReadOnlySpan<uint> Checks { get; }

    /// <summary>Entries of names that several contracts or plugins bear; the last one of each run is complemented.</summary>
    public virtual ReadOnlySpan<int> Runs => default;

    /// <summary>A plugin's row.</summary>
    public abstract ReadOnlySpan<byte> Row(int plugin);

    /// <summary>A plugin's factory, new at each call.</summary>
    public abstract PluginFactory Factory(int plugin);

    /// <summary>A contract, new at each call.</summary>
    public abstract PluginContractDescriptor Contract(int contract);

    /// <summary>How the plugins of a contract live in a container.</summary>
    public virtual PluginLifetimes Lifetimes(int contract) => default;

    /// <summary>One row of many; each ends with a line feed.</summary>
    protected static ReadOnlySpan<byte> Row(int plugin, ReadOnlySpan<int> ends, ReadOnlySpan<byte> rows)
        => rows[(plugin == 0 ? 0 : ends[plugin - 1])..(ends[plugin] - 1)];
}
