using System.Text.Json;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Controllers;

public sealed class SubPlaybookTests : IDisposable
{
    private const string Child = "name: child\nworkload: {a: 1, b: {c: 2, d: 3}}\nsteps:\n  - {step: first, action: fake, outputs: '{{ a }}'}\n  - {step: last, tool: fake, outputs: '{{ [a, b] }}'}\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_playbook_runs_another_as_an_execution_that_says_whose_it_is()
    {
        _folder.Write("child.yaml", Child);
        await using var worker = new TestWorker();

        var report = await worker.RunAsync("name: n\nsteps:\n  - {step: s, action: playbook, path: child.yaml, args: {a: 10, b: {c: 20}}}\n  - {step: t, action: fake, outputs: '{{ s.result[0] }}'}\n", folder: _folder.Path);

        Assert.Null(report.Steps[0].Error);
        var result = report.Steps[0].Result!.Value;
        Assert.Equal(("child", """[10,{"c":20,"d":3}]""", "10"), (result.GetProperty("playbook").GetString(), result.GetProperty("result").GetRawText(), result.GetProperty("steps").GetProperty("first").GetRawText()));
        Assert.Contains("'tool' is now called 'action'.", result.GetProperty("warnings")[0].GetString());
        Assert.Equal("10", report.Steps[1].Result?.GetRawText());
        var start = (await worker.Only<IEventLog>().ReadAsync(result.GetProperty("execution_id").GetString()!))[0].Event;
        Assert.Equal(
            (EventTypes.ExecutionStart, report.ExecutionId, "s"),
            (start.Type, start.Meta!.Value.GetProperty("parent_execution_id").GetString(), start.Meta.Value.GetProperty("parent_step").GetString()));
    }

    [Fact]
    public async Task A_playbook_that_fails_fails_the_step_that_runs_it_with_its_error()
    {
        _folder.Write("child.yaml", "name: child\nsteps:\n  - {step: bad, action: fake, throwWhen: true}\n");
        await using var worker = new TestWorker();

        var report = await worker.RunAsync("name: n\nsteps:\n  - {step: s, action: playbook, path: child.yaml}\n", folder: _folder.Path);

        Assert.Matches(@"^p\.yaml\(3,5\): Step 's' \(playbook\): Playbook 'child' \(execution [0-9a-f-]{36}\) failed: .*child\.yaml\(3,5\): Step 'bad' \(fake\): nested failed$", report.Steps[0].Error);
        Assert.Equal(["Failed", "Failed"], (await worker.Only<IEventLog>().ListAsync(10)).Select(static r => $"{r.State}"));
    }

    [Fact]
    public async Task A_playbook_that_runs_itself_is_stopped_and_the_chain_is_told()
    {
        _folder.Write("me.yaml", "name: me\nsteps:\n  - {step: again, action: playbook, path: me.yaml}\n");
        await using var worker = new TestWorker();

        var report = await worker.RunAsync("name: n\nsteps:\n  - {step: s, action: playbook, path: me.yaml}\n", folder: _folder.Path);

        Assert.Contains("Playbooks run playbooks more than 8 deep: n -> me -> me -> me -> me -> me -> me -> me -> me -> me. Does one run itself?", report.Steps[0].Error);
    }

    [Theory]
    [InlineData("../outside.yaml", "which is outside of the playbook's folder")]
    [InlineData("in/../../outside.yaml", "which is outside of the playbook's folder")]
    [InlineData("/etc/hosts.yaml", "it is relative to the folder of the playbook")]
    [InlineData("link.yaml", "a link that leads out of the playbook's folder")]
    [InlineData("linked/outside.yaml", "a link that leads out of the playbook's folder")]
    [InlineData("none.yaml", "there is no such file")]
    [InlineData("p/q", "a path in the server's catalogue, and no server is configured")]
    public async Task A_playbook_outside_of_the_folder_is_not_read(string path, string problem)
    {
        var inside = Directory.CreateDirectory(Path.Combine(_folder.Path, "books", "in")).Parent!.FullName;
        var outside = _folder.Write("outside.yaml", Child);
        File.CreateSymbolicLink(Path.Combine(inside, "link.yaml"), outside);
        Directory.CreateSymbolicLink(Path.Combine(inside, "linked"), _folder.Path);
        await using var worker = new TestWorker();

        var report = await worker.RunAsync($"name: n\nsteps:\n  - {{step: s, action: playbook, path: {path}}}\n", folder: inside);

        Assert.Contains($"Input 'path' is '{path}'", report.Steps[0].Error);
        Assert.Contains(problem, report.Steps[0].Error);
    }

