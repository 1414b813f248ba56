using System.Net;
using Gen.Samples.WorkerServer;
using Gen.Samples.WorkerServer.Commands;
using Gen.Worker.Server.Tests.Support;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Server.Tests.Api;

/// <summary>Who may come in.</summary>
public sealed class GateTests : IDisposable
{
    private const string Token = "0123456789abcdef-geheim";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Who_does_not_know_the_token_gets_nothing_but_health_and_the_document()
    {
        await using var server = await StartAsync(Token);

        foreach (var header in (string[])["", "Bearer", "Bearer " + Token[..^1], "Bearer " + Token + "x", "Basic " + Token, Token])
        {
            var reply = await server.SendAsync(HttpMethod.Get, "/api/executions", headers: header.Length == 0 ? [] : [("Authorization", header)]);
            Assert.DoesNotContain(Token, reply.Problem(HttpStatusCode.Unauthorized));
            Assert.Equal("Bearer", reply.Headers["WWW-Authenticate"]);
        }

        (await server.SendAsync(HttpMethod.Get, "/api/executions", headers: [("Authorization", "Bearer " + Token)])).Ok();
        (await server.SendAsync(HttpMethod.Get, "/api/executions", headers: [("Authorization", "bearer " + Token), ("Origin", "http://elsewhere")])).Ok();
        (await server.GetAsync("/health")).Ok();
        (await server.GetAsync("/openapi/v1.json")).Ok();
        (await server.GetAsync("/nowhere")).Problem(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Without_a_token_no_web_page_is_answered()
    {
        await using var server = await StartAsync(null);

        (await server.SendAsync(HttpMethod.Post, "/api/executions/e/cancel", headers: [("Origin", "http://elsewhere")])).Problem(HttpStatusCode.Forbidden);
        (await server.SendAsync(HttpMethod.Get, "/api/executions", headers: [("Host", "elsewhere.example")])).Problem(HttpStatusCode.Forbidden);
        (await server.SendAsync(HttpMethod.Get, "/api/executions", headers: [("Host", "localhost:8090")])).Ok();
        (await server.SendAsync(HttpMethod.Get, "/api/executions", headers: [("Host", "[::1]")])).Ok();
    }

    [Theory]
    [InlineData("http://127.0.0.1:8090")]
    [InlineData("http://localhost:8090")]
    [InlineData("http://[::1]:8090; http://127.3.2.1:1")]
    public void Without_a_token_it_listens_on_this_machine(string urls) => Assert.NotEmpty(ServerSettings.Read(urls, null).Urls);

    [Theory]
    [InlineData("http://0.0.0.0:8090")]
    [InlineData("http://*:8090")]
    [InlineData("http://+:8090")]
    [InlineData("http://[::]:8090")]
    [InlineData("http://server.example:8090")]
    [InlineData("http://127.0.0.1:1;http://10.0.0.1:1")]
    public void Without_a_token_it_listens_nowhere_else(string urls)
    {
        Assert.Contains("Set GEN_SERVER_TOKEN", Assert.Throws<WrongInputException>(() => ServerSettings.Read(urls, "")).Message);
        Assert.NotEmpty(ServerSettings.Read(urls, Token).Urls);
    }

    [Theory]
    [InlineData("")]
    [InlineData("8090")]
    [InlineData("https://127.0.0.1:8090")]
    [InlineData("http://unix:/tmp/socket")]
    [InlineData("http://127.0.0.1:8090/path")]
    public void What_is_no_plain_address_is_refused(string urls) => Assert.Throws<WrongInputException>(() => ServerSettings.Read(urls, null));

    [Fact]
    public void A_token_that_can_be_guessed_is_refused()
    {
        var error = Assert.Throws<WrongInputException>(() => ServerSettings.Read("http://127.0.0.1:0", "hunter2")).Message;

        Assert.Contains("shorter than 16", error);
        Assert.DoesNotContain("hunter2", error);
    }

    private Task<TestServer> StartAsync(string? token) => TestServer.StartAsync($"Data Source={Path.Combine(_folder.Path, "s.db")}", token);
}
