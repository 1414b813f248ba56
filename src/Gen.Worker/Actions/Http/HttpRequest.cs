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
internal sealed record HttpRequest(HttpMethod Method, Uri Url, IReadOnlyList<KeyValuePair<string, string>> Headers, HttpBody? Body)
{
    private const string ContentTypeHeader = "content-type";
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    private static readonly string[] FormerData = ["with", "params", "args"];

    /// <exception cref="ActionInputException">An input is wrong.</exception>
    public static HttpRequest From(ActionInputs inputs)
    {
        var headers = ReadHeaders(inputs).ToList();
        var contentType = headers.Find(static h => h.Key.Equals(ContentTypeHeader, StringComparison.OrdinalIgnoreCase)).Value ?? HttpBody.JsonType;
        headers.RemoveAll(static h => h.Key.Equals(ContentTypeHeader, StringComparison.OrdinalIgnoreCase));
        var method = ToMethod(inputs);
        var routed = Route(inputs, method);
        var (name, value) = inputs.TryGet("body", out var body) ? ("body", body) : ("data", routed?.Body);
        return new(
            new HttpMethod(method),
            ToUrl(inputs, routed?.Query),
            headers,
            value is { } sent ? HttpBody.Of(sent, contentType, message => inputs.Wrong(name, message)) : null);
    }

    /// <summary>Method and URL without the query, in which secrets may stand.</summary>
    public override string ToString() => $"{Method} {Url.GetLeftPart(UriPartial.Path)}";

    private static string ToMethod(ActionInputs inputs)
    {
        var hasBody = inputs.Has("body");
        var method = inputs.OptionalText("method")?.ToUpperInvariant() ?? (hasBody || inputs.Has("payload") ? "POST" : "GET");
        if (!Methods.Contains(method))
        {
            throw inputs.Wrong("method", $"is '{method}'. It is one of {string.Join(", ", Methods)}.");
        }

        return hasBody && method is "GET" or "HEAD" ? throw inputs.Wrong("body", $"cannot be sent with {method}. Use 'query'.") : method;
    }

    private static HttpRouting? Route(ActionInputs inputs, string method)
    {
        string[] given = [.. FormerData.Append("data").Append("payload").Where(inputs.Has)];
        if (given.Length == 0)
        {
            return null;
        }

        if (inputs.Has("body"))
        {
            throw inputs.Wrong(given[0], "is given beside 'body'. Write 'body' and 'query', or 'data' alone.");
        }

        var former = HttpRouting.Merge(FormerData.Where(inputs.Has).Select(n => Map(inputs, n)));
        var data = inputs.Has("data") ? Map(inputs, "data") : Json.EmptyObject;
        var isRouted = data.TryGetProperty("query", out _) || data.TryGetProperty("body", out _);
        var routed = HttpRouting.Of(
            method,
            isRouted ? data : HttpRouting.Merge([former, data]),
            former,
            inputs.TryGet("payload", out var payload) ? payload : null);

        // Without a word of data there is no body; an empty map of data is one.
        return !inputs.Has("data") && routed.Body is { ValueKind: JsonValueKind.Object } body && !body.EnumerateObject().Any() && !inputs.Has("payload") ? routed with { Body = null } : routed;
    }

    private static JsonElement Map(ActionInputs inputs, string name)
    {
        // Checked, and taken whole.
        _ = inputs.Map(name);
        return inputs.TryGet(name, out var map) ? map : Json.EmptyObject;
    }

    private static Uri ToUrl(ActionInputs inputs, JsonElement? routed)
    {
        var name = inputs.Has("endpoint") && !inputs.Has("url") ? "endpoint" : "url";
        if (!Uri.TryCreate(inputs.Text(name), UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            throw inputs.Wrong(name, "must begin with http:// or https://.");
        }

        if (url.UserInfo.Length > 0)
        {
            throw inputs.Wrong(name, "holds a user name or a password. Send them by 'auth'.");
        }

        var query = new StringBuilder(url.Query);
        _ = inputs.Map("query");
        IEnumerable<KeyValuePair<string, string>> pairs = inputs.TryGet("query", out var own) ? HttpBody.Pairs(own) : [];
        foreach (var (key, value) in routed is { } more ? pairs.Concat(HttpBody.Pairs(more)) : pairs)
        {
            query.Append(query.Length == 0 ? '?' : '&').Append(Uri.EscapeDataString(key)).Append('=').Append(Uri.EscapeDataString(value));
        }

        return new UriBuilder(url) { Query = query.ToString() }.Uri;
    }

    private static IEnumerable<KeyValuePair<string, string>> ReadHeaders(ActionInputs inputs)
    {
        using var probe = new HttpRequestMessage();
        foreach (var header in inputs.Map("headers"))
        {
            var text = HttpBody.ToText(header.Value);
            var isContentType = header.Name.Equals(ContentTypeHeader, StringComparison.OrdinalIgnoreCase);
            var isRight = isContentType ? MediaTypeHeaderValue.TryParse(text, out _) : probe.Headers.TryAddWithoutValidation(header.Name, text);
            if (!isRight || text.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0)
            {
                throw inputs.Wrong($"headers.{header.Name}", "is not a request header, or its value cannot stand in one.");
            }

            yield return new(header.Name, text);
        }
    }
}
