using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Gen.Worker.Shared.Secrets;
using Gen.Worker.Shared.Secrets.Http;
using Gen.Worker.Shared.Secrets.Vault;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Secrets;

public sealed class VaultTests : IDisposable
{
    private static readonly LimitedHttpOptions Quick = new() { RetryDelay = TimeSpan.Zero };
    private readonly VaultStandIn _vault = new();

    public VaultTests() => _vault.Secrets["apps/my shop"] = """{"user":"u","password":"hunter2"}""";

    public void Dispose() => _vault.Dispose();

    [Theory]
    [InlineData(2, "secret", "GET /v1/secret/data/apps/my%20shop")]
    [InlineData(1, "kv", "GET /v1/kv/apps/my%20shop")]
    public async Task A_secret_is_read_by_a_token(int version, string mount, string request)
    {
        using var source = Source(ByToken() with { KeyValueVersion = version, Mount = mount });

        Assert.Equal("hunter2", (await source.ReadAsync("apps/my shop"))!.Value.GetProperty("password").GetString());
        Assert.Equal([request], _vault.Requests);
    }

    [Theory]
    [InlineData("apps/other", null)]
    [InlineData("apps/deleted", "")]
    public async Task What_is_not_there_is_null(string path, string? stored)
    {
        if (stored is not null)
        {
            _vault.Secrets[path] = stored;
        }

        using var source = Source(ByToken());

        Assert.Null(await source.ReadAsync(path));
    }

    [Fact]
    public async Task A_namespace_is_named()
    {
        _vault.Namespace = "team/a";
        using var named = Source(ByToken() with { Namespace = "team/a" });
        using var unnamed = Source(ByToken());

        Assert.NotNull(await named.ReadAsync("apps/my shop"));
        Assert.Contains("answered with 404 (no handler for route). Is VAULT_KV_MOUNT right", await ErrorAsync(unnamed));
    }

