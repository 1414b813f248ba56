namespace Gen.Worker.Runtime.Actions;

/// <summary>Ends something after a time, and can tell that from somebody else having ended it.</summary>
public sealed class TimeLimit : IDisposable
{
    private readonly CancellationToken _callers;
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _linked;

    /// <summary>Starts to count.</summary>
    /// <param name="limit">How long it may take.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public TimeLimit(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        Limit = limit;
        _callers = cancellationToken;
        _timer = new CancellationTokenSource(limit, time);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, cancellationToken);
    }

    /// <summary>How long it may take.</summary>
    public TimeSpan Limit { get; }

    /// <summary>Cancelled when the time is over, or when the caller cancels.</summary>
    public CancellationToken Token => _linked.Token;

    /// <summary>The time is over, and the caller did not cancel.</summary>
    public bool IsOver => _timer.IsCancellationRequested && !_callers.IsCancellationRequested;

    /// <inheritdoc/>
    public void Dispose()
    {
        _linked.Dispose();
        _timer.Dispose();
    }
}
