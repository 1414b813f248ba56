using System.Globalization;
using System.Text.Json;
using Gen.Worker.Serving.Tests.Support;
using Xunit.Abstractions;

namespace Gen.Worker.Serving.Tests;

/// <summary>Kills workers and the server at random moments while there is work. <c>GEN_CHAOS_EXECUTIONS</c> is how much work, <c>GEN_CHAOS_SEED</c> says when what is killed.</summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    private const int Workers = 3;

    private const string Playbook = """
        name: chaos
        workload: {n: 0}
        steps:
          - {step: first, action: sqlite, sql: "SELECT :n AS n", parameters: {n: "{{ n }}"}}
          - {step: second, action: sqlite, sql: "SELECT :n + 1 AS n", parameters: {n: "{{ first.rows[0].n }}"}}
        """;

    private static readonly string[] Ends = ["execution_complete", "execution_failed", "execution_cancelled"];

    [Fact]
    public async Task Each_execution_ends_exactly_once_and_no_event_is_lost_or_doubled()
    {
        var count = Setting("GEN_CHAOS_EXECUTIONS", 150);
        var seed = Setting("GEN_CHAOS_SEED", Environment.TickCount);
        output.WriteLine($"seed {seed}");
#pragma warning disable CA5394 // It has to be the same again.
        var random = new Random(seed);
        await using var site = await Site.StartAsync();
        await site.PutAsync("chaos", Playbook);
        var workers = new List<Running>();
        for (var i = 0; i < Workers; i++)
        {
            workers.Add(await site.StartWorkerAsync($"w{i}", "--lease", "2"));
        }

        var ids = new List<string>();
        for (var i = 0; i < count; i++)
        {
            ids.Add(await site.RunAsync("chaos", string.Create(CultureInfo.InvariantCulture, $$""", "parameters": {"n": {{i}}}, "retry": {"max_attempts": 4, "initial_delay": 0}""")));
        }

        var kills = 0;
        while (await OpenAsync(site) is var open && open > 0)
        {
            await Task.Delay(random.Next(200, 1200));
            kills++;
            if (random.Next(4) == 0)
            {
                site.KillServer();
                await Task.Delay(random.Next(500));
                await site.StartServerAsync();
            }
            else
            {
                var victim = random.Next(Workers);
                workers[victim].Kill();
                workers[victim] = await site.StartWorkerAsync($"w{victim}", "--lease", "2");
            }
        }
#pragma warning restore CA5394

        // What is delivered late is delivered by now, or when the workers have drained.
        foreach (var worker in workers)
        {
            worker.Ask();
        }

        Assert.All(await Task.WhenAll(workers.Select(static w => w.EndAsync())), static code => Assert.Equal(0, code));
        var statuses = new Dictionary<string, int>();
        foreach (var id in ids)
        {
            var execution = await site.FindAsync(id, withEvents: true);
            var status = Check(execution);
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
        }

        output.WriteLine($"{kills} kills; {string.Join(", ", statuses.Select(static s => $"{s.Value} {s.Key}"))}");
    }

    /// <returns>The execution's status.</returns>
    private static string Check(JsonElement execution)
    {
        var status = execution.GetProperty("status").GetString()!;
        Assert.True(status is "done" or "dead" or "failed", $"{execution}");
        var events = execution.GetProperty("events").EnumerateArray().Select(static e => (
            Attempt: e.GetProperty("attempt").GetInt32(), Sequence: e.GetProperty("sequence").GetInt64(), Type: e.GetProperty("event_type").GetString()!)).ToArray();

        // One end, of the attempt that counts.
        var end = Assert.Single(events, static e => Ends.Contains(e.Type));
        Assert.Equal(status == "done", end.Type == "execution_complete");

        foreach (var attempt in events.GroupBy(static e => e.Attempt))
        {
            // Negative are the server's own: of an attempt that it gave up.
            var own = attempt.Where(static e => e.Sequence > 0).Select(static e => e.Sequence).ToArray();
            Assert.Equal(own.Distinct().Count(), own.Length);

            // Nothing is missing in the middle; of a worker that was killed, and has no heir, the end may be.
            Assert.Equal(Enumerable.Range(1, own.Length).Select(static n => (long)n), own.Order());
        }

        if (status == "done")
        {
            Assert.Equal(6, events.Count(e => e.Attempt == end.Attempt && e.Sequence > 0));
        }

        return status;
    }

    private static async Task<int> OpenAsync(Site site)
    {
        var open = 0;
        foreach (var status in (string[])["queued", "leased", "retry"])
        {
            open += (await site.Client.GetStringAsync($"/api/executions?status={status}&limit=1")).Contains("execution_id", StringComparison.Ordinal) ? 1 : 0;
        }

        return open;
    }

    private static int Setting(string name, int unset) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : unset;
}
