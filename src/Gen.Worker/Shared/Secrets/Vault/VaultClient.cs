using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Secrets.Http;

namespace Gen.Worker.Shared.Secrets.Vault;

/// <summary>Vault's HTTP API, as far as secrets are read.</summary>
internal sealed class VaultClient : IDisposable
{
    private const int ShownOfAnError = 300;

    private readonly VaultOptions _options;
    private readonly TimeProvider _time;
    private readonly LimitedHttpClient _http;
    private readonly SemaphoreSlim _login = new(1, 1);

    // Vault's own errors are shown, and a server may say in them whatever it was sent.
    private readonly SecretScope _own = new();
    private VaultToken? _token;

    public VaultClient(VaultOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _http = new(options.ToString(), options.Limits, time);
        _own.Register(options.Token);
        _own.Register(options.SecretId);
    }

    private bool HasAppRole => _options is { RoleId: not null, SecretId: not null };

    /// <exception cref="SecretException">It cannot be read.</exception>
    public async Task<JsonElement?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var what = $"Secret '{name}'";
        var url = Url(_options.KeyValueVersion == 2 ? $"{Trimmed(_options.Mount)}/data/{name}" : $"{Trimmed(_options.Mount)}/{name}", what);
        var token = await TokenAsync(null, what, cancellationToken).ConfigureAwait(false);
        var answer = await GetAsync(url, token, what, cancellationToken).ConfigureAwait(false);
        if (answer.Status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized && HasAppRole)
        {
            // The token may have been revoked or have ended early. A new one is got once; if that may not read it either, nobody may.
            token = await TokenAsync(token, what, cancellationToken).ConfigureAwait(false);
            answer = await GetAsync(url, token, what, cancellationToken).ConfigureAwait(false);
        }

