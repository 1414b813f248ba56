using System.Net;
using System.Text.Json;

namespace Gen.Worker.Tests.Support;

/// <summary>
/// Vault's HTTP API as its documents have it: the key-value engine, versions 1 (mounted at <c>kv</c>) and 2 (at <c>secret</c>), and login by AppRole. Tokens end by
/// the test's clock.
/// </summary>
internal sealed class VaultStandIn : IDisposable
{
    public const string RoleId = "675a50e7-cfe0-be76-e35f-49ec009731ea";
    public const string SecretId = "ed0a642f-2acf-c2da-232f-1b21300d5f29";
    public const string RootToken = "hvs.the-test-s-own-token";

    private readonly HttpStandIn _server;
    private readonly Dictionary<string, DateTimeOffset> _tokens = [];
    private readonly Queue<int> _failures = new();

    public VaultStandIn() => _server = new HttpStandIn(Answer);

    public string Url => _server.Url;

    public List<string> Requests => _server.Requests;

    /// <summary>The secrets by path; the values are JSON objects, or "" for one whose last version was deleted.</summary>
    public Dictionary<string, string> Secrets { get; } = [];

    /// <summary>The namespace that requests must name.</summary>
    public string? Namespace { get; set; }

    /// <summary>The clock.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>Paths that no policy allows.</summary>
    public HashSet<string> Denied { get; } = [];

    public int Logins { get; private set; }

    /// <summary>Answers the next requests with these statuses.</summary>
    public void FailWith(params int[] statuses)
    {
        foreach (var status in statuses)
        {
            _failures.Enqueue(status);
        }
    }

    public void RevokeTokens() => _tokens.Clear();

    public void AskToWait(string seconds) => _server.Headers["Retry-After"] = seconds;

    public void Dispose() => _server.Dispose();

    private (int Status, string Body) Answer(HttpListenerRequest request, string body)
    {
        if (_failures.TryDequeue(out var status))
        {
            return (status, """{"errors":["the stand-in was told to fail"]}""");
        }

        if (request.Headers["X-Vault-Namespace"] != Namespace)
        {
            return (404, """{"errors":["no handler for route"]}""");
        }

        var path = Uri.UnescapeDataString(request.Url!.AbsolutePath);
        if (path == "/v1/auth/approle/login")
        {
            return Login(body);
        }

        var token = request.Headers["X-Vault-Token"];
        if (token != RootToken && !(token is not null && _tokens.TryGetValue(token, out var end) && Now < end))
        {
            return (403, $$$"""{"errors":["permission denied","the token {{{token}}} is not valid"]}""");
        }

        return path.StartsWith("/v1/secret/data/", StringComparison.Ordinal) ? Read(path["/v1/secret/data/".Length..], 2)
            : path.StartsWith("/v1/kv/", StringComparison.Ordinal) ? Read(path["/v1/kv/".Length..], 1)
            : (404, """{"errors":["no handler for route \"other\". route entry not found."]}""");
    }

    private (int Status, string Body) Login(string body)
    {
        var given = JsonDocument.Parse(body).RootElement;
        if (given.GetProperty("role_id").GetString() != RoleId || given.GetProperty("secret_id").GetString() != SecretId)
        {
            return (400, $$$"""{"errors":["invalid role or secret ID {{{given.GetProperty("secret_id").GetString()}}}"]}""");
        }

        Logins++;
        var token = $"hvs.token-{Logins}-{Guid.NewGuid():N}";
        _tokens[token] = Now.AddSeconds(1200);
        return (200, $$$"""{"request_id":"0","lease_id":"","renewable":false,"lease_duration":0,"data":null,"wrap_info":null,"warnings":null,"auth":{"renewable":true,"lease_duration":1200,"metadata":null,"token_policies":["default"],"accessor":"fd6c9a00","client_token":"{{{token}}}"}}""");
    }

    private (int Status, string Body) Read(string path, int version)
    {
        if (Denied.Contains(path))
        {
            return (403, """{"errors":["1 error occurred:\n\t* permission denied\n\n"]}""");
        }

        if (!Secrets.TryGetValue(path, out var data))
        {
            return (404, """{"errors":[]}""");
        }

        if (version == 1)
        {
            return (200, $$$"""{"auth":null,"data":{{{data}}},"lease_duration":2764800,"lease_id":"","renewable":false}""");
        }

        var isDeleted = data.Length == 0;
        var metadata = $$$"""{"created_time":"2026-01-01T00:00:00.1Z","custom_metadata":null,"deletion_time":"{{{(isDeleted ? "2026-01-02T00:00:00.1Z" : "")}}}","destroyed":false,"version":2}""";
        return (isDeleted ? 404 : 200, $$$"""{"request_id":"1","data":{"data":{{{(isDeleted ? "null" : data)}}},"metadata":{{{metadata}}}}}""");
    }
}
