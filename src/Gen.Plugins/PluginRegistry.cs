using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Gen.Plugins.CompilerServices;
using Gen.Plugins.Model.Tables;
using Gen.Plugins.Model.Text;

namespace Gen.Plugins;

/// <summary>
/// All plugins that are compiled into this host. The generator emits it, as <c>HostPlugins.Registry</c>. Look-ups allocate nothing
/// (a plugin's descriptor is made when it is first looked up), cost the same with 10 and with 10,000 plugins, and may come from any thread.
/// </summary>
[DebuggerDisplay("{Count} plugins")]
public sealed class PluginRegistry
{
    private readonly int _head;
    private readonly int _tail;
    private readonly int _bucketMask;
    private readonly int _slotShift;
    private readonly ulong[] _multipliers;
    private readonly Slot[] _slots;
    private readonly PluginDescriptor?[] _descriptors;
    private readonly PluginContractDescriptor?[] _contracts;
    private ImmutableArray<PluginDescriptor> _plugins;

    /// <summary>For generated code.</summary>
    /// <param name="table">The tables that the generator emitted.</param>
    public PluginRegistry(PluginTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        Table = table;
        (_head, _tail) = (table.Head, table.Tail);
        var seeds = table.Seeds;
        _bucketMask = seeds.Length - 1;
        _multipliers = new ulong[seeds.Length];
        for (var i = 0; i < seeds.Length; i++)
        {
            _multipliers[i] = PerfectHash.Multiplier(seeds[i]);
        }

        _slots = new Slot[table.Checks.Length];
        _slotShift = PerfectHash.Shift(BitOperations.Log2((uint)_slots.Length));
        _descriptors = new PluginDescriptor?[table.PluginCount];
        _contracts = new PluginContractDescriptor?[table.ContractCount];
    }

    /// <summary>The number of plugins.</summary>
    public int Count => _descriptors.Length;

    /// <summary>All plugins, in order: what a plugin needs comes before it, and of those that are ready the ordinally smallest name comes next.</summary>
    public ImmutableArray<PluginDescriptor> Plugins
    {
        get
        {
            if (_plugins.IsDefault)
            {
                var plugins = ImmutableArray.CreateBuilder<PluginDescriptor>(Count);
                for (var i = 0; i < Count; i++)
                {
                    plugins.Add(Descriptor(i));
                }

                ImmutableInterlocked.InterlockedInitialize(ref _plugins, plugins.MoveToImmutable());
            }

            return _plugins;
        }
    }

    /// <summary>The contracts that the plugins implement.</summary>
    public ImmutableArray<PluginContractDescriptor> Contracts => [.. Enumerable.Range(0, _contracts.Length).Select(Contract)];

    internal PluginTable Table { get; }

    /// <summary>Finds a plugin by its name or an alias.</summary>
    /// <typeparam name="TContract">A contract that it implements.</typeparam>
    /// <param name="name">The name or an alias; upper and lower case differ.</param>
    /// <param name="descriptor">The plugin, or <see langword="null"/>.</param>
    /// <returns><see langword="true"/> if there is one.</returns>
    public bool TryGet<TContract>(string name, [NotNullWhen(true)] out PluginDescriptor? descriptor)
        where TContract : class
        => TryGet(typeof(TContract), name, out descriptor);

    /// <summary>Finds a plugin by its name or an alias.</summary>
    /// <param name="contract">A contract that it implements.</param>
    /// <param name="name">The name or an alias; upper and lower case differ.</param>
    /// <param name="descriptor">The plugin, or <see langword="null"/>.</param>
    /// <returns><see langword="true"/> if there is one.</returns>
    public bool TryGet(Type contract, string name, [NotNullWhen(true)] out PluginDescriptor? descriptor)
    {
        ArgumentNullException.ThrowIfNull(name);
        var hash = PerfectHash.Of(name, _head, _tail);
        var place = PerfectHash.Slot(hash, _multipliers[PerfectHash.Bucket(hash, _bucketMask)], _slotShift);
        ref var slot = ref _slots[place];
        if (string.Equals(Volatile.Read(ref slot.Name), name) && slot.Contract == contract)
        {
            descriptor = slot.Plugin!;
            return true;
        }

        return TryGetFirst(contract, name, hash, place, out descriptor);
    }

    /// <summary>Finds a plugin by its name or an alias.</summary>
    /// <typeparam name="TContract">A contract that it implements.</typeparam>
    /// <param name="name">The name or an alias; upper and lower case differ.</param>
    /// <exception cref="PluginNotFoundException">There is none; the message names the nearest names.</exception>
    public PluginDescriptor Get<TContract>(string name)
        where TContract : class
        => Get(typeof(TContract), name);

