using System.Net;
using System.Text;
using Gen.Plugins.Migrations.Tests.Support;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Server.Tests.Support;

namespace Gen.Worker.Server.Tests.Api;

/// <summary>Each place of the API, on each kind of database.</summary>
public abstract class ApiTests(PostgreSqlServer? postgreSql) : ServerTests(postgreSql)
{
    private protected override Task<TestServer> StartAsync() => TestServer.StartAsync(ConnectionString, time: Clock);

    [Fact]
    public async Task An_execution_goes_from_the_request_to_its_result()
    {
        await Server.PutAsync("reports/daily", Texts.Playbook);
        var asked = await Server.PostAsync("/api/run/playbook", """{"path": "reports/daily", "version": "latest", "parameters": {"table": "t"}, "context": {"parent_execution_id": "e-0", "parent_event_id": 7, "parent_step": "s", "iterator_index": 1}, "type": "playbook", "sync_to_postgres": true}""");
        Assert.Equal(HttpStatusCode.Accepted, asked.Status);
        var id = asked.Json.GetProperty("execution_id").GetString()!;
        Assert.Equal($"/api/executions/{id}", asked.Headers["Location"]);
        Assert.Equal("queued", asked.Json.GetProperty("status").GetString());

        var job = Assert.Single(await Server.LeaseAsync("w-1"));
        Assert.Equal(
            (id, 1, 2, "reports/daily", 1, true),
            (job.GetProperty("execution_id").GetString(), job.GetProperty("attempt").GetInt32(), job.GetProperty("max_attempts").GetInt32(), job.GetProperty("path").GetString(), job.GetProperty("version").GetInt32(), job.GetProperty("merge").GetBoolean()));
        Assert.Equal(Texts.Playbook, job.GetProperty("content").GetString());
        Assert.Equal("""{"table":"t"}""", job.GetProperty("parameters").GetRawText());
        Assert.Equal("""{"parent_execution_id":"e-0","parent_event_id":"7","parent_step":"s"}""", job.GetProperty("context").GetRawText());
        Assert.Equal("""{"lost":[]}""", (await Server.PostAsync("/api/queue/renew", $$"""{"worker_id": "w-1", "lease_seconds": 60, "jobs": [{"execution_id": "{{id}}", "attempt": 1}]}""")).Ok().GetRawText());

        var events = Texts.Batch(Texts.Event(id, 1, 1, EventTypes.ExecutionStart), Texts.Event(id, 1, 2, EventTypes.ExecutionComplete, result: """{"rows":[1]}"""));
        Assert.Equal("""{"accepted":2,"duplicates":0,"refused":[]}""", (await Server.PostAsync("/api/events", events)).Ok().GetRawText());
        Assert.Equal("""{"accepted":0,"duplicates":2,"refused":[]}""", (await Server.PostAsync("/api/events", events)).Ok().GetRawText());

        var execution = (await Server.GetAsync($"/api/executions/{id}")).Ok();
        Assert.Equal(
            ("done", "w-1", 1, 2, """{"rows":[1]}""", "e-0"),
            (execution.GetProperty("status").GetString(), execution.GetProperty("worker").GetString(), execution.GetProperty("attempt").GetInt32(), execution.GetProperty("event_count").GetInt32(), execution.GetProperty("result").GetRawText(), execution.GetProperty("parent_execution_id").GetString()));
        Assert.False(execution.TryGetProperty("events", out _));
        var after = (await Server.GetAsync($"/api/executions/{id}?events=true&after=1")).Ok().GetProperty("events");
        Assert.Equal([(2, EventTypes.ExecutionComplete)], after.EnumerateArray().Select(static e => (e.GetProperty("number").GetInt32(), e.GetProperty("event_type").GetString()!)));
        Assert.Equal([id], (await Server.GetAsync("/api/executions?status=done&limit=5")).Ok().GetProperty("executions").EnumerateArray().Select(static e => e.GetProperty("execution_id").GetString()));
        Assert.Empty((await Server.GetAsync("/api/executions?status=queued")).Ok().GetProperty("executions").EnumerateArray());
    }

    [Fact]
    public async Task An_event_alone_needs_no_list()
    {
        var id = await RunAsync();
        await Server.LeaseAsync();

        var reply = await Server.PostAsync("/api/events", $$"""{"execution_id": "{{id}}", "attempt": 1, "sequence": 1, "event_type": "x", "node_name": "n", "status": "success", "time": "2026-01-02T05:04:05+02:00"}""");

        Assert.Equal(1, reply.Ok().GetProperty("accepted").GetInt32());
        Assert.Equal(Texts.Time.AddMilliseconds(-678), Assert.Single(await Server.Events.ReadAsync(id, 0, 1)).Event.Event.Time);
    }

