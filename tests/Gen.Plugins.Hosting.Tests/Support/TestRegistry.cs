using System.Globalization;
using System.Text;
using Gen.Plugins.CompilerServices;
using Gen.Plugins.Model.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.Hosting.Tests.Support;

/// <summary>A registry of any shape, with the tables that the generator would print for it.</summary>
internal static class TestRegistry
{
    private static readonly (string Name, Type Type)[] s_contracts = [("one", typeof(IOne)), ("two", typeof(ITwo))];

    /// <param name="plugins">The plugins, in order.</param>
    /// <param name="leftOut">What the build left out; see <see cref="PluginTable.LeftOut"/>.</param>
    /// <param name="required">The names of contracts that must have a plugin.</param>
    public static PluginRegistry Of(IReadOnlyList<TestPlugin> plugins, string leftOut = "", params string[] required) => Watched(plugins, leftOut, required).Registry;

    /// <summary>The same, with the table, which knows what was asked of it.</summary>
    public static (PluginRegistry Registry, Table Table) Watched(IReadOnlyList<TestPlugin> plugins, string leftOut = "", params string[] required)
    {
        var bits = 0;
        while (1 << bits < plugins.Count)
        {
            bits++;
        }

        var named = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var taken = new HashSet<(string, int)>();
        for (var pass = 0; pass < 2; pass++)
        {
            for (var i = 0; i < plugins.Count; i++)
            {
                foreach (var name in pass == 0 ? [plugins[i].Name] : plugins[i].Aliases)
                {
                    foreach (var contract in plugins[i].Contracts.Select(Number).Where(c => taken.Add((name, c))))
                    {
                        (named.TryGetValue(name, out var entries) ? entries : named[name] = []).Add((contract << bits) | i);
                    }
                }
            }
        }

        var rows = new StringBuilder();
        var ends = new List<int>();
        foreach (var plugin in plugins)
        {
            rows.Append(CultureInfo.InvariantCulture, $"{plugin.Name}|Test.{plugin.Name}|Test|1.0.0|{string.Join(';', plugin.Contracts.Select(Number))}|");
            rows.Append(plugin.Lifetime == ServiceLifetime.Transient ? "" : ((int)plugin.Lifetime).ToString(CultureInfo.InvariantCulture));
            rows.Append(CultureInfo.InvariantCulture, $"||{string.Join(';', plugin.Aliases)}|{string.Join(';', plugin.Needs)}|||{(plugin.HasLifecycle ? "|1" : "")}");
            rows.Append(plugin.Migrations.Length == 0 ? "\n" : $"{(plugin.HasLifecycle ? "" : "|")}|Migrations/{plugin.Name}\n");
            ends.Add(rows.Length);
        }

        var lookup = PerfectHashTable.Build(named.Keys);
        var byHash = named.ToDictionary(n => PerfectHash.Of(n.Key, lookup.Head, lookup.Tail), static n => n.Value);
        var slots = new List<int>();
        var runs = new List<int>();
        foreach (var slot in lookup.Slots)
        {
            if (slot is not { } hash)
            {
                slots.Add(-1);
            }
            else if (byHash[hash] is [var single])
            {
                slots.Add(single);
            }
            else
            {
                slots.Add(~(runs.Count + 1));
                runs.AddRange(byHash[hash]);
                runs[^1] = ~runs[^1];
            }
        }

        int[] numbers = [.. lookup.Seeds, .. slots, .. lookup.Slots.Select(static s => unchecked((int)(s ?? 0))), .. ends, .. runs];
        var table = new Table(plugins, bits, lookup, numbers, Encoding.UTF8.GetBytes(rows.ToString()), leftOut, required);
        return (new PluginRegistry(table), table);
    }

    private static int Number(string contract) => Array.FindIndex(s_contracts, c => c.Name == contract);

    internal sealed class Table(
        IReadOnlyList<TestPlugin> plugins, int bits, PerfectHashTable lookup, int[] numbers, byte[] rows, string leftOut, string[] required)
        : PluginTable(plugins.Count, s_contracts.Length, bits, lookup.Head, lookup.Tail, lookup.Seeds.Length, lookup.Slots.Length)
    {
        /// <summary>The plugins that somebody created, by number.</summary>
        public HashSet<int> Created { get; } = [];

        public override ReadOnlySpan<int> Numbers => numbers;

        public override ReadOnlySpan<byte> Rows => rows;

        public override string LeftOut => leftOut;

        public override Type ContractType(int contract) => s_contracts[contract].Type;

        public override PluginContractDescriptor Contract(int contract) => contract == 0
            ? PluginContractDescriptor.Create<IOne>("one", required.Contains("one"), false)
            : PluginContractDescriptor.Create<ITwo>("two", required.Contains("two"), false);

        public override PluginFactory Factory(int plugin)
        {
            lock (Created)
            {
                Created.Add(plugin);
            }

            return new TestFactory(plugins[plugin]);
        }

        public override PluginLifetimes Lifetimes(int contract)
        {
            var members = plugins.Where(p => p.Contracts.Contains(s_contracts[contract].Name)).ToArray();
            return new(ServiceLifetime.Transient, Names(ServiceLifetime.Singleton), Names(ServiceLifetime.Scoped));

            string Names(ServiceLifetime lifetime) => string.Join(';', members.Where(p => p.Lifetime == lifetime).SelectMany(static p => p.Aliases.Prepend(p.Name)));
        }
    }

    private sealed class TestFactory(TestPlugin plugin) : PluginFactory
    {
        public override PluginMigration[] CreateMigrations() => plugin.Migrations;

        public override object Create(IServiceProvider services)
            => plugin.Create?.Invoke(services) ?? new Lively(plugin.Name, services.GetRequiredService<Journal>(), services.GetRequiredService<Scripts>().Of(plugin.Name));
    }
}
