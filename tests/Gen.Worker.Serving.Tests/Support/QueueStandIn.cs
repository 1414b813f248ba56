using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Serving.Tests.Support;

/// <summary>A server that gives its jobs to the first who asks, and for the rest misbehaves as a test says.</summary>
internal sealed class QueueStandIn : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpStandIn _http;
    private readonly string _jobs;
    private readonly Func<string, JsonElement, Task<(int Status, string Body)>> _answer;
    private readonly ConcurrentDictionary<string, Channel<JsonElement>> _heard = new();
    private int _leases;

    /// <param name="answer">Gets the end of the path, <c>renew</c> or <c>events</c>, and the body.</param>
    /// <param name="jobs">The jobs, as JSON.</param>
    public QueueStandIn(Func<string, JsonElement, Task<(int Status, string Body)>> answer, params string[] jobs)
    {
        _jobs = $$"""{"jobs": [{{string.Join(',', jobs)}}]}""";
        _answer = answer;
        _http = new(async (request, body) => await AnswerAsync(request.Url!.Segments[^1], JsonDocument.Parse(body).RootElement));
    }

    public static (int Status, string Body) NoneIsLost => (200, """{"lost": []}""");

    public string Url => _http.Url;

    public static string Job(string id, string playbook) => JsonSerializer.Serialize(new { execution_id = id, attempt = 1, path = "p", version = 1, content = playbook });

    /// <summary>All of a batch is taken.</summary>
    public static (int Status, string Body) Taken(JsonElement batch) => (200, $$"""{"accepted": {{batch.GetProperty("events").GetArrayLength()}}, "duplicates": 0, "refused": []}""");

    /// <summary>The next request of a kind that was not asked for here yet.</summary>
    public async Task<JsonElement> HearAsync(string place) => await Heard(place).Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>What was heard up to now does not count.</summary>
    public void Forget(string place)
    {
        while (Heard(place).Reader.TryRead(out _))
        {
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<(int Status, string Body)> AnswerAsync(string place, JsonElement body)
    {
        Heard(place).Writer.TryWrite(body);
        if (place != "lease")
        {
            return await _answer(place, body);
        }

        if (Interlocked.Increment(ref _leases) > 1)
        {
            await Task.Delay(Timeout.Infinite);
        }

        return (200, _jobs);
    }

    private Channel<JsonElement> Heard(string place) => _heard.GetOrAdd(place, static _ => Channel.CreateUnbounded<JsonElement>());
}
