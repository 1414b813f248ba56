using System.Text.Json;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Retries;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Tests.Cases;

/// <summary>The map form of <c>retry</c>.</summary>
internal sealed class RetryPolicyCases : ICaseAdapter
{
    public string File => "retry-policy.json";

    public CaseAnswer Answer(JsonElement input)
    {
        try
        {
            return input.GetProperty("op").GetString() switch
            {
                "should_retry" => ShouldRetry(input),
                "get_delay" => Delays(input),
                "get_delay_range" => Ranges(input),
                _ => Execute(input),
            };
        }
        catch (PlaybookException e)
        {
            return new(null, e.Message, Difference(input, e));
        }
    }

    /// <summary>What cannot be right is told before anything runs, instead of never being true.</summary>
    private static string? Difference(JsonElement input, PlaybookException e)
        => CaseJson.Member(input, "retry") is { ValueKind: JsonValueKind.String } ? "retry_is_text"
        : e.Problem.Contains("is text, which is never true", StringComparison.Ordinal) ? "condition_is_text"
        : CaseJson.Member(input, "policy") is not null ? "condition_is_wrong"
        : null;

    private static CaseAnswer ShouldRetry(JsonElement input)
    {
        var policy = RetryRun.Policy(input.GetProperty("policy"))!;

        // The case's number is that of the attempt that would follow.
        var attempt = new AttemptNames(
            RetryRun.Outcome(input.GetProperty("result"), CaseJson.Member(input, "error")), input.GetProperty("attempt").GetInt32() - 1, policy.ErrorIsText, RetryRun.Names);
        return new(Json.Write(policy.AgainAfter(attempt, PlaybookLimits.Default, default) is not null, static (writer, retry) =>
        {
            writer.WriteStartObject();
            writer.WriteBoolean("retry", retry);
            writer.WriteEndObject();
        }));
    }

    private static CaseAnswer Delays(JsonElement input)
        => new(Json.Write((Backoff: BackoffOf(input), Attempts: input.GetProperty("attempts")), static (writer, c) =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("delays");
            foreach (var attempt in c.Attempts.EnumerateArray())
            {
                writer.WriteNumberValue(c.Backoff.Delay(attempt.GetInt32(), 0.5).TotalSeconds);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }));

    private static CaseAnswer Ranges(JsonElement input)
        => new(Json.Write((Backoff: BackoffOf(input), Attempts: input.GetProperty("attempts")), static (writer, c) =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("ranges");
            foreach (var attempt in c.Attempts.EnumerateArray())
            {
                writer.WriteStartArray();
                writer.WriteNumberValue(c.Backoff.Delay(attempt.GetInt32(), 0).TotalSeconds);
                writer.WriteNumberValue(c.Backoff.Delay(attempt.GetInt32(), 1).TotalSeconds);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }));

    private static Backoff BackoffOf(JsonElement input) => RetryRun.Policy(input.GetProperty("policy"))!.Rules[^1].Backoff;

    private static CaseAnswer Execute(JsonElement input)
    {
        var run = new RetryRun();
        return new(run.Describe(run.RunAsync(input.GetProperty("retry"), Json.EmptyObject, input.GetProperty("outcomes")).GetAwaiter().GetResult(), withRequests: false));
    }
}
