using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Gen.Worker.Actions.Http;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Actions;

public sealed class HttpActionTests
{
    private const string Fine = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Id: 7\r\nContent-Length: 9\r\nConnection: close\r\n\r\n{\"a\":[1]}";

    [Fact]
    public async Task An_answer_in_JSON_is_a_value()
    {
        using var server = new LoopbackServer(Fine);

        var result = await RunAsync($$"""{"url":"{{server.Url}}/x?a=1","query":{"b":"c d","e":[1,true],"f":null},"headers":{"X-Key":"k","Accept":"text/x"} }""");

        Assert.Equal((200, "7", "[1]"), (result.GetProperty("status").GetInt32(), result.GetProperty("headers").GetProperty("x-id").GetString(), result.GetProperty("body").GetProperty("a").GetRawText()));
        Assert.StartsWith("GET /x?a=1&b=c%20d&e=1&e=true HTTP/1.1\r\n", server.Requests[0]);
        Assert.Contains("X-Key: k\r\n", server.Requests[0]);
        Assert.Contains("Accept: text/x\r\n", server.Requests[0]);
    }

    [Theory]
    [InlineData("""{"body":{"a":1}}""", "POST / ", "Content-Type: application/json", """{"a":1}""")]
    [InlineData("""{"method":"put","body":[1,2]}""", "PUT / ", "Content-Type: application/json", "[1,2]")]
    [InlineData("""{"method":"PATCH","body":"a=1","headers":{"content-type":"text/plain"}}""", "PATCH / ", "Content-Type: text/plain", "a=1")]
    [InlineData("""{"method":"DELETE"}""", "DELETE / ", "", "")]
    public async Task A_body_is_sent_as_JSON_unless_it_says_otherwise(string inputs, string start, string header, string body)
    {
        using var server = new LoopbackServer(Fine);

        await RunAsync($$"""{"url":"{{server.Url}}",{{inputs[1..]}}""");

        Assert.StartsWith(start, server.Requests[0]);
        Assert.Contains(header, server.Requests[0]);
        Assert.EndsWith($"\r\n\r\n{body}", server.Requests[0]);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Length: 1\r\n\r\n", 0xE9, "\"\\u00E9\"")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=nonsense\r\nContent-Length: 1\r\n\r\n", 0x41, "\"A\"")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-7\r\nContent-Length: 1\r\n\r\n", 0x41, "\"A\"")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/problem+json\r\nContent-Length: 1\r\n\r\n", 0x35, "5")]
    public async Task A_body_is_read_as_its_type_says(string head, byte body, string json)
    {
        using var server = new LoopbackServer(async (_, stream) => await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), body]));

        Assert.Equal(json, (await RunAsync(server)).GetProperty("body").GetRawText());
    }

    [Theory]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone", "was answered with 404 Not Found: gone")]
    [InlineData("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n", "was answered with 500 Oops.")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5\r\n\r\n{\"a\":", "was answered with what calls itself JSON and is not:")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 8\r\n\r\n\"\\uD800\"", "was answered with what calls itself JSON and is not: A text in it is not valid Unicode")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", "failed:")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx", "was answered with more than 67108864 bytes.")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain", "failed: The body is not compressed as its headers say.")]
    [InlineData("HTTP/1.1 503 Busy\r\nContent-Encoding: br\r\nContent-Length: 5\r\n\r\nzzzzz", "failed: The body is not compressed as its headers say.")]
    [InlineData("no HTTP at all\r\n\r\n", "failed:")]
    [InlineData("", "failed:")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n", "was answered with 302 and points to 'file:///etc/passwd', which is not followed")]
    [InlineData("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", "was answered with 302 and no location to go to.")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", "was answered with 302, for the 11th time in a row.")]
    public async Task A_server_that_misbehaves_is_told(string answer, string error)
    {
        using var server = new LoopbackServer(answer);

        var failed = await Assert.ThrowsAsync<ActionFailedException>(() => RunAsync($$"""{"url":"{{server.Url}}/p?token=hunter2"}"""));

        Assert.StartsWith($"GET {server.Url}/p {error}", failed.Message);
        Assert.DoesNotContain("hunter2", failed.Message);
    }

    [Fact]
    public async Task A_body_without_an_end_is_cut_off()
    {
        var block = Encoding.ASCII.GetBytes($"10000\r\n{new string('x', 0x10000)}\r\n");
        using var server = new LoopbackServer(async (_, stream) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray());
            while (true)
            {
                await stream.WriteAsync(block);
            }
        });

        Assert.EndsWith("was answered with more than 67108864 bytes.", (await Assert.ThrowsAsync<ActionFailedException>(() => RunAsync(server))).Message);
    }

    [Fact]
    public async Task What_unpacks_to_too_much_is_cut_off()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var i = 0; i < 80; i++)
            {
                gzip.Write(new byte[1024 * 1024]);
            }
        }

        using var server = new LoopbackServer(async (_, stream) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n"));
            await stream.WriteAsync(packed.ToArray());
        });

        Assert.EndsWith("was answered with more than 67108864 bytes.", (await Assert.ThrowsAsync<ActionFailedException>(() => RunAsync(server))).Message);
    }

    [Fact]
    public async Task An_answer_to_HEAD_has_the_length_of_a_body_that_is_not_sent()
    {
        using var server = new LoopbackServer("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\nConnection: close\r\n\r\n");

        var result = await RunAsync($$"""{"url":"{{server.Url}}","method":"HEAD"}""");

        Assert.Equal("100000000", result.GetProperty("headers").GetProperty("content-length").GetString());
        Assert.Equal(JsonValueKind.Null, result.GetProperty("body").ValueKind);
    }

    [Fact]
    public async Task What_is_sent_after_the_length_that_was_said_is_not_the_answer_to_the_next_request()
    {
        var answers = 0;
        using var server = new LoopbackServer(async (_, stream) =>
        {
            if (++answers == 1)
            {
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfirstHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwrong"u8.ToArray());

                // Open until the client hangs up, or takes it for the next request.
                if (await stream.ReadAsync(new byte[4096]) == 0)
                {
                    return;
                }
            }

            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nsecond"u8.ToArray());
        });
        using var action = new HttpAction(TimeProvider.System);
        var inputs = $$"""{"url":"{{server.Url}}"}""";

        var first = await action.ExecuteAsync(Inputs.Context(inputs), default);
        var second = await action.ExecuteAsync(Inputs.Context(inputs), default);

        Assert.Equal(("first", "second"), (first.GetProperty("body").GetString(), second.GetProperty("body").GetString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")]
    public async Task A_server_that_never_finishes_is_given_up(string answer)
    {
        var isAsked = new TaskCompletionSource();
        var time = new ManualTime();
        using var server = new LoopbackServer(async (request, stream) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
            isAsked.SetResult();
            _ = await stream.ReadAsync(new byte[1]);
        });
        using var action = new HttpAction(time);

        var run = action.ExecuteAsync(Inputs.Context($$"""{"url":"{{server.Url}}"}"""), default);
        await isAsked.Task;
        time.PassAll();

        Assert.Contains("was not answered in full within 30 s.", (await Assert.ThrowsAsync<ActionFailedException>(() => run)).Message);
    }

    [Fact]
    public async Task A_redirect_is_followed_and_headers_are_not_given_to_strangers()
    {
        using var stranger = new LoopbackServer(Fine);
        using var server = new LoopbackServer(async (request, stream) => await stream.WriteAsync(Encoding.ASCII.GetBytes(
            request.StartsWith("GET /old", StringComparison.Ordinal)
                ? "HTTP/1.1 301 Moved\r\nLocation: /new\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                : $"HTTP/1.1 302 Found\r\nLocation: {stranger.Url}/there\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")));

        var result = await RunAsync($$"""{"url":"{{server.Url}}/old","headers":{"X-Key":"hunter2"} }""");

        Assert.Equal(200, result.GetProperty("status").GetInt32());
        Assert.Contains("hunter2", server.Requests[1]);
        Assert.StartsWith("GET /there ", stranger.Requests[0]);
        Assert.DoesNotContain("hunter2", stranger.Requests[0]);
    }

    [Fact]
    public async Task A_post_is_not_sent_on()
    {
        using var server = new LoopbackServer("HTTP/1.1 307 Moved\r\nLocation: /new\r\nContent-Length: 0\r\n\r\n");

        Assert.Contains("Only GET and HEAD are sent on", (await Assert.ThrowsAsync<ActionFailedException>(() => RunAsync($$"""{"url":"{{server.Url}}","body":1}"""))).Message);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on_is_told()
    {
        string url;
        using (var server = new LoopbackServer(""))
        {
            url = server.Url;
        }

        Assert.StartsWith($"GET {url}/ failed: Connection refused", (await Assert.ThrowsAsync<ActionFailedException>(() => RunAsync($$"""{"url":"{{url}}"}"""))).Message);
    }

    [Theory]
    [InlineData("""{"url":"file:///etc/passwd"}""", "Input 'url' must begin with http:// or https://.")]
    [InlineData("""{"url":"ftp://x/y"}""", "Input 'url' must begin with")]
    [InlineData("""{"url":"/x"}""", "Input 'url' must begin with")]
    [InlineData("""{"url":"http://me:hunter2@x/"}""", "Input 'url' holds a user name or a password.")]
    [InlineData("""{"url":"http://x/","method":"GTE"}""", "Input 'method' is 'GTE'. It is one of GET, HEAD")]
    [InlineData("""{"url":"http://x/","method":"GET","body":1}""", "Input 'body' cannot be sent with GET.")]
    [InlineData("""{"url":"http://x/","headers":{"a b":"c"}}""", "Input 'headers.a b' is not a request header")]
    [InlineData("""{"url":"http://x/","headers":{"a":"c\r\nHost: y"}}""", "Input 'headers.a' is not a request header")]
    [InlineData("""{"url":"http://x/","headers":{"content-type":";"},"body":1}""", "Input 'headers.content-type' is not a request header")]
    [InlineData("""{"url":"http://x/","headers":{"content-type":"text/plain"},"body":1}""", "Input 'body' must be text, because its content-type is 'text/plain', and is a number.")]
    public async Task A_wrong_input_is_told(string inputs, string error)
        => Assert.StartsWith(error, (await Assert.ThrowsAsync<ActionInputException>(() => RunAsync(inputs))).Message);

    private static Task<JsonElement> RunAsync(LoopbackServer server) => RunAsync($$"""{"url":"{{server.Url}}"}""");

    private static async Task<JsonElement> RunAsync(string inputs)
    {
        using var action = new HttpAction(TimeProvider.System);
        return await action.ExecuteAsync(Inputs.Context(inputs), default);
    }
}
