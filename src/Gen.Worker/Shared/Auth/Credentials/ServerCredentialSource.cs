using System.Net;
using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Secrets;
using Gen.Worker.Shared.Secrets.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Shared.Auth.Credentials;

/// <summary>Credentials of the server that the worker works for, by its HTTP API: <c>GET /api/credentials/NAME?include_data=true</c>.</summary>
[Plugin("server", Lifetime = ServiceLifetime.Singleton, Description = "Credentials that the worker's server keeps.")]
internal sealed class ServerCredentialSource(TimeProvider? time = null, EnvironmentVariables? variables = null, LimitedHttpOptions? limits = null) : ICredentialSource, IDisposable
{
    private readonly ServerConnection _server = new(variables, time, limits);

    public bool IsConfigured => _server.IsConfigured;

    public string HowToConfigure => ServerConnection.HowToConfigure;

    public async Task<JsonElement?> ReadAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!IsConfigured)
        {
            return null;
        }

        var what = $"Credential '{name}'";
        if (name is "." or "..")
        {
            throw new SecretException($"{what} is not a name.");
        }

        var answer = await _server
            .SendAsync(what, HttpMethod.Get, $"credentials/{Uri.EscapeDataString(name)}?include_data=true", static m => m.Headers.Accept.Add(new("application/json")), cancellationToken)
            .ConfigureAwait(false);
        return answer.Status switch
        {
            HttpStatusCode.OK => Parse(answer, what),
            HttpStatusCode.NotFound => null,
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => throw new SecretException($"{what}: the server does not let this worker read it ({(int)answer.Status}). Is {ServerConnection.TokenVariable} right?"),
            _ => throw new SecretException($"{what}: the server answered with {(int)answer.Status}."),
        };
    }

    public void Dispose() => _server.Dispose();

    private static JsonElement Parse(LimitedHttpAnswer answer, string what)
    {
        try
        {
            return Json.Parse(answer.Body);
        }
        catch (JsonException)
        {
            throw new SecretException($"{what}: the server answered with what is not JSON. Is {ServerConnection.AddressVariable} the address of the worker's server?");
        }
    }
}
