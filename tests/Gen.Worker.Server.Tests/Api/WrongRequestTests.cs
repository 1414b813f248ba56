using System.Net;
using System.Net.Sockets;
using System.Text;
using Gen.Worker.Runtime.Events.Wire;
using Gen.Worker.Server.Tests.Support;

namespace Gen.Worker.Server.Tests.Api;

/// <summary>What is wrong gets a problem that says what to do, and changes nothing.</summary>
public sealed class WrongRequestTests() : ServerTests(null)
{
    private const string Lease = "/api/queue/lease";
    private const string Run = "/api/run/playbook";

    [Theory]
    [InlineData(Run, "{", "not JSON")]
    [InlineData(Run, "", "not JSON")]
    [InlineData(Run, "[]", "must be an object; it is a list")]
    [InlineData(Run, "{}", "lacks 'path'")]
    [InlineData(Run, """{"path": "p", "path": "q"}""", "'path' twice")]
    [InlineData(Run, """{"path": "p", "parametrs": {}}""", "no member 'parametrs'. Did you mean 'parameters'?")]
    [InlineData(Run, """{"path": 5}""", "'path' of The body must be a text")]
    [InlineData(Run, """{"path": "p", "version": "newest"}""", "\"latest\"")]
    [InlineData(Run, """{"path": "p", "version": 0}""", "'version'")]
    [InlineData(Run, """{"path": "p", "parameters": []}""", "must be an object; it is a list")]
    [InlineData(Run, """{"path": "p", "parameters": {"a": "\ud800"}}""", "Unicode")]
    [InlineData(Run, """{"path": "../etc"}""", "no path of a playbook")]
    [InlineData(Run, """{"path": "p", "content": "name: p\nsteps: [\n"}""", "p(3,1)")]
    [InlineData(Run, """{"path": "p", "context": {"parent": 1}}""", "Did you mean")]
    [InlineData(Lease, """{"lease_seconds": 60}""", "lacks 'worker_id'")]
    [InlineData(Lease, """{"worker_id": "w", "lease_seconds": 0}""", "from 1 to 3600; it is 0")]
    [InlineData(Lease, """{"worker_id": "w", "lease_seconds": 60, "slots": 65}""", "from 1 to 64")]
    [InlineData(Lease, """{"worker_id": "w", "lease_seconds": 60, "wait_seconds": 31}""", "from 0 to 30")]
    [InlineData(Lease, """{"worker_id": "w", "lease_seconds": 1.5}""", "whole number")]
    [InlineData("/api/queue/renew", """{"worker_id": "w", "lease_seconds": 60}""", "lacks 'jobs'")]
    [InlineData("/api/queue/renew", """{"worker_id": "w", "lease_seconds": 60, "jobs": [{"execution_id": "a b", "attempt": 1}]}""", "jobs[0]")]
    [InlineData("/api/queue/release", """{"worker_id": "w", "jobs": [{"execution_id": "a", "attempt": 0}]}""", "from 1 to 1000")]
    [InlineData("/api/events", """{"events": [{"execution_id": "e"}]}""", "events[0] lacks 'attempt'")]
    [InlineData("/api/events", """{"events": {}}""", "must be a list")]
    [InlineData("/api/events", """{"execution_id": "e", "attempt": 1, "sequence": 1, "event_type": "x", "node_name": "n", "status": "s", "time": "yesterday"}""", "RFC 3339")]
    [InlineData("/api/events", """{"execution_id": "e", "attempt": 1, "sequence": 1, "event_type": "x", "node_name": "n", "status": "s", "time": "2026-01-02T03:04:05"}""", "RFC 3339")]
    [InlineData("/api/events", """{"execution_id": "e", "attempt": 1, "sequence": 1, "event_type": "x", "node_name": "n", "status": "s", "time": "2026-01-02T03:04:05Z", "duration": 1}""", "Did you mean 'duration_ms'?")]
    [InlineData("/api/events", """{"execution_id": "e", "attempt": 1, "sequence": 1, "event_type": "x", "node_name": "n", "status": "s", "time": "2026-01-02T03:04:05Z", "meta": 1}""", "'meta'")]
    public async Task A_body_that_is_wrong_is_refused_with_what_is_wrong_in_it(string path, string body, string detail)
    {
        await Server.PutAsync("p", Texts.Playbook);

        Assert.Contains(detail, (await Server.PostAsync(path, body)).Problem(HttpStatusCode.BadRequest));
        Assert.Empty(await Server.Queue.ListAsync(null, 10));
    }

