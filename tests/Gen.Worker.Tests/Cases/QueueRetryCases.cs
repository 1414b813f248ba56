using System.Text.Json;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Events.Wire;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Queue;
using Gen.Worker.Shared.Queue.Jobs;

namespace Gen.Worker.Tests.Cases;

/// <summary>A job that fails some times, by the queue's own moves. The answer tells the whole story, of which a case tells a part.</summary>
internal sealed class QueueRetryCases : ICaseAdapter
{
    private const string RetryLater = "retry with available_at in the future";

    private static readonly DateTimeOffset s_start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>The statuses that the original's queue has.</summary>
    private static readonly JobStatus[] s_known = [JobStatus.Queued, JobStatus.Retry, JobStatus.Leased, JobStatus.Done, JobStatus.Dead];

    public string File => "queue-retry.json";

    public CaseAnswer Answer(JsonElement input)
    {
        try
        {
            var rule = RuleOf(input);
            return new(Tell(rule, input.GetProperty("failures").GetInt32()), Difference: rule is null ? "default_attempts" : null, IsMore: true);
        }
        catch (WireFormatException e)
        {
            return new(null, e.Message, "strict_rule");
        }
    }

    private static RetryRule? RuleOf(JsonElement input)
    {
        var asked = RetryRule.Read(CaseJson.Member(input, "retryConfig"));
        if (asked is not null || CaseJson.Member(input, "maxAttempts") is not { } most)
        {
            return asked;
        }

        return RetryRule.Read(Json.Write((input, most), static (writer, s) =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("max_attempts");
            s.most.WriteTo(writer);
            foreach (var (name, former) in ((string, string)[])[("initial_delay", "initialDelay"), ("backoff_multiplier", "backoffMultiplier"), ("max_delay", "maxDelay"), ("jitter", "jitter")])
            {
                if (CaseJson.Member(s.input, former) is { } value)
                {
                    writer.WritePropertyName(name);
                    value.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }));
    }

    private static JsonElement Tell(RetryRule? rule, int failures)
    {
        var now = s_start;
        var job = new Job { ExecutionId = "e", Path = "p", Version = 1, Retry = rule, MaxAttempts = RetryRule.AttemptsOf(rule), AvailableAt = now, Created = now };
        var timeline = new List<Job>();
        var delays = new List<TimeSpan>();
        var reception = New(job, now);
        while (!job.Status.IsEnd())
        {
            job = job.Take("w", TimeSpan.FromMinutes(1), now);
            timeline.Add(job);
            reception = New(job, now);
            reception.Take(new(job.ExecutionId, job.Attempt, 1, new(job.Attempt <= failures ? EventTypes.ExecutionFailed : EventTypes.ExecutionComplete, "p", "playbook", "s", now)));
            job = reception.Changed.Single();
            timeline.Add(job);
            if (job.Status == JobStatus.Retry)
            {
                delays.Add(job.AvailableAt - now);
                now = job.AvailableAt;
            }
        }

        var ends = reception.Taken.Count(static e => e.Event.Event.Type == EventTypes.ExecutionFailed);
        return Json.Write((job, timeline, delays, ends), static (writer, s) => Write(writer, s.job, s.timeline, s.delays, s.ends));
    }

    private static EventReception New(Job job, DateTimeOffset now) => new(new() { [job.ExecutionId] = job }, [], now);

    private static void Write(Utf8JsonWriter writer, Job job, List<Job> timeline, List<TimeSpan> delays, int ends)
    {
        writer.WriteStartObject();
        writer.WriteNumber("maxAttempts", job.MaxAttempts);
        writer.WriteNumber("failureEvents", ends);
        writer.WritePropertyName("final");
        Write(writer, job);
        writer.WriteStartArray("timeline");
        timeline.ForEach(j => Write(writer, j));
        writer.WriteEndArray();
        writer.WriteStartArray("delays");
        delays.ForEach(d => writer.WriteNumberValue(d.TotalSeconds));
        writer.WriteEndArray();

        var due = s_known.Where(s => (job with { Status = s, AvailableAt = s_start }).IsDue(s_start)).Select(static s => s.NameOf());
        var later = (job with { Status = JobStatus.Retry, AvailableAt = s_start.AddSeconds(1) }).IsDue(s_start);
        Write(writer, "leasable", later ? due.Append(RetryLater) : due);
        var undue = s_known.Select(static s => s.NameOf()).Except(due);
        Write(writer, "notLeasable", later ? undue : undue.Append(RetryLater));
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Job job)
    {
        writer.WriteStartObject();
        writer.WriteString("status", job.Status.NameOf());
        writer.WriteNumber("attempts", job.Attempt);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
