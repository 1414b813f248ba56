using System.Globalization;
using System.Text.Json;
using Gen.Plugins.Migrations.Tests.Support;
using Gen.Worker.Serving.Tests.Support;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace Gen.Worker.Serving.Tests;

/// <summary>Kills workers and the server at random moments while there is work. <c>GEN_CHAOS_EXECUTIONS</c> is how much work, <c>GEN_CHAOS_SEED</c> says when what is killed.</summary>
[Collection(PostgreSqlGroup.Name)]
public sealed class ChaosTests(PostgreSqlServer server, ITestOutputHelper output)
{
    private const int Workers = 3;

    private const string Playbook = """
        name: chaos
        workload: {n: 0}
        steps:
          - {step: first, action: sqlite, sql: "SELECT :n AS n", parameters: {n: "{{ n }}"}}
          - {step: each, action: iterator, collection: "{{ [n, n + 1, n + 2] }}", element: x, mode: async, task: {action: sqlite, sql: "SELECT :x AS x", parameters: {x: "{{ x }}"}}}
          - {step: last, action: sqlite, sql: "SELECT :n + 1 AS n", parameters: {n: "{{ first.rows[0].n }}"}}
        """;

    private static readonly string[] Ends = ["execution_complete", "execution_failed", "execution_cancelled"];

    [Fact]
    public Task Each_execution_ends_exactly_once_and_no_event_is_lost_or_doubled() => RunAsync(null, Setting("GEN_CHAOS_EXECUTIONS", 150));

    [Fact]
    public async Task So_it_is_with_a_server_on_PostgreSQL()
    {
        await using var database = await server.CreateAsync();

        await RunAsync(database.ConnectionString, Setting("GEN_CHAOS_EXECUTIONS", 150) / 3);
    }

    private async Task RunAsync(string? database, int count)
    {
        var seed = Setting("GEN_CHAOS_SEED", Environment.TickCount);
        output.WriteLine($"seed {seed}");
#pragma warning disable CA5394 // It has to be the same again.
        var random = new Random(seed);
        await using var site = await Site.StartAsync(database);
        await site.PutAsync("chaos", Playbook);
        var workers = new List<Running>();
        for (var i = 0; i < Workers; i++)
        {
            workers.Add(await site.StartWorkerAsync($"w{i}", "--lease", "2"));
        }

        // In peace, to know what there is to lose.
        var whole = EventsOf(await site.EndedAsync(await site.RunAsync("chaos"))).Select(static e => e.Type).Order().ToArray();
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
        var written = await WrittenAsync(site);
        var statuses = new Dictionary<string, int>();
        foreach (var id in ids)
        {
            var status = Check(id, await site.FindAsync(id, withEvents: true), whole, written, site);
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
        }

        output.WriteLine($"{kills} kills; {string.Join(", ", statuses.Select(static s => $"{s.Value} {s.Key}"))}");
        Assert.True(statuses.GetValueOrDefault("done") > count / 2, "Most should be done.");
    }

    /// <returns>The execution's status.</returns>
    private static string Check(string id, JsonElement execution, string[] whole, Dictionary<(string, int), List<(long Number, string Type)>> written, Site site)
    {
        // Nothing in this playbook fails by itself.
        var status = execution.GetProperty("status").GetString()!;
        Assert.True(status is "done" or "dead", $"{execution}");
        var events = EventsOf(execution);

        // One end, of the attempt that counts.
        var end = Assert.Single(events, static e => Ends.Contains(e.Type));
        Assert.Equal(status == "done", end.Type == "execution_complete");
        if (status == "done")
        {
            Assert.Equal(whole, events.Where(e => e.Attempt == end.Attempt && e.Sequence > 0).Select(static e => e.Type).Order());
        }

        for (var attempt = 1; attempt <= execution.GetProperty("attempt").GetInt32(); attempt++)
        {
            // Those of 0 and less are the server's own.
            var own = events.Where(e => e.Attempt == attempt && e.Sequence > 0).ToArray();
            Assert.Equal(own.Length, own.DistinctBy(static e => e.Sequence).Count());

            // All that the worker wrote down is there, unless the server has said that it does not take it.
            foreach (var (number, type) in written.GetValueOrDefault((id, attempt), []))
            {
                if (own.FirstOrDefault(e => e.Sequence == number) is { Type: { } there })
                {
                    Assert.True(there == type || there == "execution_retry", $"{id} {attempt} {number}: {there} and not {type}");
                }
                else
                {
                    var refusal = $"events of attempt {attempt} at {id}:";
                    Assert.True(site.Workers.Any(w => w.Output.Contains(refusal, StringComparison.Ordinal)), $"{id} {attempt} {number} {type} is missing");
                }
            }
        }

        return status;
    }

    private static (int Attempt, long Sequence, string Type)[] EventsOf(JsonElement execution) =>
    [
        .. execution.GetProperty("events").EnumerateArray().Select(static e => (e.GetProperty("attempt").GetInt32(), e.GetProperty("sequence").GetInt64(), e.GetProperty("event_type").GetString()!)),
    ];

    /// <summary>What workers have in their own databases, by execution and attempt.</summary>
    private static async Task<Dictionary<(string Id, int Attempt), List<(long Number, string Type)>>> WrittenAsync(Site site)
    {
        var written = new Dictionary<(string, int), List<(long, string)>>();
        foreach (var file in Directory.GetFiles(site.Folder, "w*.db"))
        {
            await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
            await connection.OpenAsync();
            await using var command = new SqliteCommand("SELECT execution_id, number, event_type FROM worker_events", connection);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                // A second attempt has its number after the id.
                var parts = reader.GetString(0).Split('_');
                var key = (parts[0], parts.Length == 1 ? 1 : int.Parse(parts[1], CultureInfo.InvariantCulture));
                if (!written.TryGetValue(key, out var events))
                {
                    written.Add(key, events = []);
                }

                events.Add((reader.GetInt64(1), reader.GetString(2)));
            }
        }

        return written;
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
