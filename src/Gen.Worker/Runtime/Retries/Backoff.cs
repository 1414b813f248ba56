namespace Gen.Worker.Runtime.Retries;

/// <summary>How long to wait before trying again: exponentially longer, up to a limit.</summary>
public sealed record Backoff
{
    /// <summary>1 s, 2 s, 4 s and so on up to a minute, with jitter.</summary>
    public static Backoff Default { get; } = new();

    /// <summary>The wait after the first attempt; none or more.</summary>
    public TimeSpan InitialDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait, before jitter.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>By what each wait is longer than the one before; 1 or more.</summary>
    public double Multiplier { get; init; } = 2;

    /// <summary>Whether waits are spread over half to one and a half of themselves, so that many who failed together do not come back together.</summary>
    public bool Jitter { get; init; } = true;

    /// <summary>The wait after an attempt.</summary>
    /// <param name="attempt">The attempt that failed, from 1 on.</param>
    /// <param name="random">0 or more and less than 1: where in the spread.</param>
    public TimeSpan Delay(int attempt, double random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(random);

        // The power overflows to infinity long before the attempts do, and infinity is capped like the rest; 0 times infinity is not a number.
        var seconds = InitialDelay == TimeSpan.Zero ? 0 : Math.Min(InitialDelay.TotalSeconds * Math.Pow(Multiplier, attempt - 1), MaxDelay.TotalSeconds);
        return TimeSpan.FromSeconds(Jitter ? seconds * (0.5 + random) : seconds);
    }
}