    [Fact]
    public async Task An_AppRole_logs_in_once_for_many_secrets_and_anew_when_its_token_ends()
    {
        using var source = Source(ByRole());

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => source.ReadAsync("apps/my shop")));
        Assert.Equal(1, _vault.Logins);
        _vault.Now = _vault.Now.AddSeconds(1100);
        await source.ReadAsync("apps/my shop");

        Assert.Equal(2, _vault.Logins);
        Assert.DoesNotContain(_vault.Requests, static r => r.Contains(VaultStandIn.SecretId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_that_was_revoked_is_replaced_once()
    {
        using var source = Source(ByRole());
        await source.ReadAsync("apps/my shop");
        _vault.RevokeTokens();

        Assert.NotNull(await source.ReadAsync("apps/my shop"));
        Assert.Equal(2, _vault.Logins);
    }

    [Fact]
    public async Task What_no_policy_allows_is_asked_for_twice_and_no_more()
    {
        _vault.Denied.Add("apps/my shop");
        using var source = Source(ByRole());

        Assert.EndsWith("answered with 403 (1 error occurred: \t* permission denied). The AppRole's policies do not let it read this path.", await ErrorAsync(source));
        Assert.Equal(4, _vault.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_shows_the_token_does_not_get_it_shown()
    {
        using var token = Source(ByToken() with { Token = "hvs.wrong-and-secret" });
        using var role = Source(ByRole() with { SecretId = "wrong-and-secret" });

        Assert.EndsWith("answered with 403 (permission denied; the token [REDACTED] is not valid). The token has ended, or its policies do not let it read this path.", await ErrorAsync(token));
        Assert.EndsWith(
            "login by AppRole: Vault at " + _vault.Url + " answered with 400 (invalid role or secret ID [REDACTED]). Are VAULT_ROLE_ID, VAULT_SECRET_ID and VAULT_APPROLE_MOUNT right?",
            await ErrorAsync(role));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Trouble_that_passes_is_waited_for(int status)
    {
        _vault.FailWith(status, status);
        using var source = Source(ByToken());

        Assert.NotNull(await source.ReadAsync("apps/my shop"));
        Assert.Equal(3, _vault.Requests.Count);
    }

    [Theory]
    [InlineData(429, "It has too many requests; try later.")]
    [InlineData(503, "It is sealed or down for maintenance.")]
    [InlineData(500, "(the stand-in was told to fail).")]
    public async Task Trouble_that_stays_is_told(int status, string error)
    {
        _vault.FailWith(status, status, status, status);
        _vault.AskToWait("0");
        using var source = Source(ByToken() with { Limits = Quick with { RetryDelay = TimeSpan.FromHours(1), MostDelay = TimeSpan.FromHours(2) } });

        var message = await ErrorAsync(source);

        Assert.StartsWith($"Secret 'apps/my shop': Vault at {_vault.Url} answered with {status}", message);
        Assert.EndsWith(error, message);
        Assert.Equal(4, _vault.Requests.Count);
    }

    [Theory]
    [InlineData("../sys/seal")]
    [InlineData("/a")]
    [InlineData("a//b")]
    [InlineData("a/")]
    public async Task A_path_stays_below_its_mount(string path)
    {
        using var source = Source(ByToken());

        Assert.Contains("is not a path in Vault", (await Assert.ThrowsAsync<SecretException>(() => source.ReadAsync(path))).Message);
        Assert.Empty(_vault.Requests);
    }

    [Theory]
    [InlineData("HTTP/1.1 307 Moved\r\nLocation: http://127.0.0.1:1/x\r\nContent-Length: 0\r\n\r\n", "answered with 307, a redirect to 'http://127.0.0.1:1', which is not followed with a token.")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx", "answered with more than 1048576 bytes.")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\nshort", "cannot be asked:")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\n<html", "is not one of the key-value engine, version 2.")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}", "is not one of the key-value engine, version 2.")]
    public async Task A_server_that_is_no_Vault_is_told(string answer, string error)
    {
        using var server = new LoopbackServer(answer);
        using var source = Source(ByToken() with { Address = new Uri($"{server.Url}/") });

        Assert.Contains(error, await ErrorAsync(source));
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up()
    {
        var isAsked = new TaskCompletionSource();
        var time = new ManualTime();
        using var server = new LoopbackServer(async (request, stream) =>
        {
            isAsked.TrySetResult();
            _ = await stream.ReadAsync(new byte[1]);
        });
        using var source = new VaultSecretSource(time, ByToken() with { Address = new Uri($"{server.Url}/") });

        var reading = source.ReadAsync("x");
        await isAsked.Task;
        time.PassAll();

        Assert.EndsWith("did not answer in full within 30 s.", (await Assert.ThrowsAsync<SecretException>(() => reading)).Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_certificate_must_be_right(bool isTrusted)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, certificate);
        using var source = Source(ByToken() with
        {
            Address = new Uri($"https://{listener.LocalEndpoint}/"),
            Limits = Quick with { Authorities = isTrusted ? new X509Certificate2Collection(certificate) : null },
        });

        if (isTrusted)
        {
            Assert.Equal("1", (await source.ReadAsync("x"))!.Value.GetProperty("a").GetString());
        }
        else
        {
            Assert.Contains("cannot be asked: The SSL connection could not be established", (await Assert.ThrowsAsync<SecretException>(() => source.ReadAsync("x"))).Message);
        }

        listener.Stop();
        await serving;
    }

    [Theory]
    [InlineData("http://vault.example:8200", "t", "VAULT_ADDR is http://vault.example:8200. Secrets are sent by https only")]
    [InlineData("vault.example", "t", "VAULT_ADDR must be a URL")]
    [InlineData("https://u:hunter2@vault.example", "t", "VAULT_ADDR must be a URL")]
    [InlineData("https://vault.example", null, "VAULT_ADDR is set and no login")]
    public async Task A_wrong_setting_is_told_to_whoever_asks_for_a_secret(string address, string? token, string error)
    {
        using var source = new VaultSecretSource(variables: new(n => n switch { "VAULT_ADDR" => address, "VAULT_TOKEN" => token, _ => null }));

        Assert.True(source.IsConfigured);
        var message = (await Assert.ThrowsAsync<SecretException>(() => source.ReadAsync("x"))).Message;
        Assert.StartsWith(error, message);
        Assert.DoesNotContain("hunter2", message);
    }

    private VaultSecretSource Source(VaultOptions options) => new(new SetTime(() => _vault.Now), options);

    private VaultOptions ByToken() => new() { Address = new Uri($"{_vault.Url}/"), Token = VaultStandIn.RootToken, Limits = Quick };

    private VaultOptions ByRole() => new() { Address = new Uri($"{_vault.Url}/"), RoleId = VaultStandIn.RoleId, SecretId = VaultStandIn.SecretId, Limits = Quick };

    private static async Task<string> ErrorAsync(VaultSecretSource source) => (await Assert.ThrowsAsync<SecretException>(() => source.ReadAsync("apps/my shop"))).Message;

    private static async Task ServeAsync(TcpListener listener, X509Certificate2 certificate)
    {
        try
        {
            using var client = await listener.AcceptTcpClientAsync();
            await using var stream = new SslStream(client.GetStream());
            await stream.AuthenticateAsServerAsync(certificate);
            _ = await stream.ReadAsync(new byte[4096]);
            const string Body = """{"data":{"data":{"a":"1"},"metadata":{}}}""";
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {Body.Length}\r\nConnection: close\r\n\r\n{Body}"));
        }
        catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException or SocketException or ObjectDisposedException)
        {
            // The client did not like the certificate.
        }
    }
}
