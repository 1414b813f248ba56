using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Events.Wire;
using Gen.Worker.Shared.Queue.Jobs;

namespace Gen.Worker.Shared.Queue;

/// <summary>Decides what becomes of the events of a batch, one after the other, without a database.</summary>
/// <param name="jobs">The jobs of their executions.</param>
/// <param name="known">The events that are there already. Those that are taken are added.</param>
/// <param name="now">The time.</param>
internal sealed class EventReception(Dictionary<string, Job> jobs, HashSet<(string ExecutionId, int Attempt, long Sequence)> known, DateTimeOffset now)
{
    private readonly List<StoredEvent> _taken = [];
    private readonly List<EventRefusal> _refused = [];
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private int _duplicates;

    /// <summary>The events to write.</summary>
    public IReadOnlyList<StoredEvent> Taken => _taken;

    /// <summary>The jobs to write.</summary>
    public IEnumerable<Job> Changed => _changed.Select(id => jobs[id]);

    public EventReceipt Receipt => new(_taken.Count, _duplicates, _refused);

    public void Take(WireEvent item)
    {
        if (known.Contains((item.ExecutionId, item.Attempt, item.Sequence)))
        {
            _duplicates++;
        }
        else if (!jobs.TryGetValue(item.ExecutionId, out var job))
        {
            Refuse(item, EventRefusal.UnknownExecution);
        }
        else if (job.Refuses(item.Attempt, item.IsEnd) is { } reason)
        {
            Refuse(item, reason);
        }
        else
        {
            Take(item, job);
        }
    }

    /// <summary>An execution has one end. That of an attempt that is not the last is none, and is kept under another type.</summary>
    private void Take(WireEvent item, Job job)
    {
        if (ExecutionSummary.EndOf(item.Event.Type) is { } end)
        {
            job = job.End(end, item.Event.Error, now, Random.Shared.NextDouble());
            item = item with { Event = Meaning(item.Event, job) };
        }

        job = job with { Events = job.Events + 1 };
        jobs[item.ExecutionId] = job;
        _changed.Add(item.ExecutionId);
        known.Add((item.ExecutionId, item.Attempt, item.Sequence));
        _taken.Add(new(job.Events, now, item));
    }

    /// <summary>What the end of an attempt is for the execution.</summary>
    private static ExecutionEvent Meaning(ExecutionEvent end, Job job) => (job.Status, end.Type) switch
    {
        (JobStatus.Retry, _) => end with { Type = StoredEvent.ExecutionRetry, Error = end.Error ?? job.Error },
        (JobStatus.Dead, EventTypes.ExecutionCancelled) => end with { Type = EventTypes.ExecutionFailed, Status = EventStatuses.Error, Error = end.Error ?? job.Error },
        _ => end,
    };

    private void Refuse(WireEvent item, string reason) => _refused.Add(new(item.ExecutionId, item.Attempt, item.Sequence, reason));
}
