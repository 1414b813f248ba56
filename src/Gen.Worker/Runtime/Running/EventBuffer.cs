using Gen.Worker.Runtime.Events;

namespace Gen.Worker.Runtime.Running;

/// <summary>Writes events together that come in a short time: a list of 100,000 items would otherwise wait 200,000 times for the disk. Their order stays.</summary>
internal sealed class EventBuffer : IAsyncDisposable
{
    /// <summary>How many events wait at the most.</summary>
    public const int Most = 256;

    /// <summary>How long an event waits at the most.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    private readonly IExecutionLog _log;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ITimer _timer;
    private List<NewEvent> _waiting = [];
    private StorageException? _untold;

    public EventBuffer(IExecutionLog log, TimeProvider time)
    {
        _log = log;
        _timer = time.CreateTimer(static buffer => ((EventBuffer)buffer!).TimeIsUp(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Writes an event soon.</summary>
    /// <exception cref="StorageException">It, or one before it, cannot be written.</exception>
    public Task AddAsync(NewEvent added, CancellationToken cancellationToken)
    {
        bool isFull;
        lock (_timer)
        {
            _waiting.Add(added);
            isFull = _waiting.Count >= Most;
            if (_waiting.Count == 1)
            {
                _timer.Change(Longest, Timeout.InfiniteTimeSpan);
            }

            ThrowIfUntold();
        }

        return isFull ? FlushAsync(cancellationToken) : Task.CompletedTask;
    }

    /// <summary>Writes all that wait, and then this, which is durable afterwards.</summary>
    /// <exception cref="StorageException">One cannot be written.</exception>
    public async Task WriteAsync(NewEvent written, CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        await _log.AppendAsync([written], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes all that wait.</summary>
    /// <exception cref="StorageException">One cannot be written.</exception>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await FlushAllAsync(cancellationToken).ConfigureAwait(false);
        lock (_timer)
        {
            ThrowIfUntold();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync().ConfigureAwait(false);
        await _log.DisposeAsync().ConfigureAwait(false);
        _turn.Dispose();
    }

    private async Task FlushAllAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            List<NewEvent> events;
            lock (_timer)
            {
                if (_waiting.Count == 0)
                {
                    return;
                }

                events = _waiting;
                _waiting = [];
            }

            await WriteAllAsync(events).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Begun, it is ended, whoever is cancelled: half of the events must not be tried again.</summary>
    private async Task WriteAllAsync(List<NewEvent> events)
    {
        try
        {
            await _log.AppendAsync(events).ConfigureAwait(false);
        }
        catch (StorageException e)
        {
            lock (_timer)
            {
                _untold ??= e;
            }

            await WriteEachAsync(events).ConfigureAwait(false);
        }
    }

    /// <summary>Perhaps it was only a result: one that is too large, say. What happened is to be in the log all the same, and the results of others too.</summary>
    private async Task WriteEachAsync(List<NewEvent> events)
    {
        for (var i = 0; i < events.Count; i++)
        {
            if (await TryWriteAsync(events[i]).ConfigureAwait(false) || (events[i].Result is not null && await TryWriteAsync(events[i] with { Result = null }).ConfigureAwait(false)))
            {
                continue;
            }

            lock (_timer)
            {
                _waiting.InsertRange(0, events[i..]);
            }

            return;
        }
    }

    private async Task<bool> TryWriteAsync(NewEvent written)
    {
        try
        {
            await _log.AppendAsync([written]).ConfigureAwait(false);
            return true;
        }
        catch (StorageException)
        {
            return false;
        }
    }

    private void ThrowIfUntold()
    {
        if (_untold is { } untold)
        {
            _untold = null;
            throw new StorageException(untold.Message, untold);
        }
    }

    private void TimeIsUp() => _ = FlushQuietlyAsync();

    private async Task FlushQuietlyAsync()
    {
        try
        {
            await FlushAllAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // The run has ended, and its end was written after all that waited.
        }
    }
}