    /// <summary>Finds a plugin by its name or an alias.</summary>
    /// <param name="contract">A contract that it implements.</param>
    /// <param name="name">The name or an alias; upper and lower case differ.</param>
    /// <exception cref="PluginNotFoundException">There is none; the message names the nearest names.</exception>
    public PluginDescriptor Get(Type contract, string name) => TryGet(contract, name, out var descriptor) ? descriptor : throw NotFound(contract, name);

    /// <summary>The plugins of one contract, in the order of <see cref="Plugins"/>.</summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    public ImmutableArray<PluginDescriptor> Of<TContract>()
        where TContract : class
        => Of(typeof(TContract));

    /// <summary>The plugins of one contract, in the order of <see cref="Plugins"/>.</summary>
    /// <param name="contract">The contract.</param>
    public ImmutableArray<PluginDescriptor> Of(Type contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        var number = Enumerable.Range(0, _contracts.Length).FirstOrDefault(c => Contract(c).Type == contract, -1);
        if (number < 0)
        {
            return [];
        }

        var members = new SortedSet<int>();
        Collect(Table.Entries, number, members, complements: false);
        Collect(Table.Runs, number, members, complements: true);
        return [.. members.Select(Descriptor)];
    }

    internal PluginContractDescriptor Contract(int contract) => _contracts[contract] ?? First(ref _contracts[contract], Table.Contract(contract));

    private PluginDescriptor Descriptor(int plugin) => _descriptors[plugin] ?? First(ref _descriptors[plugin], new PluginDescriptor(this, plugin));

    /// <summary>Threads may race to make an object; all of them get the one that was stored first.</summary>
    private static T First<T>(ref T? place, T made)
        where T : class
        => Interlocked.CompareExchange(ref place, made, null) ?? made;

    /// <summary>A name's first look-up, an unknown name, or one that several contracts or plugins bear.</summary>
    private bool TryGetFirst(Type contract, string name, ulong hash, int place, [NotNullWhen(true)] out PluginDescriptor? descriptor)
    {
        ArgumentNullException.ThrowIfNull(contract);
        descriptor = null;
        var entry = Table.Entries[place];
        if (entry == PluginTable.Empty || Table.Checks[place] != PerfectHash.Check(hash))
        {
            return false;
        }

        if (entry >= 0)
        {
            if (!Is(entry, contract, name, out descriptor))
            {
                return false;
            }

            // Threads may race here, with the same values. A run is not kept: its look-ups would write different ones.
            ref var slot = ref _slots[place];
            slot.Contract = contract;
            slot.Plugin = descriptor;
            Volatile.Write(ref slot.Name, name);
            return true;
        }

        for (var run = Table.Runs[(~entry - 1)..]; ; run = run[1..])
        {
            var last = run[0] < 0;
            if (Is(last ? ~run[0] : run[0], contract, name, out descriptor))
            {
                return true;
            }

            if (last)
            {
                return false;
            }
        }
    }

    private bool Is(int entry, Type contract, string name, [NotNullWhen(true)] out PluginDescriptor? descriptor)
    {
        descriptor = null;
        if (Contract(entry >> Table.PluginBits).Type != contract)
        {
            return false;
        }

        var found = Descriptor(entry & ((1 << Table.PluginBits) - 1));
        if (!found.Answers(name))
        {
            return false;
        }

        descriptor = found;
        return true;
    }

    /// <summary>In runs, a complement is the last entry; in the slots, it leads to a run or is <see cref="PluginTable.Empty"/>.</summary>
    private void Collect(ReadOnlySpan<int> entries, int contract, SortedSet<int> members, bool complements)
    {
        foreach (var value in entries)
        {
            var entry = complements && value < 0 ? ~value : value;
            if (entry >= 0 && entry >> Table.PluginBits == contract)
            {
                members.Add(entry & ((1 << Table.PluginBits) - 1));
            }
        }
    }

    private PluginNotFoundException NotFound(Type contract, string name)
    {
        var plugins = Of(contract);
        ImmutableArray<string> nearest = [.. NearestNames.Find(name, plugins.SelectMany(static p => p.Aliases.Prepend(p.Name)))];
        var hint = (plugins.Length, nearest.Length) switch
        {
            (0, _) => $"No plugin in this host implements '{contract}'. Reference a package or project that has one.",
            (_, 0) => $"This host has {plugins.Length} under that contract: {string.Join(", ", plugins.Take(10).Select(static p => p.Name))}{(plugins.Length > 10 ? ", ..." : "")}.",
            _ => $"Did you mean {string.Join(" or ", nearest.Select(static n => $"'{n}'"))}?",
        };
        return new(contract, name, nearest, $"There is no plugin '{name}' for the contract '{contract}'. {hint}");
    }

    /// <summary>What a look-up found; filled at a name's first one.</summary>
    private struct Slot
    {
        public string? Name;
        public Type? Contract;
        public PluginDescriptor? Plugin;
    }
}