        return answer.Status switch
        {
            HttpStatusCode.OK => Values(answer, what),
            HttpStatusCode.NotFound when Errors(answer).Length == 0 => null,
            HttpStatusCode.NotFound => throw Refused(answer, what, "Is VAULT_KV_MOUNT right, and VAULT_KV_VERSION?"),
            HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized => throw Refused(
                answer, what, HasAppRole ? "The AppRole's policies do not let it read this path." : "The token has ended, or its policies do not let it read this path."),
            HttpStatusCode.ServiceUnavailable => throw Refused(answer, what, "It is sealed or down for maintenance."),
            HttpStatusCode.TooManyRequests => throw Refused(answer, what, "It has too many requests; try later."),
            _ => throw Refused(answer, what, ""),
        };
    }

    public void Dispose()
    {
        _http.Dispose();
        _login.Dispose();
    }

    /// <summary>The token; a new one if there is none, if it ends, or if it is the refused one.</summary>
    private async Task<string> TokenAsync(string? refused, string what, CancellationToken cancellationToken)
    {
        if (!HasAppRole)
        {
            return _options.Token!;
        }

        await _login.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_token is null || _token.IsOver(_time.GetUtcNow()) || _token.Value == refused)
            {
                _token = null;
                _token = await LogInAsync(what, cancellationToken).ConfigureAwait(false);
                _own.Register(_token.Value);
            }

            return _token.Value;
        }
        finally
        {
            _login.Release();
        }
    }

    private async Task<VaultToken> LogInAsync(string what, CancellationToken cancellationToken)
    {
        var url = Url($"auth/{Trimmed(_options.AppRoleMount)}/login", what);
        var body = Json.Write(_options, static (writer, o) =>
        {
            writer.WriteStartObject();
            writer.WriteString("role_id", o.RoleId);
            writer.WriteString("secret_id", o.SecretId);
            writer.WriteEndObject();
        }).GetRawText();
        var asked = _time.GetUtcNow();
        var answer = await _http.SendAsync(
            $"{what}: login by AppRole",
            () => Message(new(HttpMethod.Post, url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } }),
            cancellationToken).ConfigureAwait(false);
        if (answer.Status != HttpStatusCode.OK)
        {
            throw Refused(answer, $"{what}: login by AppRole", "Are VAULT_ROLE_ID, VAULT_SECRET_ID and VAULT_APPROLE_MOUNT right?");
        }

        if (Parse(answer) is { ValueKind: JsonValueKind.Object } value
            && value.TryGetProperty("auth", out var auth) && auth.ValueKind == JsonValueKind.Object
            && auth.TryGetProperty("client_token", out var token) && token.ValueKind == JsonValueKind.String && token.GetString() is { Length: > 0 } text)
        {
            var lease = auth.TryGetProperty("lease_duration", out var duration) && duration.ValueKind == JsonValueKind.Number && duration.TryGetInt32(out var seconds) ? seconds : 0;

            // A lease of 0 has no end. Others are left a little early: a request takes time, and clocks differ.
            return new(text, lease > 0 ? asked.AddSeconds(lease * 0.9) : null);
        }

        throw new SecretException($"{what}: login by AppRole: {_options} answered without a token. Is VAULT_ADDR the address of Vault?");
    }

    private Task<LimitedHttpAnswer> GetAsync(Uri url, string token, string what, CancellationToken cancellationToken)
        => _http.SendAsync(what, () => Message(new(HttpMethod.Get, url) { Headers = { { "X-Vault-Token", token } } }), cancellationToken);

    private HttpRequestMessage Message(HttpRequestMessage message)
    {
        // Asked for by Vault's agents and proxies, so that no web page can make them read secrets.
        message.Headers.Add("X-Vault-Request", "true");
        if (_options.Namespace is { } name)
        {
            message.Headers.Add("X-Vault-Namespace", name);
        }

        return message;
    }

    private Uri Url(string path, string what)
    {
        var parts = path.Split('/');
        return parts.Any(static p => p is "" or "." or ".." || p.Any(char.IsControl))
            ? throw new SecretException($"{what} is not a path in Vault: write it without '..', and without a '/' at its beginning and end.")
            : new(_options.Address, $"v1/{string.Join('/', parts.Select(Uri.EscapeDataString))}");
    }

    private static string Trimmed(string mount) => mount.Trim('/');

    private JsonElement? Values(LimitedHttpAnswer answer, string what)
    {
        if (Parse(answer) is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object)
        {
            if (_options.KeyValueVersion == 1)
            {
                return data;
            }

            if (data.TryGetProperty("data", out var values) && values.ValueKind is JsonValueKind.Object or JsonValueKind.Null && data.TryGetProperty("metadata", out _))
            {
                // A version that was deleted has metadata only.
                return values.ValueKind == JsonValueKind.Object ? values : null;
            }
        }

        throw new SecretException($"{what}: the answer of {_options} is not one of the key-value engine, version {_options.KeyValueVersion}. Are VAULT_ADDR and VAULT_KV_VERSION right?");
    }

    private SecretException Refused(LimitedHttpAnswer answer, string what, string hint)
    {
        var errors = Errors(answer);
        var shown = errors.Length > ShownOfAnError ? $"{errors[..ShownOfAnError]} ..." : errors;
        return new($"{what}: {_options} answered with {(int)answer.Status}{(shown.Length > 0 ? $" ({shown})" : "")}. {hint}".TrimEnd());
    }

    private string Errors(LimitedHttpAnswer answer)
        => Parse(answer) is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array
            ? _own.Redact(string.Join("; ", errors.EnumerateArray().Where(static e => e.ValueKind == JsonValueKind.String).Select(static e => e.GetString()!.ReplaceLineEndings(" ").Trim())))
            : "";

    private static JsonElement? Parse(LimitedHttpAnswer answer)
    {
        try
        {
            return Json.Parse(answer.Body);
        }
        catch (JsonException)
        {
            // A proxy's page, say. The status says more.
            return null;
        }
    }
}
