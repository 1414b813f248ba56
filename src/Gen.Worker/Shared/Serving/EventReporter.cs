using Gen.Worker.Runtime;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Events.Wire;
using Gen.Worker.Runtime.Retries;

namespace Gen.Worker.Shared.Serving;

/// <summary>Sends what is in the outbox, in order, until the server has it.</summary>
internal sealed class EventReporter(IEventOutbox outbox, QueueClient server, WorkerIdentity identity, TimeProvider time, IProgress<ServeNews>? news, Action<ReportedExecution>? ended = null) : IDisposable
{
    /// <summary>Events that are sent together.</summary>
    private const int Most = 500;

    /// <summary>Of a batch's limit, what is left for events that come after a large one.</summary>
    private const int MostBytes = EventBatch.MostBytes / 2;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly Backoff Waits = new() { InitialDelay = TimeSpan.FromMilliseconds(200), MaxDelay = TimeSpan.FromSeconds(5) };

    private readonly SemaphoreSlim _work = new(0, 1);

    /// <summary>There may be something to send.</summary>
    public void Wake()
    {
        if (_work.CurrentCount == 0)
        {
            try
            {
                _work.Release();
            }
            catch (SemaphoreFullException)
            {
                // Somebody else has just said so.
            }
        }
    }

    /// <summary>Sends until it is stopped.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var failures = 0; ;)
        {
            try
            {
                var sent = await SendAsync(cancellationToken).ConfigureAwait(false);
                failures = 0;
                if (sent == 0)
                {
                    await outbox.TidyAsync(cancellationToken).ConfigureAwait(false);
                    await _work.WaitAsync(Pause, cancellationToken).ConfigureAwait(false);
                }
            }
#pragma warning disable CA1031 // Whatever it is: if nothing were sent any more, all work would be done again by others.
            catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                failures++;
                news?.Report(new(ServeNewsKind.Trouble, $"Events wait to be reported. {e.Message}"));
#pragma warning disable CA5394 // Spreads waits.
                await Task.Delay(Waits.Delay(Math.Min(failures, 20), Random.Shared.NextDouble()), time, cancellationToken).ConfigureAwait(false);
#pragma warning restore CA5394
            }
        }
    }

    /// <summary>Sends what there is now.</summary>
    /// <returns>How many events.</returns>
    /// <exception cref="ServerException">The server did not take them.</exception>
    /// <exception cref="StorageException">The outbox cannot be read or written.</exception>
    public async Task<int> SendAsync(CancellationToken cancellationToken)
    {
        var events = await outbox.ReadAsync(Most, cancellationToken).ConfigureAwait(false);
        for (var at = 0; at < events.Count;)
        {
            var batch = Batch(events, at);
            await SendAsync(batch, cancellationToken).ConfigureAwait(false);
            at += batch.Count;
        }

        return events.Count;
    }

    public void Dispose() => _work.Dispose();

    private async Task SendAsync(List<OutgoingEvent> batch, CancellationToken cancellationToken)
    {
        try
        {
            var receipt = await server.ReportAsync([.. batch.Select(e => e.Event.From(identity))], cancellationToken).ConfigureAwait(false);
            foreach (var refused in receipt.Refused.GroupBy(static r => (r.ExecutionId, r.Attempt, r.Reason)))
            {
                news?.Report(new(ServeNewsKind.Trouble, $"The server does not take {refused.Count()} events of attempt {refused.Key.Attempt} at {refused.Key.ExecutionId}: {refused.Key.Reason}."));
            }
        }
        catch (ServerException e) when (e.IsFinal && batch.Count > 1)
        {
            // One of them is not as the server wants it. The others are not to wait for it for ever.
            foreach (var single in batch)
            {
                await SendAsync([single], cancellationToken).ConfigureAwait(false);
            }

            return;
        }
        catch (ServerException e) when (e.IsFinal)
        {
            var (_, wrong) = batch[0];
            news?.Report(new(ServeNewsKind.Trouble, $"Event {wrong.Sequence} of {wrong.ExecutionId} cannot be reported and stays in this worker's own log. {e.Message}"));
        }

        await outbox.DeliveredAsync(batch, cancellationToken).ConfigureAwait(false);
        foreach (var (_, end) in batch.Where(static e => e.Event.IsEnd))
        {
            ended?.Invoke(new(end.ExecutionId, end.Attempt));
        }
    }

    private static List<OutgoingEvent> Batch(IReadOnlyList<OutgoingEvent> events, int from)
    {
        var batch = new List<OutgoingEvent>();
        long bytes = 0;
        for (var i = from; i < events.Count && bytes < MostBytes; i++)
        {
            var outgoing = Fitting(events[i]);
            bytes += Size(outgoing.Event);
            if (batch.Count > 0 && bytes > MostBytes)
            {
                break;
            }

            batch.Add(outgoing);
        }

        return batch;
    }

    /// <summary>A result that no request could hold stays in this worker's own log; the event says how large it is.</summary>
    private static OutgoingEvent Fitting(OutgoingEvent outgoing) => Size(outgoing.Event) <= MostBytes
        ? outgoing with { Event = Short(outgoing.Event) }
        : outgoing with
        {
            Event = Short(outgoing.Event) with
            {
                Result = Runtime.Values.Json.Write(Size(outgoing.Event), static (writer, size) =>
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("result_omitted_bytes", size);
                    writer.WriteEndObject();
                }),
            },
        };

    /// <summary>Names and errors as long as the server takes them: an end that it refuses would be no end.</summary>
    private static WireEvent Short(WireEvent reported) => reported with
    {
        Event = reported.Event with
        {
            NodeName = Short(reported.Event.NodeName, WireEvent.LongestName),
            NodeType = Short(reported.Event.NodeType, WireEvent.LongestWord),
            Error = reported.Event.Error is { } error ? Short(error, WireEvent.LongestError) : null,
        },
    };

    private static string Short(string text, int most) => text.Length <= most ? text : $"{text[..(most - 4)]} ...";

    private static long Size(WireEvent reported)
        => 512 + (3L * (reported.Event.Error?.Length ?? 0)) + (reported.Event.Meta?.GetRawText().Length ?? 0) + (reported.Result is { } result ? System.Text.Encoding.UTF8.GetByteCount(result.GetRawText()) : 0);
}
