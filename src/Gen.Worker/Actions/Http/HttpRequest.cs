using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Actions.Http;

/// <summary>A request as the step describes it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Url">The URL with the query.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The body, if there is one.</param>
/// <param name="ContentType">What the body is.</param>
internal sealed record HttpRequest(HttpMethod Method, Uri Url, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[]? Body, string ContentType)
{
    private const string JsonType = "application/json";
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    /// <exception cref="ActionInputException">An input is wrong.</exception>
    public static HttpRequest From(ActionInputs inputs)
    {
        var headers = ReadHeaders(inputs).ToList();
        var contentType = headers.Find(static h => h.Key.Equals("content-type", StringComparison.OrdinalIgnoreCase)).Value ?? JsonType;
        headers.RemoveAll(static h => h.Key.Equals("content-type", StringComparison.OrdinalIgnoreCase));
        var body = inputs.TryGet("body", out var value) ? ToBody(inputs, value, contentType) : null;
        return new(ToMethod(inputs, body is not null), ToUrl(inputs), headers, body, contentType);
    }

    /// <summary>Method and URL without the query, in which secrets may stand.</summary>
    public override string ToString() => $"{Method} {Url.GetLeftPart(UriPartial.Path)}";

    private static HttpMethod ToMethod(ActionInputs inputs, bool hasBody)
    {
        var method = inputs.OptionalText("method")?.ToUpperInvariant() ?? (hasBody ? "POST" : "GET");
        if (!Methods.Contains(method))
        {
            throw inputs.Wrong("method", $"is '{method}'. It is one of {string.Join(", ", Methods)}.");
        }

        return hasBody && method is "GET" or "HEAD" ? throw inputs.Wrong("body", $"cannot be sent with {method}. Use 'query'.") : new HttpMethod(method);
    }

    private static Uri ToUrl(ActionInputs inputs)
    {
        if (!Uri.TryCreate(inputs.Text("url"), UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            throw inputs.Wrong("url", "must begin with http:// or https://.");
        }

        if (url.UserInfo.Length > 0)
        {
            throw inputs.Wrong("url", "holds a user name or a password. Send them by 'headers'.");
        }

        var query = new StringBuilder(url.Query);
        foreach (var parameter in inputs.Map("query"))
        {
            IEnumerable<JsonElement> values = parameter.Value.ValueKind == JsonValueKind.Array ? parameter.Value.EnumerateArray() : [parameter.Value];
            foreach (var value in values.Where(static v => v.ValueKind != JsonValueKind.Null))
            {
                query.Append(query.Length == 0 ? '?' : '&').Append(Uri.EscapeDataString(parameter.Name)).Append('=').Append(Uri.EscapeDataString(ToText(value)));
            }
        }

        return new UriBuilder(url) { Query = query.ToString() }.Uri;
    }

    private static IEnumerable<KeyValuePair<string, string>> ReadHeaders(ActionInputs inputs)
    {
        using var probe = new HttpRequestMessage();
        foreach (var header in inputs.Map("headers"))
        {
            var text = ToText(header.Value);
            var isContentType = header.Name.Equals("content-type", StringComparison.OrdinalIgnoreCase);
            var isRight = isContentType ? MediaTypeHeaderValue.TryParse(text, out _) : probe.Headers.TryAddWithoutValidation(header.Name, text);
            if (!isRight || text.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0)
            {
                throw inputs.Wrong($"headers.{header.Name}", "is not a request header, or its value cannot stand in one.");
            }

            yield return new(header.Name, text);
        }
    }

    private static byte[] ToBody(ActionInputs inputs, JsonElement value, string contentType)
    {
        if (MediaTypeHeaderValue.Parse(contentType).MediaType is { } type && IsJson(type))
        {
            return Encoding.UTF8.GetBytes(value.GetRawText());
        }

        return value.ValueKind == JsonValueKind.String
            ? Encoding.UTF8.GetBytes(value.GetString()!)
            : throw inputs.Wrong("body", $"must be text, because its content-type is '{contentType}', and is {Json.Describe(value)}.");
    }

    public static bool IsJson(string mediaType)
        => mediaType.Equals(JsonType, StringComparison.OrdinalIgnoreCase) || mediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase);

    private static string ToText(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
