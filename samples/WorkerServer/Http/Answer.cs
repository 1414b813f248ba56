using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Gen.Samples.WorkerServer.Http;

/// <summary>Writes answers.</summary>
internal static class Answer
{
    public static async Task WriteAsync<T>(HttpContext context, T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, type);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
