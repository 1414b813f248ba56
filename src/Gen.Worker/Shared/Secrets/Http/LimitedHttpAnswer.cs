using System.Net;

namespace Gen.Worker.Shared.Secrets.Http;

/// <summary>An answer, whatever its status.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body.</param>
/// <param name="RetryAfter">How long the server asks to wait.</param>
public sealed record LimitedHttpAnswer(HttpStatusCode Status, byte[] Body, TimeSpan? RetryAfter)
{
    /// <summary>Whether another attempt may be answered otherwise: too many requests, or the server's own trouble.</summary>
    public bool IsPassing => Status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;
}
