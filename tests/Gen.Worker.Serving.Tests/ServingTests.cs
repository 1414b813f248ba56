using System.Text.Json;
using Gen.Worker.Serving.Tests.Support;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Serving.Tests;

public sealed class ServingTests
{
    private const string Sum = """
        name: sum
        workload: {a: 1, b: 2}
        steps:
          - {step: sum, action: sqlite, sql: "SELECT :a + :b AS n", parameters: {a: "{{ a }}", b: "{{ workload.b }}"}}
        """;

    [Fact]
    public async Task A_worker_runs_what_the_server_has_and_the_server_has_all_events()
    {
        await using var site = await Site.StartAsync();
        await site.PutAsync("math/sum", Sum);
        await site.StartWorkerAsync("w");

        var ids = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => site.RunAsync("math/sum", $$""", "parameters": {"b": {{i}}}""")));
        var ended = await Task.WhenAll(ids.Select(site.EndedAsync));

        Assert.All(ended, static e => Assert.Equal("done", e.GetProperty("status").GetString()));
        Assert.Equal(Enumerable.Range(1, 10), ended.Select(static e => Results(e).Single().GetProperty("rows")[0].GetProperty("n").GetInt32()).Order());
        Assert.All(ended, static e => Assert.Equal(["execution_start", "task_start", "task_complete", "execution_complete"], Types(e)));
        Assert.All(ended, static e => Assert.Equal("w", Events(e)[0].GetProperty("trace_component").GetProperty("worker").GetProperty("id").GetString()));
    }

    [Fact]
    public async Task A_playbook_that_is_wrong_has_failed_and_says_where()
    {
        await using var site = await Site.StartAsync();
        await site.PutAsync("p", "name: n\nsteps:\n  - step: a\n    action: sqlit\n");
        await site.StartWorkerAsync("w");

        var ended = await site.EndedAsync(await site.RunAsync("p"));

        Assert.Equal("failed", ended.GetProperty("status").GetString());
        Assert.Contains("p(4,13): There is no action 'sqlit'. Did you mean 'sqlite'?", ended.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_as_deep_as_any_may_be_is_reported_and_does_not_stop_the_others()
    {
        await using var site = await Site.StartAsync();
        await site.PutAsync("deep", "name: deep\nsteps:\n  - step: a\n    action: python\n    code: |\n      def main():\n          value = 1\n          for i in range(60):\n              value = [value]\n          return value\n");
        await site.PutAsync("sum", Sum);
        await site.StartWorkerAsync("w");

        var deep = await site.EndedAsync(await site.RunAsync("deep"));
        var deepest = string.Concat(Enumerable.Repeat("[", 58)) + string.Concat(Enumerable.Repeat("]", 58));
        var sum = await site.EndedAsync(await site.RunAsync("sum", $$""", "parameters": {"more": {{deepest}}}"""));

        Assert.Equal(("done", "done"), (deep.GetProperty("status").GetString(), sum.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task A_worker_that_is_asked_to_stop_takes_no_more_and_ends_what_it_runs()
    {
        await using var site = await Site.StartAsync();
        using var witness = new Witness();
        await site.PutAsync("long", "name: long\nsteps:\n" + PlaybookText.Waiting("wait", witness));
        await site.PutAsync("sum", Sum);
        var worker = await site.StartWorkerAsync("w");
        var begun = await site.RunAsync("long");
        using var step = await witness.AcceptAsync();

        worker.Ask();
        await worker.LineAsync("Stopping");
        var waiting = await site.RunAsync("sum");
        step.Close();

        Assert.Equal(0, await worker.EndAsync());
        Assert.Equal("done", (await site.FindAsync(begun)).GetProperty("status").GetString());
        Assert.Equal("queued", (await site.FindAsync(waiting)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task What_does_not_end_before_its_worker_does_goes_to_another()
    {
        await using var site = await Site.StartAsync();
        using var witness = new Witness();
        await site.PutAsync("long", "name: long\nsteps:\n" + PlaybookText.Waiting("wait", witness));
        var first = await site.StartWorkerAsync("first", "--drain", "0");
        var id = await site.RunAsync("long");
        using (var step = await witness.AcceptAsync())
        {
            first.Ask();
            await Witness.EndedAsync(step);
        }

        Assert.Equal(0, await first.EndAsync());
        Assert.Contains("was cancelled after", first.Output, StringComparison.Ordinal);
        await site.StartWorkerAsync("second");
        (await witness.AcceptAsync()).Close();

        var ended = await site.EndedAsync(id);
        Assert.Equal(("done", 2), (ended.GetProperty("status").GetString(), ended.GetProperty("attempt").GetInt32()));
    }

    [Fact]
    public async Task As_many_run_at_once_as_there_are_slots()
    {
        await using var site = await Site.StartAsync();
        using var witness = new Witness();
        await site.PutAsync("long", "name: long\nsteps:\n" + PlaybookText.Waiting("wait", witness));
        string[] ids = [await site.RunAsync("long"), await site.RunAsync("long"), await site.RunAsync("long")];
        await site.StartWorkerAsync("w", "--slots", "2");

        using var first = await witness.AcceptAsync();
        using var second = await witness.AcceptAsync();
        Assert.Equal(["leased", "leased", "queued"], (await Task.WhenAll(ids.Select(id => site.FindAsync(id)))).Select(static e => e.GetProperty("status").GetString()));
        first.Close();
        using var third = await witness.AcceptAsync();
        second.Close();
        third.Close();

        Assert.All(await Task.WhenAll(ids.Select(site.EndedAsync)), static e => Assert.Equal("done", e.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task A_server_that_is_down_for_longer_than_a_lease_does_not_take_work_from_who_does_it()
    {
        await using var site = await Site.StartAsync();
        using var witness = new Witness();
        await site.PutAsync("long", "name: long\nsteps:\n" + PlaybookText.Waiting("wait", witness));
        var worker = await site.StartWorkerAsync("w", "--lease", "2");
        var id = await site.RunAsync("long");
        using (await witness.AcceptAsync())
        {
            site.KillServer();

            // It is renewed four times in a lease.
            await worker.LineAsync("Staying alive", count: 6);
            await site.StartServerAsync();
        }

        var ended = await site.EndedAsync(id);
        Assert.Equal(("done", 1), (ended.GetProperty("status").GetString(), ended.GetProperty("attempt").GetInt32()));
    }

    [Fact]
    public async Task A_canary_in_each_login_is_in_no_output_event_or_row_of_server_or_worker()
    {
        const string Canary = "canary-0123456789";
        using var shop = new HttpStandIn(static (request, _) => (request.Url!.AbsolutePath == "/good" ? 200 : 500, JsonSerializer.Serialize(new
        {
            got = request.Headers["Authorization"] ?? request.Headers["X-Key"],
            again = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{request.Headers}")),
        })));
        await using var site = await Site.StartAsync(token: Canary + "-token");
        File.WriteAllText(Path.Combine(site.Folder, "logins.json"), $$$"""{"shop": {"type": "bearer", "data": {"token": "{{{Canary}}}-stored"} } }""");
        File.WriteAllText(Path.Combine(site.Folder, "filed"), Canary + "-filed");
        string[] logins =
        [
            "{type: bearer, credential: shop}", "{type: bearer, env: SHOP_TOKEN}", "{type: basic, username: us, secret: 'environment:shop'}", "{type: api_key, header: X-Key, secret: 'file:filed'}",
        ];
        foreach (var path in (string[])["good", "bad"])
        {
            for (var i = 0; i < logins.Length; i++)
            {
                await site.PutAsync($"{path}{i}", $"name: {path}\nsteps:\n  - {{step: a, action: http, url: '{shop.Url}/{path}', auth: {logins[i]}}}\n");
            }
        }

        var worker = await site.StartWorkerAsync("w", new Dictionary<string, string?>
        {
            ["GEN_CREDENTIALS"] = Path.Combine(site.Folder, "logins.json"),
            ["GEN_SECRETS"] = site.Folder,
            ["GEN_SECRET_SHOP"] = Canary + "-variable",
            ["SHOP_TOKEN"] = Canary + "-environment",
        });

        for (var i = 0; i < logins.Length; i++)
        {
            Assert.Equal("done", (await site.EndedAsync(await site.RunAsync($"good{i}"))).GetProperty("status").GetString());
            var bad = await site.EndedAsync(await site.RunAsync($"bad{i}"));
            Assert.Equal("failed", bad.GetProperty("status").GetString());
            Assert.Contains("[REDACTED]", bad.GetProperty("error").GetString(), StringComparison.Ordinal);
        }

        worker.Ask();
        Assert.Equal(0, await worker.EndAsync());
        var server = site.Server;
        site.KillServer();
        Assert.DoesNotContain("canary", worker.Output + server.Output, StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(site.Folder, "*.db*"), static file =>
        {
            var bytes = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file));
            Assert.DoesNotContain("canary", bytes, StringComparison.Ordinal);
            Assert.DoesNotMatch("Y2FuYXJ5LT|NhbmFyeS0w|jYW5hcnktM", bytes);
        });
        Assert.Equal(2 * logins.Length, shop.Requests.Count);
    }

    [Fact]
    public async Task While_the_server_is_down_work_goes_on_and_its_events_wait()
    {
        await using var site = await Site.StartAsync();
        using var witness = new Witness();
        await site.PutAsync("long", "name: long\nsteps:\n" + PlaybookText.Waiting("wait", witness));
        var worker = await site.StartWorkerAsync("w");
        var id = await site.RunAsync("long");
        using (await witness.AcceptAsync())
        {
            site.KillServer();
        }

        await worker.LineAsync("succeeded after");
        await site.StartServerAsync();

        var ended = await site.EndedAsync(id);
        Assert.Equal(("done", 1), (ended.GetProperty("status").GetString(), ended.GetProperty("attempt").GetInt32()));
        Assert.Equal(["execution_start", "task_start", "task_complete", "execution_complete"], Types(ended));
    }

    [Fact]
    public async Task What_a_killed_worker_had_not_delivered_is_delivered_when_it_serves_again()
    {
        await using var site = await Site.StartAsync();
        using var witness = new Witness();
        await site.PutAsync("long", "name: long\nsteps:\n" + PlaybookText.Waiting("wait", witness));
        var worker = await site.StartWorkerAsync("w", "--lease", "3600");
        var id = await site.RunAsync("long");
        using (await witness.AcceptAsync())
        {
            site.KillServer();
        }

        await worker.LineAsync("succeeded after");
        worker.Kill();
        await site.StartServerAsync();
        Assert.Equal("leased", (await site.FindAsync(id)).GetProperty("status").GetString());
        await site.StartWorkerAsync("w");

        Assert.Equal(["execution_start", "task_start", "task_complete", "execution_complete"], Types(await site.EndedAsync(id)));
    }

    [Fact]
    public async Task A_dead_worker_s_job_goes_to_another_once_and_is_then_given_up()
    {
        await using var site = await Site.StartAsync();
        using var witness = new Witness();
        await site.PutAsync("long", "name: long\nsteps:\n" + PlaybookText.Waiting("wait", witness));
        var first = await site.StartWorkerAsync("first", "--lease", "2");
        var id = await site.RunAsync("long");
        using (await witness.AcceptAsync())
        {
            first.Kill();
        }

        var second = await site.StartWorkerAsync("second", "--lease", "2");
        using (await witness.AcceptAsync())
        {
            Assert.Equal(2, (await site.FindAsync(id)).GetProperty("attempt").GetInt32());
            second.Kill();
        }

        var ended = await site.EndedAsync(id);
        Assert.Equal("dead", ended.GetProperty("status").GetString());
        Assert.Single(Types(ended), "execution_failed");
        Assert.DoesNotContain("execution_complete", Types(ended));
    }

    [Fact]
    public async Task An_execution_is_stopped_when_somebody_asks_for_it()
    {
        await using var site = await Site.StartAsync();
        using var witness = new Witness();
        await site.PutAsync("long", "name: long\nsteps:\n" + PlaybookText.Waiting("wait", witness));
        await site.StartWorkerAsync("w", "--lease", "2");
        var id = await site.RunAsync("long");
        using var step = await witness.AcceptAsync();

        using var answer = await site.Client.PostAsync($"/api/executions/{id}/cancel", null);

        await Witness.EndedAsync(step);
        Assert.Equal("cancelled", (await site.EndedAsync(id)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task One_command_starts_both_and_asked_to_stop_stops_both()
    {
        using var folder = new TemporaryFolder();
        using var both = await StartBothAsync(folder, []);

        both.Ask();

        Assert.Equal(0, await both.EndAsync());
        Assert.Contains("Stopping", both.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_which_a_terminal_sends_to_all_of_them_ends_the_worker_before_the_server()
    {
        using var folder = new TemporaryFolder();
        using var witness = new Witness();
        using var both = await StartBothAsync(folder, ["setsid"]);
        using var client = new HttpClient { BaseAddress = new((await both.LineAsync("Serving ")).Split("Serving ")[1].Split(',')[0]) };
        using var put = await client.PutAsync("api/catalog/long", new StringContent("name: long\nsteps:\n" + PlaybookText.Waiting("wait", witness)));
        using var run = await client.PostAsync("api/run/playbook", new StringContent("""{"path": "long"}""", System.Text.Encoding.UTF8, "application/json"));
        using var step = await witness.AcceptAsync();

        both.Interrupt();
        await both.LineAsync("Stopping: no more work is taken; 1 run.");
        step.Close();

        Assert.Equal(0, await both.EndAsync());
        Assert.Contains("succeeded after", both.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("wait", both.Output[both.Output.IndexOf("succeeded after", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    private static async Task<Running> StartBothAsync(TemporaryFolder folder, string[] starter)
    {
        string[] line = [.. starter, "dotnet", Site.Program("TogetherProgram"), "--folder", folder.Path];
        var command = new System.Diagnostics.ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        command.Environment["GEN_SERVER_URLS"] = "http://127.0.0.1:0";
        command.Environment["XDG_DATA_HOME"] = command.Environment["LOCALAPPDATA"] = folder.Path;
        command.Environment.Remove("WORKER_DATABASE");
        var both = Running.Start(command);
        await both.LineAsync("worker | ");
        Assert.Contains("Serving http://127.0.0.1:", await both.LineAsync("Serving "), StringComparison.Ordinal);
        return both;
    }

    private static JsonElement[] Events(JsonElement execution) => [.. execution.GetProperty("events").EnumerateArray()];

    private static string[] Types(JsonElement execution) => [.. Events(execution).Select(static e => e.GetProperty("event_type").GetString()!)];

    private static JsonElement[] Results(JsonElement execution) => [.. Events(execution).Where(static e => e.TryGetProperty("result", out _)).Select(static e => e.GetProperty("result"))];
}
