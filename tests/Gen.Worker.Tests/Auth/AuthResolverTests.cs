using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Shared.Auth;
using Gen.Worker.Shared.Auth.Logins;
using Gen.Worker.Tests.Cases;
using Gen.Worker.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Tests.Auth;

public sealed class AuthResolverTests
{
    private const string Store = """
        {
          "pg": {"type": "postgres", "data": {"host": "h", "port": 5432, "user": "u", "password": "hunter2"}},
          "api": {"type": "bearer", "data": {"data": {"access_token": "hunter2"}}},
          "flat": {"host": "h", "password": "hunter2"},
          "wrong": 7
        }
        """;

    [Theory]
    [InlineData("""{"type":"bearer","credential":"api"}""", """{"type":"bearer","token":"hunter2"}""")]
    [InlineData("\"api\"", """{"type":"bearer","token":"hunter2"}""")]
    [InlineData("""{"type":"postgres","credential":"pg","database":"d","user":"other"}""", """{"type":"postgres","db_host":"h","db_port":5432,"db_password":"hunter2","db_name":"d","db_user":"other"}""")]
    [InlineData("""{"type":"PostgreSQL","source":"credential","key":"flat","fields":{"port":1}}""", """{"type":"postgres","db_host":"h","db_password":"hunter2","db_port":1}""")]
    [InlineData("""{"type":"postgres","env":"PW","host":"h"}""", """{"type":"postgres","db_password":"hunter2","db_host":"h"}""")]
    [InlineData("""{"type":"postgres","env":"JSON"}""", """{"type":"postgres","db_host":"j","db_password":"hunter2"}""")]
    [InlineData("""{"type":"basic","secret":"up"}""", """{"type":"basic","username":"u","password":"hun:ter2"}""")]
    [InlineData("""{"type":"basic","username":"u","env":"PW"}""", """{"type":"basic","password":"hunter2","username":"u"}""")]
    [InlineData("""{"type":"api_key","secret":"environment:up","header":"X-A"}""", """{"type":"api_key","value":"u:hun:ter2","header":"X-A"}""")]
    [InlineData("""{"type":"api_key","key":"X-A","value":"v"}""", """{"type":"api_key","header":"X-A","value":"v"}""")]
    [InlineData("""{"type":"gcs","inline":{"access_key":"k","secret":"s"}}""", """{"type":"hmac","service":"gcs","key_id":"k","secret_key":"s"}""")]
    [InlineData("""{"type":"s3","access_key_id":"k","secret":"s","region":"r"}""", """{"type":"s3","key_id":"k","secret_key":"s","region":"r"}""")]
    [InlineData("""{"type":"bearer","token":"t"}""", """{"type":"bearer","token":"t"}""")]
    [InlineData("""{"type":"header","inline":{"X-A":"1","X-B":"2"}}""", """{"type":"header","X-A":"1","X-B":"2"}""")]
    public async Task A_login_is_resolved_from_wherever_it_comes(string auth, string login)
        => Assert.Equal(login, Assert.Single((await ResolveAsync(auth)).Logins).ToMap().GetRawText());

    [Theory]
    [InlineData("""{"type":"bearer","credential":"apy"}""", "Auth 'auth': there is no credential 'apy'.")]
    [InlineData("""{"a":{"type":"bearer","secret":"nope"}}""", "Auth 'a': Secret 'nope' is not found")]
    [InlineData("""{"type":"bearer","env":"NOPE"}""", "Auth 'auth': the environment variable 'NOPE' is not set, or is empty.")]
    [InlineData("""{"type":"bearer","credential":"wrong"}""", "Auth 'auth': credential 'wrong' must be a map, and is a number.")]
    [InlineData("""{"type":"beerer","credential":"api"}""", "Single auth configuration: there is no type 'beerer'. Did you mean 'bearer'?")]
    [InlineData("""{"a":{"type":"bearer"}}""", "Auth alias 'a' must specify exactly one source")]
    [InlineData("""{"type":"bearer","credential":"a","env":"B"}""", "Single auth configuration must specify exactly one source: 'credential', 'secret', 'env' or 'inline'. It has 'credential' and 'env'.")]
    [InlineData("""{"type":"bearer","source":"cloud","key":"a"}""", "Single auth configuration (auth 'auth'): there is no source 'cloud'.")]
    [InlineData("""{"inline":{"type":"postgres","credential":"x"}}""", "Auth alias 'inline' is reserved")]
    [InlineData("""{"type":{"type":"postgres","credential":"x"},"b":"x"}""", "Auth alias 'type' is reserved")]
    [InlineData("""{"a":7}""", "Auth alias 'a' must be a map, or the name of a credential, and is a number.")]
    [InlineData("[]", "Single auth configuration must be a map, or the name of a credential, and is a list.")]
    public async Task What_is_wrong_is_told(string auth, string error)
        => Assert.StartsWith(error, (await Assert.ThrowsAnyAsync<ActionFailedException>(() => ResolveAsync(auth))).Message);

    [Theory]
    [InlineData("""{"type":"bearer","credential":"api"}""")]
    [InlineData("""{"type":"postgres","env":"JSON"}""")]
    [InlineData("""{"type":"header","inline":{"X-A":"hunter2"}}""")]
    [InlineData("""{"a":"pg","b":{"type":"basic","credential":"missing"}}""")]
    public async Task Secrets_are_registered_even_if_something_else_is_wrong(string auth)
    {
        var scope = new SecretScope();
        try
        {
            await ResolveAsync(auth, scope);
        }
        catch (AuthException)
        {
            // One of them has no such credential.
        }

        Assert.Equal("h [REDACTED]", scope.Redact("h hunter2"));
    }

