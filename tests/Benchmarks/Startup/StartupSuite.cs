using System.Globalization;

namespace Gen.Plugins.Benchmarks.Startup;

/// <summary>From the first statement of a fresh process to the first plugin, out of many.</summary>
internal static class StartupSuite
{
    private const int Rounds = 25;

    public static IEnumerable<Figure> Run()
    {
        using var folder = new TemporaryFolder();
        var thousand = StartupProgram.Build(folder, 1000, withPeers: true, native: false);
        var times = thousand.Measure(Rounds, "floor", "gen-di", "scrutor", "handwritten", "mef", "new", "gen");
        yield return Ratio("first plugin out of 1,000, JIT, through DI", "a container with that plugin only", times["gen-di"], times["floor"], 1.1);
        foreach (var (peer, name) in new[] { ("scrutor", "Scrutor"), ("handwritten", "1,000 keyed registrations"), ("mef", "System.Composition") })
        {
            yield return Ratio($"(the same by {name})", "a container with that plugin only", times[peer], times["floor"], double.PositiveInfinity);
        }

        yield return More("first plugin out of 1,000, JIT, no container", times["gen"], times["new"]);

        var native = StartupProgram.Build(folder, 1000, withPeers: false, native: true);
        var nativeTimes = native.Measure(Rounds, "new", "gen");
        yield return More("first plugin out of 1,000, Native AOT", nativeTimes["gen"], nativeTimes["new"]);

        var ten = StartupProgram.Build(folder, 10, withPeers: false, native: false);
        var many = StartupProgram.Build(folder, 10_000, withPeers: false, native: false);
        var scale = StartupProgram.MeasureInTurn(Rounds, (many, "gen-di"), (ten, "gen-di"));
        yield return Ratio("first plugin out of 10,000, JIT, through DI", "out of 10", scale[0], scale[1], 1.2);
        var plain = StartupProgram.MeasureInTurn(Rounds, (many, "gen"), (ten, "gen"));
        yield return Ratio("first plugin out of 10,000, JIT, no container", "out of 10", plain[0], plain[1], 1.2);
    }

    private static Figure Ratio(string what, string against, double[] ours, double[] peer, double limit)
    {
        var pair = Pair.Of([.. ours.Zip(peer)]);
        return new(
            what,
            against,
            double.IsInfinity(limit) ? "(peer)" : string.Create(CultureInfo.InvariantCulture, $"<= {limit}x"),
            pair.Ratio,
            limit,
            "x",
            string.Create(CultureInfo.InvariantCulture, $"{pair.Ours / 1000:0.0} ms against {pair.Peer / 1000:0.0} ms"));
    }

    private static Figure More(string what, double[] ours, double[] peer)
    {
        var more = Samples.Median(ours.Zip(peer, static (a, b) => a - b)) / 1000;
        return new(
            what,
            "`new` of that class",
            "< 1 ms more",
            more,
            1,
            " ms more",
            string.Create(CultureInfo.InvariantCulture, $"{Samples.Median(ours) / 1000:0.00} ms against {Samples.Median(peer) / 1000:0.00} ms"));
    }
}
