using System.Text.Json;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Events.Wire;

/// <summary>What the server answers to a batch of events. All of it is durable there.</summary>
/// <param name="Accepted">How many events were new.</param>
/// <param name="Duplicates">How many it had before.</param>
/// <param name="Refused">Those that it did not take, and will not.</param>
public sealed record EventReceipt(int Accepted, int Duplicates, IReadOnlyList<EventRefusal> Refused)
{
    private const int Ok = 200;

    /// <summary>Reads the answer. Any status but 200 is an error, a 201 too: whoever gives it is not this server, or has not taken the events.</summary>
    /// <param name="status">The status of the answer.</param>
    /// <param name="body">The body of the answer.</param>
    /// <exception cref="WireFormatException">The events were not taken, or the answer does not say so.</exception>
    public static EventReceipt Read(int status, ReadOnlySpan<byte> body)
    {
        if (status != Ok)
        {
            throw new WireFormatException($"The events were not reported: the server answered with status code {status}, and {Ok} is what says that it has them.");
        }

        JsonElement value;
        try
        {
            value = Json.Parse(body);
        }
        catch (JsonException e)
        {
            throw new WireFormatException("The events may not have been reported: the server's answer is not JSON.", e);
        }

        var members = WireObject.Of(value, "The answer", "accepted", "duplicates", "refused");
        return new(
            (int)members.Number("accepted", 0, EventBatch.MostEvents),
            (int)members.Number("duplicates", 0, EventBatch.MostEvents),
            [.. members.List("refused", EventBatch.MostEvents).Select(static (r, i) => Refusal(r, $"refused[{i}]"))]);
    }

    private static EventRefusal Refusal(JsonElement value, string what)
    {
        var members = WireObject.Of(value, what, "execution_id", "attempt", "sequence", "reason");
        return new(
            WireEvent.ReadId(members, what),
            (int)members.Number("attempt", 1, WireEvent.MostAttempts),
            members.Number("sequence", 1, long.MaxValue),
            members.Text("reason", WireEvent.LongestWord));
    }
}
