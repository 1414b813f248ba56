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

    private readonly ServerConnection _server;

    /// <summary>Reads where the server is; asks it nothing.</summary>
    /// <param name="variables">Where; the process's own if not given.</param>
    /// <param name="time">The clock.</param>
    /// <param name="limits">What a request may cost.</param>
    public ServerClient(EnvironmentVariables? variables = null, TimeProvider? time = null, LimitedHttpOptions? limits = null)
        => _server = new(variables, time, limits);

    /// <summary>Whether there is an address.</summary>
    public bool IsConfigured => _server.IsConfigured;

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
        var answer = await SendAsync(what, HttpMethod.Get, $"catalog/{string.Join('/', segments.Select(Uri.EscapeDataString))}{query}", null, null, secrets, cancellationToken)
            .ConfigureAwait(false);
        if (answer.Status == HttpStatusCode.NotFound)
        {
            throw new ActionFailedException($"{what} is not in the server's catalogue.{Detail(answer, secrets)}");
        }

        Expect(answer, what, HttpStatusCode.OK, secrets);
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
        var answer = await SendAsync(what, HttpMethod.Post, "run/playbook", request.ToJson(), key, secrets, cancellationToken).ConfigureAwait(false);
        Expect(answer, what, HttpStatusCode.Accepted, secrets);
        return Member(answer, "execution_id")
            ?? throw new ActionFailedException($"{what}: the server answered without an execution's id. Is {ServerConnection.AddressVariable} the address of the worker's server?");
    }

    /// <inheritdoc/>
    public void Dispose() => _server.Dispose();

    private async Task<LimitedHttpAnswer> SendAsync(
        string what, HttpMethod method, string relative, JsonElement? body, string? key, SecretScope secrets, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        if (!IsConfigured)
        {
            throw new ActionFailedException($"{what}: no server is configured. {ServerConnection.HowToConfigure}");
        }

        secrets.Register(_server.Token);
        return await _server.SendAsync(what, method, relative, Complete, cancellationToken).ConfigureAwait(false);

        void Complete(HttpRequestMessage message)
        {
            if (body is { } json)
            {
                message.Content = new StringContent(json.GetRawText(), new MediaTypeHeaderValue("application/json"));
            }

            if (key is not null)
            {
                message.Headers.Add("Idempotency-Key", key);
            }
        }
    }

    private static void Expect(LimitedHttpAnswer answer, string what, HttpStatusCode wanted, SecretScope secrets)
    {
        if (answer.Status == wanted || (wanted == HttpStatusCode.Accepted && answer.Status == HttpStatusCode.OK))
        {
            return;
        }

        throw new ActionFailedException(answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            ? $"{what}: the server does not let this worker do it ({(int)answer.Status}). Is {ServerConnection.TokenVariable} right?"
            : $"{what}: the server answered with {(int)answer.Status}.{Detail(answer, secrets)}");
    }

    /// <summary>What the server says is wrong, after a blank (RFC 9457).</summary>
    private static string Detail(LimitedHttpAnswer answer, SecretScope secrets)
        => secrets.Redact(Member(answer, "detail") ?? Member(answer, "title")) is { Length: > 0 } detail ? $" It says: {(detail.Length <= LongestDetail ? detail : $"{detail[..LongestDetail]}...")}" : "";

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
