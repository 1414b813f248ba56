using System.Text.Json;
using Gen.Worker.Runtime.Events.Wire;
using Gen.Worker.Runtime.Retries;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Shared.Queue.Jobs;

/// <summary>How often a playbook that fails is run, and how long is waited in between.</summary>
/// <param name="MaxAttempts">How often at the most, the first time included.</param>
/// <param name="Backoff">The waits.</param>
public sealed record RetryRule(int MaxAttempts, Backoff Backoff)
{
    /// <summary>How often a job is given to a worker if nobody asked for retries: a worker that dies is no fault of the playbook's, so another one gets it, once.</summary>
    public const int AttemptsWithoutRule = 2;

    /// <summary>How often if retries were asked for, and nothing was said of how many: as with a task's <c>retry</c>.</summary>
    public const int DefaultAttempts = 3;

    private const double LongestDelay = 7 * 24 * 3600;

    /// <summary>How often a job is given to a worker.</summary>
    /// <param name="rule">Its rule, if it has one.</param>
    public static int AttemptsOf(RetryRule? rule) => rule?.MaxAttempts ?? AttemptsWithoutRule;

    /// <summary>
    /// Reads a rule: a number of attempts, <c>true</c> for 3, <c>false</c> for none, or an object with <c>max_attempts</c>, <c>initial_delay</c>, <c>backoff_multiplier</c>,
    /// <c>max_delay</c> (seconds) and <c>jitter</c>.
    /// </summary>
    /// <param name="value">The rule.</param>
    /// <exception cref="WireFormatException">It is none.</exception>
    public static RetryRule? Read(JsonElement? value)
    {
        switch (value?.ValueKind)
        {
            case null or JsonValueKind.Null or JsonValueKind.Undefined or JsonValueKind.False:
                return null;
            case JsonValueKind.True:
                return new(DefaultAttempts, Backoff.Default);
            case JsonValueKind.Number when value.Value.TryGetInt32(out var number) && number is >= 1 and <= WireEvent.MostAttempts:
                return new(number, Backoff.Default);
            case JsonValueKind.Object:
                return ReadMap(value.Value);
            default:
                throw new WireFormatException($"'retry' must be a number of attempts from 1 to {WireEvent.MostAttempts}, true, false, or an object with 'max_attempts'; it is {Json.Describe(value.Value)}.");
        }
    }

    /// <summary>The rule as it is read.</summary>
    public JsonElement ToJson() => Json.Write(this, static (writer, rule) =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("max_attempts", rule.MaxAttempts);
        writer.WriteNumber("initial_delay", rule.Backoff.InitialDelay.TotalSeconds);
        writer.WriteNumber("backoff_multiplier", rule.Backoff.Multiplier);
        writer.WriteNumber("max_delay", rule.Backoff.MaxDelay.TotalSeconds);
        writer.WriteBoolean("jitter", rule.Backoff.Jitter);
        writer.WriteEndObject();
    });

    private static RetryRule ReadMap(JsonElement value)
    {
        var members = WireObject.Of(value, "'retry'", "max_attempts", "initial_delay", "backoff_multiplier", "max_delay", "jitter");
        var usual = Backoff.Default;
        return new(
            (int)(members.OptionalNumber("max_attempts", 1, WireEvent.MostAttempts) ?? DefaultAttempts),
            new()
            {
                InitialDelay = TimeSpan.FromSeconds(members.OptionalFraction("initial_delay", 0, LongestDelay) ?? usual.InitialDelay.TotalSeconds),
                Multiplier = members.OptionalFraction("backoff_multiplier", 1, 1000) ?? usual.Multiplier,
                MaxDelay = TimeSpan.FromSeconds(members.OptionalFraction("max_delay", 0, LongestDelay) ?? usual.MaxDelay.TotalSeconds),
                Jitter = members.OptionalBoolean("jitter") ?? usual.Jitter,
            });
    }
}