    [Fact]
    public async Task Logins_are_chosen_by_name_and_by_type()
    {
        var resolved = await ResolveAsync("""{"a":{"type":"bearer","token":"1"},"b":{"type":"bearer","token":"2"},"c":"pg"}""");

        Assert.Equal("c", resolved.Find(AuthTypes.Postgres)!.Alias);
        Assert.Equal("b", resolved.Find(AuthTypes.Bearer, "b")!.Alias);
        Assert.Null(resolved.Find(AuthTypes.S3));
        Assert.Contains("Choose one with 'use_auth'", Assert.Throws<AuthException>(() => resolved.Find(AuthTypes.Bearer)).Message);
        Assert.Contains("whose type is 'postgres' and not 'bearer'", Assert.Throws<AuthException>(() => resolved.Find(AuthTypes.Bearer, "c")).Message);
        Assert.Contains("and there is no such auth here. There is 'a', 'b', 'c'.", Assert.Throws<AuthException>(() => resolved.Select("zzzz")).Message);
        Assert.Equal("auth", (await ResolveAsync("\"api\"")).Select("default")[0].Alias);
    }

    [Fact]
    public async Task A_run_asks_for_a_credential_once_a_minute_and_another_run_for_itself()
    {
        using var server = new HttpStandIn(static (_, _) => (200, """{"type":"bearer","data":{"token":"hunter2"}}"""));
        var now = 0L;
        using var services = TestPlugins.Create(
            n => n == "GEN_SERVER_URL" ? server.Url : null, services => services.AddSingleton<TimeProvider>(new SetTime(static () => DateTimeOffset.UnixEpoch, () => now)));
        var resolver = services.GetRequiredService<IPlugins<IAuthResolver>>().Get("auth");
        var (run, other) = (new SecretScope(), new SecretScope());
        List<int> asked = [];
        foreach (var (scope, seconds) in new[] { (run, 0), (run, 59), (other, 59), (run, 61) })
        {
            now = TimeSpan.FromSeconds(seconds).Ticks;
            await resolver.ResolveAsync(CaseJson.Parse("\"x\""), scope);
            asked.Add(server.Requests.Count);
        }

        Assert.Equal([1, 1, 2, 3], asked);
    }

    [Fact]
    public async Task Nothing_prints_a_login()
    {
        var resolved = await ResolveAsync("\"api\"");

        Assert.Equal("auth (bearer)", $"{resolved.Logins[0]}");
        Assert.DoesNotContain("hunter2", $"{resolved}");
    }

    [Fact]
    public async Task Without_a_place_of_credentials_it_is_told_how_to_set_one_up()
    {
        using var services = TestPlugins.Create();
        var resolver = services.GetRequiredService<IPlugins<IAuthResolver>>().Get("auth");

        var error = (await Assert.ThrowsAsync<AuthException>(() => resolver.ResolveAsync(CaseJson.Parse("\"x\""), new()))).Message;

        Assert.Contains("No place of credentials is set up. GEN_CREDENTIALS is a file of JSON", error);
        Assert.Contains("GEN_SERVER_URL is the server's address", error);
    }

    [Theory]
    [InlineData(200, """{"name":"my cred","type":"bearer","data":{"token":"hunter2"}}""", null)]
    [InlineData(404, "{}", "there is no credential 'my cred'")]
    [InlineData(403, "{}", "the server does not let this worker read it (403). Is GEN_SERVER_TOKEN right?")]
    [InlineData(200, "<html>hunter2", "the server answered with what is not JSON.")]
    public async Task A_credential_of_the_server_is_asked_for_by_its_API(int status, string body, string? error)
    {
        string? authorization = null;
        using var server = new HttpStandIn((request, _) =>
        {
            authorization = request.Headers["Authorization"];
            return (status, body);
        });
        using var services = TestPlugins.Create(n => n switch { "GEN_SERVER_URL" => server.Url, "GEN_SERVER_TOKEN" => "the-worker-s-own", _ => null });
        var resolver = services.GetRequiredService<IPlugins<IAuthResolver>>().Get("auth");
        var resolving = resolver.ResolveAsync(CaseJson.Parse("\"my cred\""), new());

        if (error is null)
        {
            Assert.Equal("hunter2", (await resolving).Logins[0].Text("token"));
        }
        else
        {
            var message = (await Assert.ThrowsAsync<AuthException>(() => resolving)).Message;
            Assert.Contains(error, message);
            Assert.DoesNotContain("hunter2", message);
        }

        Assert.Equal(["GET /api/credentials/my%20cred?include_data=true"], server.Requests);
        Assert.Equal("Bearer the-worker-s-own", authorization);
    }

    private static async Task<ResolvedAuth> ResolveAsync(string auth, SecretScope? scope = null)
    {
        using var folder = new TemporaryFolder();
        var store = folder.Write("c.json", Store);
        using var services = TestPlugins.Create(n => n switch
        {
            "GEN_CREDENTIALS" => store,
            "PW" => "hunter2",
            "JSON" => """{"host":"j","password":"hunter2"}""",
            "GEN_SECRET_UP" => "u:hun:ter2",
            _ => null,
        });
        return await services.GetRequiredService<IPlugins<IAuthResolver>>().Get("auth").ResolveAsync(CaseJson.Parse(auth), scope ?? new());
    }
}
