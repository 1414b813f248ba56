using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Secrets.Http;

namespace Gen.Worker.Shared.Server;

/// <summary>
/// The server that the worker works for, by its HTTP API: its catalogue of playbooks, and running one. <c>GEN_SERVER_URL</c> is its address, <c>GEN_SERVER_TOKEN</c> the token that it
/// wants. Members may be called at the same time.
/// </summary>
public sealed class ServerClient : IDisposable
{
    /// <summary>The newest version of a playbook.</summary>
    public const string Latest = "latest";

    private const int LongestDetail = 500;

    private static readonly string[] AddressVariables = ["GEN_SERVER_URL", "NOETL_SERVER_URL"];
    private static readonly string[] TokenVariables = ["GEN_SERVER_TOKEN", "NOETL_SERVER_TOKEN"];

    private readonly string? _address;
    private readonly string? _token;
    private readonly Lazy<(Uri Address, LimitedHttpClient Http)> _server;

    /// <summary>Reads where the server is; asks it nothing.</summary>
    /// <param name="variables">Where; the process's own if not given.</param>
    /// <param name="time">The clock.</param>
    /// <param name="limits">What a request may cost.</param>
    public ServerClient(EnvironmentVariables? variables = null, TimeProvider? time = null, LimitedHttpOptions? limits = null)
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
            LazyThreadSafetyMode.ExecutionAndPublication);
    }

    /// <summary>Whether there is an address.</summary>
    public bool IsConfigured => _address is not null;

    /// <summary>What to do if there is none, as a sentence.</summary>
    public static string HowToConfigure => $"{AddressVariables[0]} is the server's address, {TokenVariables[0]} the token that it wants, if any.";

    /// <summary>The text of a playbook in the server's catalogue.</summary>
    /// <param name="path">Its path there.</param>
    /// <param name="version">Its version, or <see cref="Latest"/>.</param>
    /// <param name="secrets">Gets the token, so that no error shows it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ActionFailedException">There is no such playbook, or the server does not give it.</exception>
    public async Task<string> ReadPlaybookAsync(string path, string version, SecretScope secrets, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(version);
        var what = $"Playbook '{path}' (version {version})";
        var segments = path.Split('/');
        if (segments.Any(static s => s is "" or "." or ".."))
        {
            throw new ActionFailedException($"{what}: a path in the catalogue has no empty part, and none that is '.' or '..'.");
        }

        var query = version == Latest ? "" : $"?version={Uri.EscapeDataString(version)}";
        var answer = await SendAsync(what, HttpMethod.Get, $"api/catalog/{string.Join('/', segments.Select(Uri.EscapeDataString))}{query}", null, null, secrets, cancellationToken)
            .ConfigureAwait(false);
        if (answer.Status == HttpStatusCode.NotFound)
        {
            throw new ActionFailedException($"{what} is not in the server's catalogue.{Detail(answer)}");
        }

        Expect(answer, what, HttpStatusCode.OK);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(answer.Body);
        }
        catch (DecoderFallbackException e)
        {
            throw new ActionFailedException($"{what}: what the server has is not UTF-8 text.", e);
        }
    }

    /// <summary>Has a playbook run, by whichever worker takes it.</summary>
    /// <param name="request">Which, and with what.</param>
    /// <param name="key">Tells this request from others: sent twice with one key, it is run once.</param>
    /// <param name="secrets">Gets the token, so that no error shows it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The execution's id.</returns>
    /// <exception cref="ActionFailedException">The server does not take it.</exception>
    public async Task<string> RunAsync(PlaybookRequest request, string key, SecretScope secrets, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var what = $"Running playbook '{request.Path}'";
        var answer = await SendAsync(what, HttpMethod.Post, "api/run/playbook", request.ToJson(), key, secrets, cancellationToken).ConfigureAwait(false);
        Expect(answer, what, HttpStatusCode.Accepted);
        return Member(answer, "execution_id")
            ?? throw new ActionFailedException($"{what}: the server answered without an execution's id. Is {AddressVariables[0]} the address of the worker's server?");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_server.IsValueCreated)
        {
            _server.Value.Http.Dispose();
        }
    }

    private async Task<LimitedHttpAnswer> SendAsync(
        string what, HttpMethod method, string relative, JsonElement? body, string? key, SecretScope secrets, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        if (!IsConfigured)
        {
            throw new ActionFailedException($"{what}: no server is configured. {HowToConfigure}");
        }

        secrets.Register(_token);
        var (address, http) = _server.Value;
        var url = new Uri(address, relative);
        return await http.SendAsync(what, Message, cancellationToken).ConfigureAwait(false);

        HttpRequestMessage Message()
        {
            var message = new HttpRequestMessage(method, url);
            if (body is { } json)
            {
                message.Content = new StringContent(json.GetRawText(), new MediaTypeHeaderValue("application/json"));
            }

            if (key is not null)
            {
                message.Headers.Add("Idempotency-Key", key);
            }

            if (_token is not null)
            {
                message.Headers.Authorization = new("Bearer", _token);
            }

            return message;
        }
    }

    private static void Expect(LimitedHttpAnswer answer, string what, HttpStatusCode wanted)
    {
        if (answer.Status == wanted || (wanted == HttpStatusCode.Accepted && answer.Status == HttpStatusCode.OK))
        {
            return;
        }

        throw new ActionFailedException(answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            ? $"{what}: the server does not let this worker do it ({(int)answer.Status}). Is {TokenVariables[0]} right?"
            : $"{what}: the server answered with {(int)answer.Status}.{Detail(answer)}");
    }

    /// <summary>What the server says is wrong, after a blank (RFC 9457).</summary>
    private static string Detail(LimitedHttpAnswer answer)
        => (Member(answer, "detail") ?? Member(answer, "title")) is { Length: > 0 } detail ? $" It says: {(detail.Length <= LongestDetail ? detail : $"{detail[..LongestDetail]}...")}" : "";

    private static string? Member(LimitedHttpAnswer answer, string name)
    {
        try
        {
            var body = Json.Parse(answer.Body);
            return body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
