namespace Gen.Worker.Runtime.Retries;

/// <summary>What follows if an attempt ended in a certain way.</summary>
/// <param name="When">In which.</param>
/// <param name="MaxAttempts">How many attempts there may be in all; of a rule with a next call, how many calls.</param>
/// <param name="Backoff">How long to wait before the next.</param>
internal sealed record RetryRule(RetryCondition When, int MaxAttempts, Backoff Backoff)
{
    /// <summary>Then no more attempt follows, whatever later rules say.</summary>
    public bool Stops { get; init; }

    /// <summary>The next attempt asks for something else: the next page.</summary>
    public NextCall? Next { get; init; }
}
