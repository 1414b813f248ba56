using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Events.Wire;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Secrets;
using Gen.Worker.Shared.Secrets.Http;

namespace Gen.Worker.Shared.Serving;

/// <summary>The server's API, as a worker uses it. Each call is tried again for a while if the trouble may pass.</summary>
/// <remarks>All members throw <see cref="ServerException"/> if the server does not do what it is asked.</remarks>
internal sealed class QueueClient : IDisposable
{
    /// <summary>How long the server may wait for work before it answers that there is none.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>How deep values stand in an answer: the answer, the list, the job.</summary>
    private const int Envelope = 4;

    private readonly ServeOptions _options;
    private readonly LimitedHttpClient _http;
    private readonly SecretScope _secrets = new();

    public QueueClient(ServeOptions options, TimeProvider time)
    {
        _options = options;
        _secrets.Register(options.Token);
        Address = LimitedHttpClient.Address("The server's address", options.Server);

        // The caller knows better than this when to try again: here it would only hide that the server is away.
        _http = new LimitedHttpClient(
            $"the server at {Address.GetLeftPart(UriPartial.Authority)}",
            new() { Timeout = Longest + TimeSpan.FromSeconds(20), MostBytes = 256 * 1024 * 1024, Attempts = 2, RetryDelay = TimeSpan.FromMilliseconds(100) },
            time);
    }

    public Uri Address { get; }

    /// <returns>The jobs, and what is wrong with those that cannot be read.</returns>
    public Task<(IReadOnlyList<ServedJob> Jobs, IReadOnlyList<string> Problems)> LeaseAsync(int slots, CancellationToken cancellationToken)
        => PostAsync("Asking for work", "queue/lease", (slots, Options: _options), static (writer, b) =>
        {
            writer.WriteString("worker_id", b.Options.WorkerId);
            writer.WriteNumber("slots", b.slots);
            writer.WriteNumber("lease_seconds", b.Options.Lease.TotalSeconds);
            writer.WriteNumber("wait_seconds", Longest.TotalSeconds);
        }, ServedJob.ReadAll, cancellationToken);

    /// <returns>The executions that this worker should stop, and why.</returns>
    public Task<IReadOnlyDictionary<ReportedExecution, string>> RenewAsync(IReadOnlyCollection<ReportedExecution> jobs, CancellationToken cancellationToken)
        => PostAsync("Staying alive", "queue/renew", (jobs, Options: _options), static (writer, b) =>
        {
            writer.WriteString("worker_id", b.Options.WorkerId);
            writer.WriteNumber("lease_seconds", b.Options.Lease.TotalSeconds);
            Write(writer, b.jobs);
        }, ReadLost, cancellationToken);

    /// <summary>Reports events. They are durable there afterwards.</summary>
    public async Task<EventReceipt> ReportAsync(IReadOnlyList<WireEvent> events, CancellationToken cancellationToken)
    {
        var answer = await SendAsync("Reporting events", "events", Bytes(events, static (writer, e) => EventBatch.Write(writer, e)), cancellationToken).ConfigureAwait(false);
        try
        {
            return EventReceipt.Read((int)answer.Status, answer.Body);
        }
        catch (WireFormatException e)
        {
            throw new ServerException(e.Message, answer.Status, e);
        }
    }

    public void Dispose() => _http.Dispose();

    private static void Write(Utf8JsonWriter writer, IEnumerable<ReportedExecution> jobs)
    {
        writer.WriteStartArray("jobs");
        foreach (var job in jobs)
        {
            writer.WriteStartObject();
            writer.WriteString("execution_id", job.ExecutionId);
            writer.WriteNumber("attempt", job.Attempt);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static IReadOnlyDictionary<ReportedExecution, string> ReadLost(JsonElement answer)
    {
        var lost = new Dictionary<ReportedExecution, string>();
        foreach (var item in WireObject.OfAnswer(answer, "The answer").List("lost", 1000))
        {
            var members = WireObject.OfAnswer(item, "A lost job");
            lost[new(WireEvent.ReadId(members, "a lost job"), (int)members.Number("attempt", 1, WireEvent.MostAttempts))] = members.Text("reason", WireEvent.LongestWord);
        }

        return lost;
    }

    private async Task<TAnswer> PostAsync<T, TAnswer>(
        string what, string place, T state, Action<Utf8JsonWriter, T> write, Func<JsonElement, TAnswer> read, CancellationToken cancellationToken)
    {
        var body = Bytes((state, write), static (writer, b) =>
        {
            writer.WriteStartObject();
            b.write(writer, b.state);
            writer.WriteEndObject();
        });
        var answer = await SendAsync(what, place, body, cancellationToken).ConfigureAwait(false);
        try
        {
            return answer.Status == HttpStatusCode.OK
                ? read(Json.Parse(answer.Body, Envelope))
                : throw new ServerException($"{what}: the server answered with {(int)answer.Status}{Problem(answer.Body)}.", answer.Status);
        }
        catch (Exception e) when (e is JsonException or WireFormatException)
        {
            throw new ServerException($"{what}: the server's answer cannot be read: {e.Message}", answer.Status, e);
        }
    }

    private async Task<LimitedHttpAnswer> SendAsync(string what, string place, byte[] body, CancellationToken cancellationToken)
    {
        try
        {
            return await _http.SendAsync(what, () => Message(place, body), cancellationToken).ConfigureAwait(false);
        }
        catch (SecretException e)
        {
            throw new ServerException(e.Message, null, e);
        }
    }

    private HttpRequestMessage Message(string place, byte[] body)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, ServerUrl.At(_options.Server, place))
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        if (_options.Token is not null)
        {
            message.Headers.Authorization = new("Bearer", _options.Token);
        }

        return message;
    }

    /// <summary>As it is written, without a look at how deep it is: a result may be as deep as is allowed, and stands in a batch here.</summary>
    private static byte[] Bytes<T>(T state, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            write(writer, state);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>What a problem+json says is wrong. Servers like to show what they were sent.</summary>
    private string Problem(byte[] body)
    {
        try
        {
            return Json.Parse(body) is { ValueKind: JsonValueKind.Object } problem && problem.TryGetProperty("detail", out var detail) && detail.ValueKind == JsonValueKind.String
                ? $": {_secrets.Redact(detail.GetString()!.TrimEnd('.'))}"
                : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
