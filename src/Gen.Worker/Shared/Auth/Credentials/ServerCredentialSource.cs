using System.Net;
using System.Net.Http.Headers;
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
internal sealed class ServerCredentialSource : ICredentialSource, IDisposable
{
    private static readonly string[] AddressVariables = ["GEN_SERVER_URL", "NOETL_SERVER_URL"];
    private static readonly string[] TokenVariables = ["GEN_SERVER_TOKEN", "NOETL_SERVER_TOKEN"];

    private readonly string? _address;
    private readonly string? _token;
    private readonly Lazy<(Uri Address, LimitedHttpClient Http)> _server;

    public ServerCredentialSource(TimeProvider? time = null, EnvironmentVariables? variables = null, LimitedHttpOptions? limits = null)
    {
        var environment = variables ?? EnvironmentVariables.Process;
        var variable = Array.Find(AddressVariables, v => environment[v] is not null) ?? AddressVariables[0];
        _address = environment[variable];
        _token = TokenVariables.Select(v => environment[v]).FirstOrDefault(static v => v is not null);
        _server = new(
            () =>
            {
                var address = LimitedHttpClient.Address(variable, _address!);
                return (address, new LimitedHttpClient($"the server at {address.GetLeftPart(UriPartial.Authority)}", limits ?? new(), time ?? TimeProvider.System));
            },
            LazyThreadSafetyMode.PublicationOnly);
    }

    public bool IsConfigured => _address is not null;

    public string HowToConfigure => $"{AddressVariables[0]} is the server's address, {TokenVariables[0]} the token that it wants, if any.";

    public async Task<JsonElement?> ReadAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (_address is null)
        {
            return null;
        }

        var what = $"Credential '{name}'";
        if (name is "." or "..")
        {
            throw new SecretException($"{what} is not a name.");
        }

        var (address, http) = _server.Value;
        var url = new Uri(address, $"api/credentials/{Uri.EscapeDataString(name)}?include_data=true");
        var answer = await http.SendAsync(what, () => Message(url), cancellationToken).ConfigureAwait(false);
        return answer.Status switch
        {
            HttpStatusCode.OK => Parse(answer, what),
            HttpStatusCode.NotFound => null,
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => throw new SecretException($"{what}: the server does not let this worker read it ({(int)answer.Status}). Is {TokenVariables[0]} right?"),
            _ => throw new SecretException($"{what}: the server answered with {(int)answer.Status}."),
        };
    }

    public void Dispose()
    {
        if (_server.IsValueCreated)
        {
            _server.Value.Http.Dispose();
        }
    }

    private HttpRequestMessage Message(Uri url)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Accept = { new MediaTypeWithQualityHeaderValue("application/json") } } };
        if (_token is not null)
        {
            message.Headers.Authorization = new("Bearer", _token);
        }

        return message;
    }

    private static JsonElement Parse(LimitedHttpAnswer answer, string what)
    {
        try
        {
            return Json.Parse(answer.Body);
        }
        catch (JsonException)
        {
            throw new SecretException($"{what}: the server answered with what is not JSON. Is {AddressVariables[0]} the address of the worker's server?");
        }
    }
}
