using System.Text;
using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Tests.Actions;

public sealed class HttpAuthTests
{
    private const string Fine = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    [Theory]
    [InlineData("""{"type":"bearer","env":"TOKEN"}""", "Authorization: Bearer hunter2\r\n")]
    [InlineData("""{"type":"basic","username":"u","env":"TOKEN"}""", "Authorization: Basic dTpodW50ZXIy\r\n")]
    [InlineData("""{"type":"api_key","env":"TOKEN"}""", "X-API-Key: hunter2\r\n")]
    [InlineData("""{"type":"api_key","env":"TOKEN","header":"X-Other"}""", "X-Other: hunter2\r\n")]
    [InlineData("""{"type":"header","name":"X-A","env":"TOKEN"}""", "X-A: hunter2\r\n")]
    [InlineData("""{"type":"header","inline":{"X-A":"1","X-B":"2"}}""", "X-B: 2\r\n")]
    [InlineData("""{"a":{"type":"bearer","token":"1"},"b":{"type":"api_key","env":"TOKEN"}}""", "X-API-Key: hunter2\r\n")]
    public async Task A_login_is_sent(string auth, string header)
    {
        using var server = new LoopbackServer(Fine);

        await RunAsync($$"""{"url":"{{server.Url}}","auth":{{auth}} }""");

        Assert.Contains(header, server.Requests[0]);
    }

    [Fact]
    public async Task One_login_of_several_is_sent_if_the_step_says_which()
    {
        using var server = new LoopbackServer(Fine);

        await RunAsync($$"""{"endpoint":"{{server.Url}}","auth":{"a":{"type":"bearer","token":"one"},"b":{"type":"bearer","token":"two"} },"use_auth":"b"}""");

        Assert.Contains("Authorization: Bearer two\r\n", server.Requests[0]);
    }

