using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Secrets.Http;

namespace Gen.Worker.Actions.Http;

/// <summary>One request and its answer, over redirects.</summary>
internal sealed class HttpExchange(HttpClient client, HttpRequest request, SecretScope secrets)
{
    /// <summary>The longest body, decompressed.</summary>
    public const int MostBodyBytes = 64 * 1024 * 1024;

    private const int ShortestSecretHeader = 8;
    private const int MostRedirects = 10;
    private const int ShownOfAnError = 1000;

    /// <exception cref="ActionFailedException">The answer is an error, or cannot be read.</exception>
    public async Task<JsonElement> RunAsync(CancellationToken cancellationToken)
    {
        var url = request.Url;
        for (var redirects = 0; ; redirects++)
        {
            using var message = Message(url);
            using var answer = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (answer.StatusCode is >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest && answer.StatusCode != HttpStatusCode.NotModified)
            {
                url = Redirected(url, answer, redirects);
                continue;
            }

            // The length that an answer to HEAD gives is that of another answer.
            var body = request.Method == HttpMethod.Head ? [] : await ReadAsync(answer.Content, cancellationToken).ConfigureAwait(false);
            Register(answer);
            return (int)answer.StatusCode < 400 ? Result(answer, body) : throw Refused(answer, body);
        }
    }

    private HttpRequestMessage Message(Uri url)
    {
        var message = new HttpRequestMessage(request.Method, url);
        if (request.Body is not null)
        {
            message.Content = new ByteArrayContent(request.Body.Bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse(request.Body.ContentType) } };
        }

        // Headers may hold credentials: they are for the server that the step names, and for no other that it points to.
        if (Uri.Compare(url, request.Url, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0)
        {
            foreach (var (name, value) in request.Headers)
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    private Uri Redirected(Uri url, HttpResponseMessage answer, int redirects)
    {
        var status = $"{request} was answered with {(int)answer.StatusCode}";
        if (answer.Headers.Location is not { } location)
        {
            throw new ActionFailedException($"{status} and no location to go to.");
        }

        var target = location.IsAbsoluteUri ? location : new Uri(url, location);
        var place = secrets.Redact(target.GetLeftPart(UriPartial.Path));
        if (target.Scheme != Uri.UriSchemeHttps && (target.Scheme != Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps))
        {
            throw new ActionFailedException($"{status} and points to '{place}', which is not followed: from http only to http and https, from https only to https.");
        }

        if (request.Method != HttpMethod.Get && request.Method != HttpMethod.Head)
        {
            throw new ActionFailedException($"{status} and points to '{place}'. Only GET and HEAD are sent on: if this is right, write that URL.");
        }

        return redirects < MostRedirects ? target : throw new ActionFailedException($"{status}, for the {MostRedirects + 1}th time in a row.");
    }

    private async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
        => await LimitedBody.ReadAsync(content, MostBodyBytes, cancellationToken).ConfigureAwait(false)
            ?? throw new ActionFailedException($"{request} was answered with more than {MostBodyBytes} bytes.");

    /// <summary>A cookie is a session, which is a login; and so on. Later steps get such headers, and nobody else does.</summary>
    private void Register(HttpResponseMessage answer)
    {
        foreach (var value in answer.Headers.Concat(answer.Content.Headers).Where(static h => SensitiveNames.OfHeaders.Contains(h.Key)).SelectMany(static h => h.Value))
        {
            Register(value);

            // name=value; what follows says where and how long, and is no secret.
            var pair = value.Split(';')[0];
            Register(pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        }
    }

    private void Register(string value)
    {
        // A word such as 'none' or 'Strict' would be found everywhere, and is no secret.
        var trimmed = value.Trim();
        if (trimmed.Length >= ShortestSecretHeader)
        {
            secrets.Register(trimmed);
        }
    }

    private JsonElement Result(HttpResponseMessage answer, byte[] body)
    {
        try
        {
            return Json.Write((Answer: answer, Body: body), static (writer, a) =>
            {
                writer.WriteStartObject();
                writer.WriteNumber("status", (int)a.Answer.StatusCode);
                writer.WriteStartObject("headers");
                foreach (var header in a.Answer.Headers.Concat(a.Answer.Content.Headers).OrderBy(static h => h.Key, StringComparer.OrdinalIgnoreCase))
                {
#pragma warning disable CA1308 // Lower case is how HTTP/2 spells them, not a way to compare.
                    writer.WriteString(header.Key.ToLowerInvariant(), string.Join(", ", header.Value));
#pragma warning restore CA1308
                }

                writer.WriteEndObject();
                writer.WritePropertyName("body");
                WriteBody(writer, a.Answer.Content.Headers.ContentType, a.Body);
                writer.WriteEndObject();
            });
        }
        catch (JsonException e)
        {
            throw new ActionFailedException($"{request} was answered with what calls itself JSON and is not: {e.Message}", e);
        }
    }

    private static void WriteBody(Utf8JsonWriter writer, MediaTypeHeaderValue? type, byte[] body)
    {
        if (body.Length == 0)
        {
            writer.WriteNullValue();
        }
        else if (type?.MediaType is { } mediaType && HttpBody.IsJson(mediaType))
        {
            Json.Parse(body).WriteTo(writer);
        }
        else
        {
            writer.WriteStringValue(ToText(type, body));
        }
    }

    private ActionFailedException Refused(HttpResponseMessage answer, byte[] body)
    {
        // Servers like to show what they were sent. Redacted before it is cut, so that no half of a secret is left.
        var text = secrets.Redact(ToText(answer.Content.Headers.ContentType, body).Trim());
        var shown = text.Length > ShownOfAnError ? $"{text[..ShownOfAnError]} ..." : text;
        return new($"{request} was answered with {(int)answer.StatusCode} {answer.ReasonPhrase}{(shown.Length == 0 ? "." : $": {shown}")}")
        {
            Kind = "http_status",
            Details = Details(answer, body),
        };
    }

    /// <summary>What a retry looks at. A body that cannot be read as what it says it is does not hide the status.</summary>
    private JsonElement Details(HttpResponseMessage answer, byte[] body)
    {
        try
        {
            return Result(answer, body);
        }
        catch (ActionFailedException)
        {
            return Result(answer, []);
        }
    }

    private static string ToText(MediaTypeHeaderValue? type, byte[] body)
    {
        try
        {
            return (type?.CharSet is { } name ? Encoding.GetEncoding(name.Trim('"')) : Encoding.UTF8).GetString(body);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // A charset that nobody knows, or that .NET refuses (utf-7). UTF-8 marks what it cannot read.
            return Encoding.UTF8.GetString(body);
        }
    }
}