    [Theory]
    [InlineData("3", true)]
    [InlineData("true", true)]
    [InlineData("false", true)]
    [InlineData("""{"max_attempts": 4, "initial_delay": 0.5, "backoff_multiplier": 1.5, "max_delay": 9, "jitter": false}""", true)]
    [InlineData("0", false)]
    [InlineData("1.5", false)]
    [InlineData("\"3\"", false)]
    [InlineData("""{"max_attempt": 4}""", false)]
    [InlineData("""{"backoff_multiplier": 0.5}""", false)]
    public async Task A_rule_for_retries_is_read_strictly(string retry, bool isRight)
    {
        await Server.PutAsync("p", Texts.Playbook);

        var reply = await Server.PostAsync(Run, $$"""{"path": "p", "retry": {{retry}}}""");

        Assert.Equal(isRight ? HttpStatusCode.Accepted : HttpStatusCode.BadRequest, reply.Status);
    }

    [Theory]
    [InlineData("GET", "/api/nothing", HttpStatusCode.NotFound, "openapi")]
    [InlineData("GET", "/api/events", HttpStatusCode.MethodNotAllowed, "POST")]
    [InlineData("GET", "/api/executions/none", HttpStatusCode.NotFound, "no execution 'none'")]
    [InlineData("GET", "/api/executions/a%20b", HttpStatusCode.BadRequest, "letters")]
    [InlineData("GET", "/api/workload/none", HttpStatusCode.NotFound, "no execution 'none'")]
    [InlineData("POST", "/api/executions/none/cancel", HttpStatusCode.NotFound, "no execution 'none'")]
    [InlineData("GET", "/api/executions?status=late", HttpStatusCode.BadRequest, "Known: queued")]
    [InlineData("GET", "/api/executions?limit=0", HttpStatusCode.BadRequest, "from 1 to 1000")]
    [InlineData("GET", "/api/executions?colour=red", HttpStatusCode.BadRequest, "Known: status, limit")]
    [InlineData("GET", "/api/catalog/none", HttpStatusCode.NotFound, "no playbook 'none'")]
    [InlineData("GET", "/api/catalog/none?version=x", HttpStatusCode.BadRequest, "whole number")]
    public async Task What_is_not_there_is_told(string method, string path, HttpStatusCode status, string detail)
        => Assert.Contains(detail, (await Server.SendAsync(new(method), path)).Problem(status));