    [Theory]
    [InlineData("""{"auth":{"type":"postgres","env":"TOKEN"}}""", "The step's auth gives http no header: auth (postgres).")]
    [InlineData("""{"auth":{"a":{"type":"bearer","token":"1"},"b":{"type":"basic","username":"u","password":"p"}}}""", "Auth 'a' and auth 'b' both give the header 'Authorization'.")]
    [InlineData("""{"auth":{"type":"bearer","env":"TOKEN"},"headers":{"authorization":"x"}}""", "Input 'headers.Authorization' is given by 'auth' too. Leave one.")]
    [InlineData("""{"auth":{"type":"bearer","env":"LINES"}}""", "Auth 'auth' (bearer): 'Authorization' is not a request header, or its value cannot stand in one")]
    [InlineData("""{"auth":{"type":"bearer","inline":{"tokn":"hunter2"}}}""", "Auth 'auth' (bearer) lacks 'token'. It has 'tokn'.")]
    [InlineData("""{"auth":{"type":"bearer","env":"TOKEN"},"credential":"x"}""", "A step has 'auth' and 'credential': leave one.")]
    [InlineData("""{"use_auth":"a"}""", "Input 'use_auth' is 'a', and the step has no 'auth'.")]
    [InlineData("""{"auth":{"type":"api_key","env":"TOKEN","inject":{"header":"X"}}}""", "Auth 'auth': 'inject' is not known to http.")]
    public async Task A_login_that_cannot_be_sent_is_told_and_nothing_is_sent(string inputs, string error)
    {
        using var server = new LoopbackServer(Fine);

        var message = (await Assert.ThrowsAnyAsync<ActionFailedException>(() => RunAsync($$"""{"url":"{{server.Url}}",{{inputs[1..]}}"""))).Message;

        Assert.StartsWith(error, message);
        Assert.DoesNotContain("hunter2", message);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_redirect_to_a_stranger_gets_no_login()
    {
        using var stranger = new LoopbackServer(Fine);
        using var server = new LoopbackServer($"HTTP/1.1 302 Found\r\nLocation: {stranger.Url}/there\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        await RunAsync($$"""{"url":"{{server.Url}}","auth":{"type":"bearer","env":"TOKEN"} }""");

        Assert.Contains("hunter2", server.Requests[0]);
        Assert.StartsWith("GET /there ", stranger.Requests[0]);
        Assert.DoesNotContain("hunter2", stranger.Requests[0]);
    }

    [Theory]
    [InlineData(900)]
    [InlineData(995)]
    public async Task A_server_that_shows_the_login_does_not_get_it_shown_not_even_half(int before)
    {
        using var server = new LoopbackServer(async (request, stream) =>
        {
            var shown = $"{new string('x', before)} {request.Split("\r\n").Single(static l => l.StartsWith("Authorization", StringComparison.Ordinal))}";
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 500 Oops\r\nContent-Length: {shown.Length}\r\nConnection: close\r\n\r\n{shown}"));
        });

        var message = (await Assert.ThrowsAsync<ActionFailedException>(() => RunAsync($$"""{"url":"{{server.Url}}","auth":{"type":"bearer","env":"TOKEN"} }"""))).Message;

        Assert.Contains("500 Oops", message);
        Assert.DoesNotContain("hunt", message);
    }

    [Fact]
    public async Task Headers_without_an_end_are_cut_off()
    {
        var line = Encoding.ASCII.GetBytes($"X-Bomb: {new string('x', 10_000)}\r\n");
        using var server = new LoopbackServer(async (_, stream) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray());
            while (true)
            {
                await stream.WriteAsync(line);
            }
        });

        Assert.Contains("headers length exceeded", (await Assert.ThrowsAsync<ActionFailedException>(() => RunAsync($$"""{"url":"{{server.Url}}"}"""))).Message);
    }

    [Fact]
    public async Task Answers_that_only_announce_an_answer_are_given_up()
    {
        var isAsked = new TaskCompletionSource();
        var time = new ManualTime();
        using var server = new LoopbackServer(async (_, stream) =>
        {
            isAsked.TrySetResult();
            while (true)
            {
                await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray());
            }
        });

        var run = RunAsync($$"""{"url":"{{server.Url}}"}""", time);
        await isAsked.Task;
        time.PassAll();

        Assert.Contains("was not answered in full within 30 s.", (await Assert.ThrowsAsync<ActionFailedException>(() => run)).Message);
    }

    [Theory]
    [InlineData("""{"data":{"a":1,"b":["x","y"]}}""", "GET /?a=1&b=x&b=y ", "")]
    [InlineData("""{"params":{"a":1},"with":{"a":0,"c":3}}""", "GET /?a=1&c=3 ", "")]
    [InlineData("""{"method":"DELETE","data":{"a":1}}""", "DELETE /?a=1 ", "")]
    [InlineData("""{"method":"POST","data":{"a":1}}""", "POST / ", """{"a":1}""")]
    [InlineData("""{"method":"POST","data":{}}""", "POST / ", "{}")]
    [InlineData("""{"method":"POST"}""", "POST / ", "")]
    [InlineData("""{"method":"POST","params":{"a":1}}""", "POST / ", """{"a":1}""")]
    [InlineData("""{"payload":{"p":1}}""", "POST / ", """{"p":1}""")]
    [InlineData("""{"method":"POST","data":{"query":{"q":1},"body":[2]}}""", "POST /?q=1 ", "[2]")]
    [InlineData("""{"data":{"body":[2]},"params":{"q":1}}""", "GET /?q=1 ", "")]
    [InlineData("""{"method":"POST","data":{"a b":"c&d","e":[1,true]},"headers":{"content-TYPE":"application/x-www-form-urlencoded"}}""", "POST / ", "a%20b=c%26d&e=1&e=true")]
    public async Task Data_goes_where_the_method_has_a_place_for_it(string inputs, string start, string body)
    {
        using var server = new LoopbackServer(Fine);

        await RunAsync($$"""{"url":"{{server.Url}}",{{inputs[1..]}}""");

        Assert.StartsWith(start, server.Requests[0]);
        Assert.EndsWith($"\r\n\r\n{body}", server.Requests[0]);
    }

    [Fact]
    public async Task A_map_may_be_sent_as_parts_of_a_form()
    {
        using var server = new LoopbackServer(Fine);

        await RunAsync($$"""{"url":"{{server.Url}}","method":"POST","data":{"a":"1","b":{"c":2} },"headers":{"Content-Type":"multipart/form-data"} }""");

        Assert.Contains("Content-Type: multipart/form-data; boundary=", server.Requests[0]);
        Assert.Contains("name=\"b\"\r\n\r\n{\"c\":2}\r\n", server.Requests[0]);
    }

    [Theory]
    [InlineData("""{"body":1,"data":{"a":1}}""", "Input 'data' is given beside 'body'.")]
    [InlineData("""{"data":[1]}""", "Input 'data' must be a map, and is a list.")]
    [InlineData("""{"method":"POST","data":{"body":[1]},"headers":{"Content-Type":"multipart/form-data"}}""", "Input 'data' must be a map or text, because its content-type is 'multipart/form-data', and is a list.")]
    public async Task Wrong_data_is_told(string inputs, string error)
        => Assert.StartsWith(error, (await Assert.ThrowsAsync<ActionInputException>(() => RunAsync($$"""{"url":"http://127.0.0.1:1",{{inputs[1..]}}"""))).Message);

    private static async Task<JsonElement> RunAsync(string inputs, TimeProvider? time = null)
    {
        using var services = TestPlugins.Create(
            static n => n switch { "TOKEN" => "hunter2", "LINES" => "hunter2\r\nX: y", _ => null },
            services => services.AddSingleton(time ?? TimeProvider.System));
        return await services.GetRequiredService<IPlugins<IWorkerAction>>().Get("http").ExecuteAsync(Inputs.Context(inputs), default);
    }
}