    [Fact]
    public async Task A_refused_event_says_why()
        => Assert.Equal(
            """[{"execution_id":"none","attempt":1,"sequence":3,"reason":"unknown_execution"}]""",
            (await Server.PostAsync("/api/events", Texts.Batch(Texts.Event("none", 1, 3)))).Ok().GetProperty("refused").GetRawText());

    [Theory]
    [InlineData("""{"limits": {"rows": 5}, "more": [1]}""", ", \"merge\": true", """{"table":"zones","limits":{"rows":5,"depth":2},"more":[1]}""")]
    [InlineData("""{"limits": {"rows": 5}}""", "", """{"table":"zones","limits":{"rows":5,"depth":2}}""")]
    [InlineData("""{"limits": {"rows": 5}}""", ", \"merge\": false", """{"limits":{"rows":5}}""")]
    [InlineData("""{}""", "", """{"table":"zones","limits":{"rows":10,"depth":2}}""")]
    public async Task The_workload_is_the_playbooks_with_the_parameters(string parameters, string more, string workload)
    {
        await Server.PutAsync("p", Texts.Playbook);
        var id = await Server.RunAsync(more: $", \"parameters\": {parameters}{more}");

        var answer = (await Server.GetAsync($"/api/workload/{id}")).Ok();

        Assert.Equal((id, "p", 1, workload), (answer.GetProperty("execution_id").GetString(), answer.GetProperty("path").GetString(), answer.GetProperty("version").GetInt32(), answer.GetProperty("workload").GetRawText().Replace(" ", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_catalogue_keeps_all_versions_and_the_last_one_that_was_put_is_the_newest()
    {
        long[] versions = [await PutAsync(0), await PutAsync(1), await PutAsync(0), await PutAsync(2)];
        Assert.Equal([1, 2, 1, 3], versions);
        Assert.Equal(1, await PutAsync(0));
        Assert.Equal(1, await Server.PutAsync("a", Texts.Playbook));

        var newest = await Server.GetAsync("/api/catalog/x/y");
        Assert.Equal(("application/yaml", "1", Texts.Numbered(0)), (newest.Type, newest.Headers["X-Playbook-Version"], newest.Text));
        Assert.Equal(Texts.Numbered(0), (await Server.GetAsync("/api/catalog/x/y?version=latest")).Text);
        Assert.Equal(Texts.Numbered(2), (await Server.GetAsync("/api/catalog/x/y?version=3")).Text);
        Assert.Equal([("a", 1), ("x/y", 1)], (await Server.GetAsync("/api/catalog")).Ok().GetProperty("playbooks").EnumerateArray().Select(static p => (p.GetProperty("path").GetString()!, p.GetProperty("version").GetInt32())));
        Assert.Contains("has no version 4; its newest is 1", (await Server.GetAsync("/api/catalog/x/y?version=4")).Problem(HttpStatusCode.NotFound));

        async Task<long> PutAsync(int number)
        {
            Pass(TimeSpan.FromSeconds(1));
            return await Server.PutAsync("x/y", Texts.Numbered(number));
        }
    }

    [Fact]
    public async Task A_text_that_comes_with_the_request_is_put_into_the_catalogue_and_run()
    {
        await Server.PutAsync("p", Texts.Playbook);
        var content = System.Text.Json.JsonSerializer.Serialize(Texts.Numbered(1));

        await Server.RunAsync(more: $", \"content\": {content}");

        Assert.Equal(2, Assert.Single(await Server.LeaseAsync()).GetProperty("version").GetInt32());
        Assert.Equal(Texts.Numbered(1), (await Server.GetAsync("/api/catalog/p?version=2")).Text);
        (await Server.PostAsync("/api/run/playbook", $$"""{"path": "p", "version": 1, "content": {{content}}}""")).Problem(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_key_stands_for_one_execution()
    {
        await Server.PutAsync("p", Texts.Playbook);
        const string Body = """{"path": "p", "parameters": {"a": 1}}""";

        var replies = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Server.PostAsync("/api/run/playbook", Body, ("Idempotency-Key", "k-1"))));
        var other = await Server.PostAsync("/api/run/playbook", """{"path": "p"}""", ("Idempotency-Key", "k-1"));
        var second = await Server.PostAsync("/api/run/playbook", Body, ("Idempotency-Key", "k-2"));

        Assert.All(replies, static r => Assert.Equal(HttpStatusCode.Accepted, r.Status));
        var id = Assert.Single(replies.Select(static r => r.Text).Distinct());
        Assert.NotEqual(id, second.Text);
        Assert.Contains("'k-1' stands for another request", other.Problem(HttpStatusCode.UnprocessableEntity));
        (await Server.PostAsync("/api/run/playbook", Body, ("Idempotency-Key", "k 3"))).Problem(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_worker_that_waits_gets_work_when_it_comes_and_one_that_is_lost_loses_its_own()
    {
        var waiting = Server.LeaseAsync("w-1", leaseSeconds: 30, waitSeconds: 20);
        var id = await RunAsync();
        Assert.Equal(id, Assert.Single(await waiting).GetProperty("execution_id").GetString());

        var other = Server.LeaseAsync("w-2", waitSeconds: 20);
        Pass(TimeSpan.FromSeconds(31));

        var job = Assert.Single(await other);
        Assert.Equal((id, 2), (job.GetProperty("execution_id").GetString(), job.GetProperty("attempt").GetInt32()));
        var lost = await Server.PostAsync("/api/queue/renew", $$"""{"worker_id": "w-1", "lease_seconds": 60, "jobs": [{"execution_id": "{{id}}", "attempt": 1}]}""");
        Assert.Equal($$"""[{"execution_id":"{{id}}","attempt":1,"reason":"leased_elsewhere"}]""", lost.Ok().GetProperty("lost").GetRawText());
    }

    [Fact]
    public async Task A_worker_that_went_away_while_it_waited_takes_nothing()
    {
        using var away = new CancellationTokenSource();
        var waiting = Server.Client.PostAsync("/api/queue/lease", new StringContent("""{"worker_id": "w", "lease_seconds": 60, "wait_seconds": 30}""", Encoding.UTF8, "application/json"), away.Token);
        await Server.GetAsync("/health");
        await away.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        var id = await RunAsync();

        var job = Assert.Single(await Server.LeaseAsync("other", waitSeconds: 20));
        Assert.Equal((id, 1), (job.GetProperty("execution_id").GetString(), job.GetProperty("attempt").GetInt32()));
    }

    [Fact]
    public async Task A_job_that_is_given_back_is_there_for_others()
    {
        var id = await RunAsync();
        await Server.LeaseAsync("w-1");

        var reply = await Server.PostAsync("/api/queue/release", $$"""{"worker_id": "w-1", "jobs": [{"execution_id": "{{id}}", "attempt": 1}, {"execution_id": "none", "attempt": 1}]}""");

        Assert.Equal("""{"released":1,"refused":[{"execution_id":"none","attempt":1,"reason":"unknown_execution"}]}""", reply.Ok().GetRawText());
        Assert.Equal(1, Assert.Single(await Server.LeaseAsync("w-2")).GetProperty("attempt").GetInt32());
    }

    [Fact]
    public async Task An_execution_can_be_cancelled_until_it_has_ended()
    {
        string[] ids = [await RunAsync(), await RunAsync()];
        await Server.LeaseAsync();
        var leased = (await Server.GetAsync("/api/executions?status=leased")).Ok().GetProperty("executions")[0].GetProperty("execution_id").GetString()!;
        var queued = ids.Single(id => id != leased);

        var requested = await Server.SendAsync(HttpMethod.Post, $"/api/executions/{leased}/cancel");
        var done = await Server.SendAsync(HttpMethod.Post, $"/api/executions/{queued}/cancel");

        Assert.Equal((HttpStatusCode.Accepted, "leased", true), (requested.Status, requested.Json.GetProperty("status").GetString(), requested.Json.GetProperty("cancel_requested").GetBoolean()));
        Assert.Equal("cancelled", done.Ok().GetProperty("status").GetString());
        Assert.Equal("cancelled", (await Server.SendAsync(HttpMethod.Post, $"/api/executions/{queued}/cancel")).Ok().GetProperty("status").GetString());
        await Server.PostAsync("/api/events", Texts.Batch(Texts.Event(leased, 1, 1, EventTypes.ExecutionComplete)));
        Assert.Contains("it is 'done'", (await Server.SendAsync(HttpMethod.Post, $"/api/executions/{leased}/cancel")).Problem(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task A_server_that_starts_again_has_everything_and_gives_workers_time()
    {
        var id = await RunAsync();
        await Server.LeaseAsync("w", leaseSeconds: 30);
        Pass(TimeSpan.FromHours(1));

        await RestartAsync();

        Assert.Equal("leased", (await Server.GetAsync($"/api/executions/{id}")).Ok().GetProperty("status").GetString());
        Assert.Equal(1, (await Server.PostAsync("/api/events", Texts.Batch(Texts.Event(id, 1, 1, EventTypes.ExecutionComplete)))).Ok().GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task The_server_says_that_it_is_there() => Assert.Equal("ok", (await Server.GetAsync("/health")).Ok().GetProperty("status").GetString());

    private async Task<string> RunAsync()
    {
        await Server.PutAsync("p", Texts.Playbook);
        return await Server.RunAsync();
    }
}
