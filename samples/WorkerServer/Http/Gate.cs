using System.Security.Cryptography;
using System.Text;

namespace Gen.Samples.WorkerServer.Http;

/// <summary>
/// Who may come in: who knows the token. Without a token, whoever is on this machine; but not a web page that a browser on this machine shows, whether it comes under its own name (which the
/// browser tells) or has given its name this machine's address.
/// </summary>
internal sealed class Gate(ServerSettings settings)
{
    private const string Scheme = "Bearer ";

    private readonly byte[]? _token = settings.Token is { } token ? Hash(token) : null;

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (_token is null)
        {
            if (context.Request.Headers.Origin.Count > 0 || !ServerSettings.IsLoopback(context.Request.Host.Host))
            {
                throw new ProblemException(
                    StatusCodes.Status403Forbidden, "Forbidden", $"Without {ServerSettings.TokenVariable} the server answers programs on this machine, by the name localhost or 127.0.0.1, and no web pages.");
            }
        }
        else if (!IsOpen(context.Request.Path) && !IsKnown(context.Request.Headers.Authorization.ToString()))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            throw new ProblemException(
                StatusCodes.Status401Unauthorized, "Unauthorized", $"The token is missing or wrong. Send 'Authorization: Bearer TOKEN' with the server's {ServerSettings.TokenVariable}.");
        }

        return next(context);
    }

    /// <summary>What says nothing of anybody's data.</summary>
    private static bool IsOpen(PathString path) => path == "/health" || path == "/openapi/v1.json";

    /// <summary>Hashes have one length, and take one time to compare, whatever was sent.</summary>
    private bool IsKnown(string header)
        => header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && CryptographicOperations.FixedTimeEquals(Hash(header[Scheme.Length..].Trim()), _token);

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