    [Theory]
    [InlineData("name: p\nsteps: [\n", "x/y(3,1)")]
    [InlineData("name: p\n", "steps")]
    [InlineData("", "empty")]
    [InlineData("name: p\nname: q\n", "x/y(2,1)")]
    public async Task A_text_that_is_no_playbook_is_refused_with_line_and_column(string yaml, string detail)
    {
        Assert.Contains(detail, (await Server.SendAsync(HttpMethod.Put, "/api/catalog/x/y", yaml, "application/yaml")).Problem(HttpStatusCode.BadRequest));
        (await Server.GetAsync("/api/catalog/x/y")).Problem(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/api/catalog/..")]
    [InlineData("/api/catalog/../../etc/passwd")]
    [InlineData("/api/catalog/%2e%2e/b")]
    [InlineData("/api/catalog/a/%2e%2e/%2e%2e/%2e%2e/b")]
    [InlineData("/api/catalog/..%2fb")]
    [InlineData("/api/catalog/..%5cb")]
    [InlineData("/api/catalog/a//b")]
    [InlineData("/api/catalog/a%00b")]
    [InlineData("/api/catalog/a%0ab")]
    [InlineData("/api/catalog/")]
    [InlineData("/api/catalog/%20")]
    public async Task A_path_that_leads_elsewhere_is_refused(string path)
    {
        // The client would tidy the path up.
        var answer = await SendRawAsync($"PUT {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {Texts.Playbook.Length}\r\n\r\n{Texts.Playbook}");

        Assert.Matches("^HTTP/1.1 (400|404|405) ", answer);
        var known = (await Server.GetAsync("/api/catalog")).Ok().GetProperty("playbooks").GetRawText();
        Assert.True(known == "[]", known + answer);
    }

    [Fact]
    public async Task Dots_that_the_address_itself_resolves_are_resolved_within_the_api()
    {
        await SendRawAsync($"PUT /api/catalog/a/../b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {Texts.Playbook.Length}\r\n\r\n{Texts.Playbook}");

        Assert.Equal(Texts.Playbook, (await Server.GetAsync("/api/catalog/b")).Text);
    }

    [Fact]
    public async Task What_is_too_large_is_refused_whether_it_says_so_or_not()
    {
        var large = new string('x', (1024 * 1024) + 1);

        Assert.Contains("1048576 bytes", (await Server.PostAsync(Lease, large)).Problem(HttpStatusCode.RequestEntityTooLarge));
        (await Server.SendAsync(HttpMethod.Put, "/api/catalog/p", large, "application/yaml")).Problem(HttpStatusCode.RequestEntityTooLarge);
        using var streamed = new HttpRequestMessage(HttpMethod.Put, "/api/catalog/p") { Content = new StringContent(large) };
        streamed.Headers.TransferEncodingChunked = true;
        using var response = await Server.Client.SendAsync(streamed);
        (await Reply.ReadAsync(response)).Problem(HttpStatusCode.RequestEntityTooLarge);

        await Server.PutAsync("p", Texts.Playbook);
        var parameters = $$"""{"path": "p", "parameters": {"a": "{{large}}"} }""";
        Assert.Contains("'parameters' may have", (await Server.PostAsync(Run, parameters)).Problem(HttpStatusCode.RequestEntityTooLarge));
    }

    [Fact]
    public async Task A_batch_has_a_limit_in_events_and_in_bytes()
    {
        var many = Texts.Batch([.. Enumerable.Range(1, EventBatch.MostEvents + 1).Select(static i => Texts.Event("e", 1, i))]);
        Assert.Contains("may have 1000 items; it has 1001", (await Server.PostAsync("/api/events", many)).Problem(HttpStatusCode.BadRequest));

        // It is refused before it is sent, so that the connection may break under whoever sends it.
        var answer = await SendRawAsync($"POST /api/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {EventBatch.MostBytes + 1}\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 413 ", answer);
    }

    [Theory]
    [InlineData(60, HttpStatusCode.Accepted)]
    [InlineData(63, HttpStatusCode.BadRequest)]
    [InlineData(100_000, HttpStatusCode.BadRequest)]
    public async Task What_is_nested_too_deep_is_refused(int depth, HttpStatusCode status)
    {
        await Server.PutAsync("p", Texts.Playbook);
        var value = new string('[', depth) + new string(']', depth);

        Assert.Equal(status, (await Server.PostAsync(Run, $$"""{"path": "p", "parameters": {"a": {{value}} } }""")).Status);
        if (status == HttpStatusCode.Accepted)
        {
            Assert.Single(await Server.LeaseAsync());
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task A_body_is_called_JSON(string type) => (await Server.SendAsync(HttpMethod.Post, Lease, "{}", type)).Problem(HttpStatusCode.UnsupportedMediaType);

    [Fact]
    public async Task A_packed_body_is_refused()
        => (await Server.PostAsync(Lease, "{}", ("Content-Encoding", "gzip"))).Problem(HttpStatusCode.UnsupportedMediaType);

    [Fact]
    public async Task What_is_no_text_is_refused()
    {
        using var content = new ByteArrayContent([0x6E, 0xFF]);
        using var response = await Server.Client.PutAsync("/api/catalog/p", content);

        Assert.Contains("byte 2", (await Reply.ReadAsync(response)).Problem(HttpStatusCode.BadRequest));
    }

    private async Task<string> SendRawAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Server.Client.BaseAddress!.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
