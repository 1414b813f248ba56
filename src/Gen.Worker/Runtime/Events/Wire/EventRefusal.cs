namespace Gen.Worker.Runtime.Events.Wire;

/// <summary>An event that the server will never take, however often it is sent.</summary>
/// <param name="ExecutionId">The event's execution.</param>
/// <param name="Attempt">The event's attempt.</param>
/// <param name="Sequence">The event's place in the attempt.</param>
/// <param name="Reason">Why: one of the constants here.</param>
public sealed record EventRefusal(string ExecutionId, int Attempt, long Sequence, string Reason)
{
    /// <summary>There is no such execution.</summary>
    public const string UnknownExecution = "unknown_execution";

    /// <summary>The attempt has not begun: nobody was given it.</summary>
    public const string NotLeased = "not_leased";

    /// <summary>It is the end of an attempt that is not the current one any more, or has ended before.</summary>
    public const string Superseded = "superseded";

    /// <summary>The execution has ended.</summary>
    public const string Ended = "ended";
}
