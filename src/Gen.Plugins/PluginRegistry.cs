using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
    internal readonly PluginTable Table;
    private readonly int[] _seeds;
    private readonly int _head;
    private readonly int _tail;
    private readonly int _slotShift;
    private readonly Slot[] _slots;
    private readonly PluginDescriptor?[] _descriptors;
    private readonly PluginContractDescriptor?[] _contracts;
    private PluginDescriptor[]? _plugins;
    private PluginMigration[]? _migrations;
    private HashSet<string>? _sharedNames;

    /// <summary>For generated code.</summary>
    /// <param name="table">The tables that the generator emitted.</param>
    public PluginRegistry(PluginTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        Table = table;
        _seeds = table.Numbers.Slice(0, table.SeedCount).ToArray();
        _head = table.Head;
        _tail = table.Tail;
        _slots = new Slot[table.SlotCount];
        _slotShift = 64 - BitOperations.Log2((uint)table.SlotCount);
        _descriptors = new PluginDescriptor?[table.PluginCount];
        _contracts = new PluginContractDescriptor?[table.ContractCount];
    }

    /// <summary>The number of plugins.</summary>
    public int Count => _descriptors.Length;

    /// <summary>All plugins, in order: what a plugin needs comes before it, and of those that are ready the ordinally smallest name comes next.</summary>
    public ImmutableArray<PluginDescriptor> Plugins
        => ImmutableCollectionsMarshal.AsImmutableArray(_plugins ??= [.. Enumerable.Range(0, Count).Select(Descriptor)]);

    /// <summary>The contracts that the plugins implement.</summary>
    public ImmutableArray<PluginContractDescriptor> Contracts => [.. Enumerable.Range(0, _contracts.Length).Select(Contract)];

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
        var place = PerfectHash.Slot(hash, _seeds, _slotShift);
        ref var slot = ref _slots[place];
        if (string.Equals(slot.Name, name) && slot.Contract == contract)
        {
            descriptor = slot.Plugin!;
            return true;
        }

        return (descriptor = FindFirst(contract, name, hash, place)) is not null;
    }

    /// <summary>Finds a plugin by its name or an alias.</summary>
    /// <typeparam name="TContract">A contract that it implements.</typeparam>
    /// <param name="name">The name or an alias; upper and lower case differ.</param>
    /// <exception cref="PluginNotFoundException">There is none; the message names the nearest names.</exception>
    public PluginDescriptor Get<TContract>(string name)
        where TContract : class
    {
        var contract = typeof(TContract);
        return TryGet(contract, name, out var descriptor) ? descriptor : NotFound(contract, name);
    }

    /// <summary>Finds a plugin by its name or an alias.</summary>
    /// <param name="contract">A contract that it implements.</param>
    /// <param name="name">The name or an alias; upper and lower case differ.</param>
    /// <exception cref="PluginNotFoundException">There is none; the message names the nearest names.</exception>
    public PluginDescriptor Get(Type contract, string name) => TryGet(contract, name, out var descriptor) ? descriptor : NotFound(contract, name);

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

    /// <summary>
    /// The migrations of all plugins, in the order of <see cref="Plugins"/>, so that those of a plugin come after those of what it needs; a plugin's by number.
    /// Made when it is first asked for; no plugin is created, no SQL is read, and plugins without migrations are not looked at closely.
    /// </summary>
    public ImmutableArray<PluginMigration> Migrations
        => ImmutableCollectionsMarshal.AsImmutableArray(_migrations ??= [.. WithMigrations().SelectMany(static p => p.Migrations)]);

    /// <summary>
    /// What each plugin with migrations says of their place (<see cref="PluginMigrationsAttribute.Path"/>): a folder or a file, relative to its project, with <c>/</c>.
    /// The key is the plugin as <see cref="PluginMigration.Plugin"/> has it.
    /// </summary>
    public IReadOnlyDictionary<string, ImmutableArray<string>> MigrationPaths
        => WithMigrations().ToDictionary(static p => p.Identity, static p => ImmutableArray.Create(p.MigrationPath!), StringComparer.Ordinal);

    /// <summary>The plugins that have something to start and stop, in the order of <see cref="Plugins"/>. No other plugin is looked at closely.</summary>
    public ImmutableArray<PluginDescriptor> WithLifecycle
    {
        get
        {
            var found = ImmutableArray.CreateBuilder<PluginDescriptor>();
            for (var i = 0; i < Count; i++)
            {
                // Empty fields at the end of a row are left out: few rows have this many.
                if (Table.Row(i).Count((byte)'|') >= (int)PluginField.Lifecycle && Descriptor(i) is { HasLifecycle: true } plugin)
                {
                    found.Add(plugin);
                }
            }

            return found.ToImmutable();
        }
    }

    /// <summary>The plugins of referenced assemblies that the build left out of this host. Read when it is asked for, for messages.</summary>
    public ImmutableArray<LeftOutPlugin> LeftOut => LeftOutPlugin.Parse(Table.LeftOut);

    /// <summary>
    /// All plugins that answer to a name, whatever their contract, in the order of <see cref="Plugins"/>. Who bears it as a name wins over who has it as an alias.
    /// Only these plugins are looked at.
    /// </summary>
    /// <param name="name">A name or an alias; or <c>contract/name</c>, with the contract's name. Upper and lower case differ.</param>
    /// <returns>The plugins; none if the name is unknown.</returns>
    public ImmutableArray<PluginDescriptor> Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var slash = name.IndexOf('/');
        var contract = slash < 0 ? null : name[..slash];
        name = name[(slash + 1)..];
        var hash = PerfectHash.Of(name, _head, _tail);
        var place = PerfectHash.Slot(hash, _seeds, _slotShift);
        var numbers = Table.Numbers;
        var entry = numbers[Table.SeedCount + place];
        if (entry == PluginTable.Empty || numbers[Table.SeedCount + Table.SlotCount + place] != (int)hash)
        {
            return [];
        }

        ReadOnlySpan<int> run = entry < 0 ? Table.Runs[(~entry - 1)..] : [~entry];
        var found = new SortedDictionary<int, PluginDescriptor>();
        foreach (var value in run)
        {
            entry = value < 0 ? ~value : value;
            var plugin = Descriptor(entry & ((1 << Table.PluginBits) - 1));
            if (plugin.Answers(name) && (contract is null || Contract(entry >> Table.PluginBits).Name == contract))
            {
                found[plugin.Index] = plugin;
            }

            if (value < 0)
            {
                break;
            }
        }

        return found.Values.Any(p => p.Name == name) ? [.. found.Values.Where(p => p.Name == name)] : [.. found.Values];
    }

    /// <summary>Whether several plugins bear a name, each in contracts of its own.</summary>
    internal bool IsShared(string name)
    {
        if (_sharedNames is not { } shared)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            _sharedNames = shared = [.. Plugins.Select(static p => p.Name).Where(n => !seen.Add(n))];
        }

        return shared.Contains(name);
    }

    /// <summary>The active plugins of one contract.</summary>
    internal ImmutableArray<PluginDescriptor> Of<TContract>(PluginActivation activation)
        where TContract : class
        => [.. Of<TContract>().Where(activation.IsActive)];

    /// <summary>A contract, one object for each.</summary>
    [MethodImpl(MethodImplOptions.Synchronized)]
    internal PluginContractDescriptor Contract(int contract) => _contracts[contract] ??= Table.Contract(contract);

    private IEnumerable<PluginDescriptor> WithMigrations()
    {
        for (var i = 0; i < Count; i++)
        {
            // As for lifecycles: few rows have this many fields.
            if (Table.Row(i).Count((byte)'|') >= (int)PluginField.Migrations)
            {
                yield return Descriptor(i);
            }
        }
    }

    /// <summary>A plugin's descriptor, one object for each.</summary>
    [MethodImpl(MethodImplOptions.Synchronized)]
    private PluginDescriptor Descriptor(int plugin) => _descriptors[plugin] ??= new PluginDescriptor(this, plugin);

    /// <summary>A name's first look-up; an unknown name; or one that several contracts or plugins bear.</summary>
    /// <remarks>
    /// The first look-up of a process comes through here, with the JIT: it calls few methods of ours, and none of assemblies that are not loaded yet.
    /// That is also why it is synchronised by an attribute.
    /// </remarks>
    [MethodImpl(MethodImplOptions.Synchronized)]
    private PluginDescriptor? FindFirst(Type contract, string name, ulong hash, int place)
    {
        ArgumentNullException.ThrowIfNull(contract);
        var numbers = Table.Numbers;
        var entry = numbers[Table.SeedCount + place];
        if (entry == PluginTable.Empty || numbers[Table.SeedCount + Table.SlotCount + place] != (int)hash)
        {
            return null;
        }

        if (entry < 0)
        {
            return FindInRun(Table.Runs[(~entry - 1)..], contract, name);
        }

        if (Table.ContractType(entry >> Table.PluginBits) != contract)
        {
            return null;
        }

        var plugin = entry & ((1 << Table.PluginBits) - 1);
        var found = _descriptors[plugin];
        var isName = false;
        if (found is null)
        {
            // The row starts with the plugin's name: if that is the asked one, nothing need be decoded.
            var start = plugin == 0 ? 0 : numbers[Table.SeedCount + (2 * Table.SlotCount) + plugin - 1];
            var rows = Table.Rows;
            var same = 0;
            while (same < name.Length && rows[start + same] == name[same])
            {
                same++;
            }

            isName = same == name.Length && rows[start + same] == '|';
            found = isName ? new PluginDescriptor(this, plugin, name) : new PluginDescriptor(this, plugin);
            _descriptors[plugin] = found;
        }

        if (!isName && !found.Answers(name))
        {
            return null;
        }

        // The name comes last: who reads it without the lock finds the rest. A run is not kept, because its look-ups would write different values.
        ref var slot = ref _slots[place];
        slot.Contract = contract;
        slot.Plugin = found;
        slot.Name = name;
        return found;
    }

    private PluginDescriptor? FindInRun(ReadOnlySpan<int> run, Type contract, string name)
    {
        foreach (var value in run)
        {
            var entry = value < 0 ? ~value : value;
            if (Table.ContractType(entry >> Table.PluginBits) == contract && Descriptor(entry & ((1 << Table.PluginBits) - 1)) is var found && found.Answers(name))
            {
                return found;
            }

            if (value < 0)
            {
                break;
            }
        }

        return null;
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

    [DoesNotReturn]
    private PluginDescriptor NotFound(Type contract, string name)
    {
        var type = $"{contract}";
        if (LeftOut.FirstOrDefault(p => (p.Name == name || p.Aliases.Contains(name)) && p.Contracts.Contains(type)) is { } leftOut)
        {
            throw new PluginNotFoundException(contract, name, [], $"The plugin '{name}' for the contract '{contract}' is not compiled into this host: {leftOut.Reason} left it out.")
            {
                LeftOutBy = leftOut.Reason,
            };
        }

        var plugins = Of(contract);
        ImmutableArray<string> nearest = [.. NearestNames.Find(name, plugins.SelectMany(static p => p.Aliases.Prepend(p.Name)))];
        var hint = (plugins.Length, nearest.Length) switch
        {
            (0, _) => $"No plugin in this host implements '{contract}'. Reference a package or project that has one.",
            (_, 0) => $"This host has {plugins.Length} under that contract: {string.Join(", ", plugins.Take(10).Select(static p => p.Name))}{(plugins.Length > 10 ? ", ..." : "")}.",
            _ => $"Did you mean {string.Join(" or ", nearest.Select(static n => $"'{n}'"))}?",
        };
        throw new PluginNotFoundException(contract, name, nearest, $"There is no plugin '{name}' for the contract '{contract}'. {hint}");
    }

    /// <summary>What a look-up found; filled at a name's first one.</summary>
    private struct Slot
    {
        public volatile string? Name;
        public Type? Contract;
        public PluginDescriptor? Plugin;
    }
}
