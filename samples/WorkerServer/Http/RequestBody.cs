using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Gen.Worker.Runtime.Values;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Gen.Samples.WorkerServer.Http;

/// <summary>Reads bodies within limits.</summary>
internal static class RequestBody
{
    /// <summary>All bytes.</summary>
    /// <exception cref="ProblemException">There are more than allowed, or they are packed.</exception>
    public static async Task<byte[]> ReadAsync(HttpContext context, int most)
    {
        if (context.Request.Headers.ContentEncoding.Count > 0)
        {
            throw new ProblemException(StatusCodes.Status415UnsupportedMediaType, "Packed body", "Send the body without Content-Encoding.");
        }

        if (context.Request.ContentLength > most)
        {
            throw ProblemException.TooLarge(most);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = most;
        }

        using var buffer = new MemoryStream((int)(context.Request.ContentLength ?? 0));
        try
        {
            await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw ProblemException.TooLarge(most);
        }

        return buffer.ToArray();
    }

    /// <summary>A value.</summary>
    /// <exception cref="ProblemException">It is too large, not called JSON, or none.</exception>
    /// <param name="context">The request.</param>
    /// <param name="most">How many bytes it may have.</param>
    /// <param name="around">How deep values stand in what only carries them.</param>
    public static async Task<JsonElement> ReadJsonAsync(HttpContext context, int most, int around = 0) => ParseJson(context, await ReadAsync(context, most), around);

    /// <summary>The value that a body is.</summary>
    /// <exception cref="ProblemException">It is not called JSON, or none.</exception>
    public static JsonElement ParseJson(HttpContext context, byte[] body, int around = 0)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw new ProblemException(StatusCodes.Status415UnsupportedMediaType, "Not JSON", "Send JSON, with 'Content-Type: application/json'.");
        }

        if (!Utf8.IsValid(body))
        {
            // Whoever asked for such a text later would fail far from its source.
            throw ProblemException.Wrong("The body is not UTF-8 text.");
        }

        try
        {
            return Json.Parse(body, around);
        }
        catch (JsonException e)
        {
            throw ProblemException.Wrong($"The body is not JSON as it is understood here, {Json.MaxDepth} deep at the most: {e.Message}");
        }
    }

    /// <summary>A text.</summary>
    /// <exception cref="ProblemException">It is too large, or not UTF-8.</exception>
    public static async Task<string> ReadTextAsync(HttpContext context, int most)
    {
        var body = await ReadAsync(context, most);
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException e)
        {
            throw ProblemException.Wrong($"The body is not UTF-8 text: byte {e.Index + 1} is wrong.");
        }
    }
}
