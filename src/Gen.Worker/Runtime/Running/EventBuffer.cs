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
    private StorageException? _broken;

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
            ThrowIfBroken();
            _waiting.Add(added);
            isFull = _waiting.Count >= Most;
            if (_waiting.Count == 1)
            {
                _timer.Change(Longest, Timeout.InfiniteTimeSpan);
            }
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
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            List<NewEvent> events;
            lock (_timer)
            {
                ThrowIfBroken();
                events = _waiting;
                _waiting = [];
            }

            if (events.Count > 0)
            {
                // Begun, it is ended: half of the events must not be tried again.
                await _log.AppendAsync(events, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (StorageException e)
        {
            lock (_timer)
            {
                _broken ??= e;
            }

            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync().ConfigureAwait(false);
        await _log.DisposeAsync().ConfigureAwait(false);
        _turn.Dispose();
    }

    private void ThrowIfBroken()
    {
        if (_broken is not null)
        {
            throw new StorageException(_broken.Message, _broken);
        }
    }

    private void TimeIsUp() => _ = FlushQuietlyAsync();

    private async Task FlushQuietlyAsync()
    {
        try
        {
            await FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is StorageException or ObjectDisposedException)
        {
            // Whoever writes next is told; if nobody does, the run has ended, and its end was written after all that waited.
        }
    }
}
