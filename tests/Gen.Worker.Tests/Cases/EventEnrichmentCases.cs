using System.Globalization;
using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime.Events.Wire;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Tests.Cases;

/// <summary>What a worker adds to its events, and where it sends them.</summary>
internal sealed class EventEnrichmentCases : ICaseAdapter
{
    private const string Former = "NOETL_";
    private const string Ours = "GEN_";

    public string File => "event-enrichment.json";

    public CaseAnswer Answer(JsonElement input) => CaseJson.Text(input, "op") switch
    {
        "enrich" => CaseAnswer.Of(() => Enrich(input)),
        "url" => Url(CaseJson.Text(input, "server")!),
        "report" => Report(input),
        _ => CaseAnswer.NotUnderstood,
    };

    private static JsonElement Enrich(JsonElement input)
    {
        var variables = CaseJson.Map(input, "env").EnumerateObject().ToDictionary(static v => v.Name.Replace(Former, Ours, StringComparison.Ordinal), static v => v.Value.GetString());
        var identity = WorkerIdentity.Read(new EnvironmentVariables(name => variables.GetValueOrDefault(name)));
        var known = CaseJson.Map(input, "event");
        var enriched = Json.Write((known, identity), static (writer, s) =>
        {
            writer.WriteStartObject();
            foreach (var member in s.known.EnumerateObject().Where(static m => m.Name is not ("meta" or "trace_component")))
            {
                member.WriteTo(writer);
            }

            writer.WritePropertyName("meta");
            s.identity.AddToMeta(CaseJson.Member(s.known, "meta")).WriteTo(writer);
            writer.WritePropertyName("trace_component");
            s.identity.AddToTrace(CaseJson.Member(s.known, "trace_component")).WriteTo(writer);
            writer.WriteEndObject();
        });

        // The cases were made by another process.
        return CaseJson.Parse(enriched.GetRawText()
            .Replace(string.Create(CultureInfo.InvariantCulture, $"\"pid\":{Environment.ProcessId}"), "\"pid\":\"<pid>\"", StringComparison.Ordinal)
            .Replace($"\"hostname\":{JsonSerializer.Serialize(Environment.MachineName)}", "\"hostname\":\"<hostname>\"", StringComparison.Ordinal));
    }

    private static CaseAnswer Url(string server)
        => CaseAnswer.Of(
            () => Json.Write(ServerUrl.OfEvents(server).AbsoluteUri, static (writer, url) =>
            {
                writer.WriteStartObject();
                writer.WriteString("url", url);
                writer.WriteEndObject();
            }),
            server.EndsWith('/') ? "slash" : null);

    private static CaseAnswer Report(JsonElement input)
    {
        try
        {
            EventReceipt.Read(input.GetProperty("status").GetInt32(), Encoding.UTF8.GetBytes(CaseJson.Map(input, "body").GetRawText()));
            return new(Json.EmptyObject);
        }
        catch (WireFormatException e)
        {
            // The server's own answer says how many events it took; the original's said nothing that is needed.
            return new(null, e.Message, input.GetProperty("status").GetInt32() == 200 ? "receipt" : null);
        }
    }
}
