namespace Gen.Plugins.Tool.Tiers.Logs;

/// <summary>What becomes of a log.</summary>
/// <param name="Log">The log.</param>
/// <param name="Pairs">The pairs of types to admit.</param>
/// <param name="Unwritten">What no attribute can say.</param>
internal sealed record Baseline(string Log, IReadOnlyList<(string From, string To)> Pairs, IReadOnlyList<LoggedBreach> Unwritten)
{
    /// <exception cref="Gen.Plugins.Tool.Reading.UnreadableException">It is no log.</exception>
    public static Baseline Of(string log)
    {
        var breaches = SarifLog.Read(log);
        return new(log, BaselineSource.Pairs(breaches.Where(BaselineSource.CanBeWritten)), [.. breaches.Where(static b => !BaselineSource.CanBeWritten(b))]);
    }
}