    [Fact]
    public async Task A_link_within_the_folder_is_followed()
    {
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "link.yaml"), _folder.Write("child.yaml", Child));
        await using var worker = new TestWorker();

        var report = await worker.RunAsync("name: n\nsteps:\n  - {step: s, action: playbook, path: link.yaml}\n", folder: _folder.Path);

        Assert.Null(report.Steps[0].Error);
    }

    [Fact]
    public async Task A_playbook_in_the_step_runs_and_its_slips_have_their_places()
    {
        await using var worker = new TestWorker();

        var report = await worker.RunAsync("""
            name: n
            steps:
              - step: good
                action: playbook
                content: |
                  name: inner
                  steps:
                    - {step: a, action: fake, outputs: "{{ execution_id }}"}
              - step: bad
                action: playbook
                content: |
                  name: inner
                  steps:
                    - {step: a, action: faek}
            """);

        Assert.Equal(report.Steps[0].Result?.GetProperty("execution_id").GetString(), report.Steps[0].Result?.GetProperty("result").GetString());
        Assert.Contains("n/bad(3,23): Step 'bad' (playbook): There is no action 'faek'. Did you mean 'fake'?", report.Steps[1].Error);
    }

    [Fact]
    public async Task A_playbook_of_the_servers_catalogue_is_run_here()
    {
        using var server = new HttpStandIn(static (_, _) => (200, Child));
        await using var worker = new TestWorker(environment: n => n == "GEN_SERVER_URL" ? server.Url : null);

        var report = await worker.RunAsync("name: n\nsteps:\n  - {step: s, action: playbook, resource_path: books/child}\n");

        Assert.Null(report.Steps[0].Error);
        Assert.Equal(["GET /api/catalog/books/child"], server.Requests);
    }

    [Fact]
    public async Task A_detached_playbook_is_the_servers_and_is_asked_for_with_a_key()
    {
        var (body, key) = ("", "");
        using var server = new HttpStandIn((request, sent) =>
        {
            (body, key) = (sent, request.Headers["Idempotency-Key"] ?? "");
            return (202, """{"execution_id": "e1", "status": "queued"}""");
        });
        await using var worker = new TestWorker(environment: n => n == "GEN_SERVER_URL" ? server.Url : null);

        var report = await worker.RunAsync("name: n\nsteps:\n  - {step: s, action: playbook, path: books/child, version: 2, workload: {a: 1, b: 1}, args: {b: 2}, detached: true}\n");

        Assert.Equal("""{"execution_id":"e1","status":"queued","detached":true}""", report.Steps[0].Result?.GetRawText());
        Assert.Equal(["POST /api/run/playbook"], server.Requests);
        Assert.Equal(64, key.Length);
        Assert.Equal(
            $$$"""{"path":"books/child","version":2,"parameters":{"a":1,"b":2},"merge":true,"context":{"parent_execution_id":"{{{report.ExecutionId}}}","parent_event_id":null,"parent_step":"s"}}""",
            body);
    }

    [Fact]
    public async Task A_secret_is_not_given_to_the_server()
    {
        using var server = new HttpStandIn(static (_, _) => (202, """{"execution_id": "e1", "status": "queued"}"""));
        await using var worker = new TestWorker(environment: n => n switch { "GEN_SERVER_URL" => server.Url, "GEN_SECRET_X" => "canary-0123456789", _ => null });

        var report = await worker.RunAsync("name: n\nsteps:\n  - {step: x, action: secrets, inputs: {source: environment, name: x}}\n  - {step: s, action: playbook, path: p, args: {password: '{{ x.value }}'}, detached: true}\n");

        Assert.Contains("Input 'args' holds a secret", report.Steps[1].Error);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/api")]
    [InlineData("/api/")]
    public async Task The_servers_address_may_end_as_one_likes(string end)
    {
        using var server = new HttpStandIn(static (_, _) => (202, """{"execution_id": "e1", "status": "queued"}"""));
        await using var worker = new TestWorker(environment: n => n == "GEN_SERVER_URL" ? server.Url + end : null);

        await worker.RunAsync("name: n\nsteps:\n  - {step: s, action: playbook, path: p, detached: true}\n");

        Assert.Equal(["POST /api/run/playbook"], server.Requests);
    }

    [Fact]
    public async Task A_step_that_asks_again_asks_for_the_same_execution()
    {
        var keys = new List<string?>();
        using var server = new HttpStandIn((request, _) =>
        {
            keys.Add(request.Headers["Idempotency-Key"]);
            return keys.Count == 1 ? (409, "{}") : (202, """{"execution_id": "e1", "status": "queued"}""");
        });
        await using var worker = new TestWorker(environment: n => n == "GEN_SERVER_URL" ? server.Url : null);

        var report = await worker.RunAsync("name: n\nsteps:\n  - {step: s, action: playbook, path: p, detached: true, retry: {initial_delay: 0}}\n  - {step: t, action: playbook, path: p, detached: true}\n");

        Assert.Equal(StepState.Succeeded, report.State);
        Assert.Equal((3, 2), (keys.Count, keys.Distinct().Count()));
        Assert.Equal(keys[0], keys[1]);
    }

    [Fact]
    public async Task What_the_server_refuses_fails_the_step()
    {
        using var server = new HttpStandIn(static (_, _) => (422, """{"title": "Unknown member", "detail": "There is no 'pth'. Did you mean 'path'?"}"""));
        await using var worker = new TestWorker(environment: n => n == "GEN_SERVER_URL" ? server.Url : null);

        var report = await worker.RunAsync("name: n\nsteps:\n  - {step: s, action: playbook, path: p, detached: true}\n");

        Assert.EndsWith("Running playbook 'p': the server answered with 422. It says: There is no 'pth'. Did you mean 'path'?", report.Steps[0].Error);
    }

    [Fact]
    public async Task What_is_cancelled_cancels_the_playbook_that_it_runs()
    {
        using var cancellation = new CancellationTokenSource();
        await using var worker = new TestWorker(fake: new(async (_, token) =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return Json.Null;
        }));

        var report = await worker.RunAsync(
            "name: n\nsteps:\n  - step: s\n    action: playbook\n    content: |\n      name: inner\n      steps:\n        - {step: a, action: fake}\n", cancellationToken: cancellation.Token);

        Assert.Equal(StepState.Cancelled, report.State);
        Assert.All(await worker.Only<IEventLog>().ListAsync(10), static r => Assert.Equal(ExecutionState.Cancelled, r.State));
    }
}
