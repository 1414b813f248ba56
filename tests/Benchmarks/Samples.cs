namespace Gen.Plugins.Benchmarks;

/// <summary>Numbers of a noisy machine: only medians are quoted.</summary>
internal static class Samples
{
    public static double Median(IEnumerable<double> samples)
    {
        var sorted = samples.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
