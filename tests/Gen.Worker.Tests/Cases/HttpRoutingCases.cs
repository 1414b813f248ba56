using System.Text.Json;
using Gen.Worker.Actions.Http;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Tests.Cases;

/// <summary>Where in a request data goes.</summary>
internal sealed class HttpRoutingCases : ICaseAdapter
{
    private const string ContentType = "content-type";

    public string File => "http-routing.json";

    public CaseAnswer Answer(JsonElement input)
    {
        var method = input.GetProperty("method").GetString()!;
        var data = input.GetProperty("data");
        var payload = CaseJson.Member(input, "payload");
        var type = input.GetProperty("headers").EnumerateObject().FirstOrDefault(static h => h.Name.Equals(ContentType, StringComparison.OrdinalIgnoreCase));
        return CaseAnswer.Of(
            () => Write(input, HttpRouting.Of(method, data, CaseJson.Member(input, "params"), payload), type.Value.ValueKind == JsonValueKind.String ? type.Value.GetString()! : HttpBody.JsonType),
            Difference(method, data, payload, type.Value.ValueKind == JsonValueKind.String ? type.Name : null));
    }

    private static string? Difference(string method, JsonElement data, JsonElement? payload, string? contentType)
        => contentType is not (null or "Content-Type") ? "header_case"
        : method is "POST" or "PUT" or "PATCH" && CaseJson.Member(data, "query") is not null ? "explicit_is_sent"
        : method is "DELETE" or "OPTIONS" && CaseJson.Member(data, "body") is not null ? "explicit_is_sent"
        : payload is not null && data.ValueKind == JsonValueKind.Object && !data.EnumerateObject().Any() ? "payload_is_sent"
        : null;

    private static JsonElement Write(JsonElement input, HttpRouting routing, string contentType)
        => Json.Write((input, routing, contentType), static (writer, r) =>
        {
            writer.WriteStartObject();
            writer.WriteString("url", r.input.GetProperty("endpoint").GetString());
            writer.WritePropertyName("headers");
            r.input.GetProperty("headers").WriteTo(writer);
            if (r.routing.Query is { } query)
            {
                writer.WritePropertyName("params");
                query.WriteTo(writer);
            }

            if (r.routing.Body is { } body)
            {
                writer.WritePropertyName(HttpBody.KindOf(r.contentType) switch { HttpBodyKind.Form => "data", HttpBodyKind.Multipart => "files", _ => "json" });
                body.WriteTo(writer);
            }

            writer.WriteEndObject();
        });
}
