using System.Net;
using System.Text.Json;

namespace Gen.Worker.Actions.Snowflake;

/// <summary>What the service answered.</summary>
/// <param name="Status">200: done; 202: under way; anything else: refused.</param>
/// <param name="Body">The JSON, or an empty object.</param>
/// <param name="RetryAfter">When to ask again, if the service says it.</param>
internal sealed record SnowflakeAnswer(HttpStatusCode Status, JsonElement Body, TimeSpan? RetryAfter)
{
    public bool IsUnderWay => Status == HttpStatusCode.Accepted;

    /// <summary>Whether to ask again.</summary>
    public bool IsBusy => Status is HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    public string? Text(string name) => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
