using System.Diagnostics;

namespace Gen.Plugins.Benchmarks;

/// <summary>
/// Two pieces of work in turn, A B A B ..., so that what else the machine does hits both alike; the ratio is taken within each pair.
/// </summary>
/// <param name="Ours">The median time of ours, in nanoseconds a piece.</param>
/// <param name="Peer">The median time of the peer.</param>
/// <param name="Ratio">The median of the pairs' ratios.</param>
internal sealed record Pair(double Ours, double Peer, double Ratio)
{
    private const int WarmUp = 200;
    private const int Rounds = 400;

    /// <param name="ours">A piece of our work.</param>
    /// <param name="peer">The same, done by the peer.</param>
    /// <param name="batch">How many pieces are timed at once.</param>
    /// <param name="rounds">How many pairs are timed.</param>
    public static Pair Measure(Action ours, Action peer, int batch = 1, int rounds = Rounds)
    {
        // Long enough for the JIT's last tier, which compiles in the background.
        for (var i = 0; i < WarmUp; i++)
        {
            Time(ours, batch);
            Time(peer, batch);
            Thread.Yield();
        }

        var samples = Enumerable.Range(0, rounds).Select(_ => (Ours: Time(ours, batch), Peer: Time(peer, batch))).ToArray();
        return Of(samples);
    }

    public static Pair Of(IReadOnlyCollection<(double Ours, double Peer)> samples) => new(
        Samples.Median(samples.Select(static s => s.Ours)),
        Samples.Median(samples.Select(static s => s.Peer)),
        Samples.Median(samples.Select(static s => s.Ours / s.Peer)));

    private static double Time(Action work, int batch)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < batch; i++)
        {
            work();
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / batch;
    }
}
