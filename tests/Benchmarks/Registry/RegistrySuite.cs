using System.Collections.Frozen;
using System.Globalization;

namespace Gen.Plugins.Benchmarks.Registry;

/// <summary>Look-up by name and creation, in a warm process.</summary>
internal static class RegistrySuite
{
    private const int Asked = 64;
    private const int Batch = 500;

    public static IEnumerable<Figure> Run()
    {
        yield return Lookup(10, 0.9);
        yield return Lookup(100, 0.6);
        yield return Lookup(1000, 0.7);
        yield return Allocated();
        yield return Create();
    }

    /// <summary>The asked names are copies, not the tables' own strings.</summary>
    private static Figure Lookup(int plugins, double limit)
    {
        var registry = GeneratedHost.Load(plugins).Registry;
        var frozen = registry.Plugins.ToFrozenDictionary(static p => p.Name, StringComparer.Ordinal);
        foreach (var name in registry.Plugins.Select(static p => p.Name).Append("unknown").Append(""))
        {
            if (frozen.GetValueOrDefault(name) != (registry.TryGet<IWork>(name, out var found) ? found : null))
            {
                throw new InvalidOperationException($"The two sides differ for '{name}'.");
            }
        }

        var random = new Random(42);
        string[] names = [.. Enumerable.Range(0, Asked).Select(_ => new string(PluginSources.Name(random.Next(plugins)).AsSpan()))];
        var count = 0;
        var pair = Pair.Measure(
            () =>
            {
                foreach (var name in names)
                {
                    count += registry.TryGet<IWork>(name, out _) ? 1 : 0;
                }
            },
            () =>
            {
                foreach (var name in names)
                {
                    count += frozen.TryGetValue(name, out _) ? 1 : 0;
                }
            },
            Batch);
        return new(
            $"look-up by name, {plugins} plugins",
            "`FrozenDictionary`",
            string.Create(CultureInfo.InvariantCulture, $"<= {limit}x"),
            pair.Ratio,
            limit,
            "x",
            string.Create(CultureInfo.InvariantCulture, $"{pair.Ours / Asked:0.0} ns against {pair.Peer / Asked:0.0} ns"));
    }

    private static Figure Allocated()
    {
        var registry = GeneratedHost.Load(1000).Registry;
        var names = registry.Plugins.Select(static p => p.Name).Append("unknown").ToArray();
        var before = 0L;
        for (var round = 0; round < 2; round++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var name in names)
            {
                registry.TryGet<IWork>(name, out _);
            }
        }

        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return new("allocated by 1,001 look-ups", "nothing", "0 B", bytes, 0, " B", $"{bytes} B");
    }

    private static Figure Create()
    {
        var (registry, factories) = GeneratedHost.Load(1000);
        var plugin = registry.Get<IWork>(PluginSources.Name(0));
        var factory = factories(0);
        if (plugin.Create().GetType() != factory().GetType())
        {
            throw new InvalidOperationException("The two sides create different things.");
        }

        object? last = null;
        const int Many = 10_000;
        var pair = Pair.Measure(() => last = plugin.Create(), () => last = factory(), Many);
        GC.KeepAlive(last);
        return new(
            "create through the registry",
            "hand-written factory lambda",
            "<= 1.1x",
            pair.Ratio,
            1.1,
            "x",
            string.Create(CultureInfo.InvariantCulture, $"{pair.Ours:0.0} ns against {pair.Peer:0.0} ns"));
    }
}
