using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Gen.Plugins.Migrations.Tests.Support;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Program;

/// <summary>SIGKILL in the middle of runs.</summary>
[Collection(PostgreSqlGroup.Name)]
public sealed partial class KillTests(PostgreSqlServer server) : IDisposable
{
    private const int Steps = 20;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false, 20)]
    [InlineData(true, 8)]
    public async Task Whatever_the_worker_said_was_done_is_kept_and_nothing_is_kept_by_half(bool onServer, int kills)
    {
        await using var postgreSql = onServer ? await server.CreateAsync() : null;
        var database = postgreSql?.ConnectionString ?? $"Data Source={_folder.Path}/w.db";
        await using var reader = new TestWorker(database);
        using var witness = new Witness();

        // The last step never ends, so that every kill is before the end.
        var playbook = _folder.Write("p.yaml", PlaybookText.Quick(Steps) + PlaybookText.Waiting("last", witness));
        for (var kill = 1; kill <= kills; kill++)
        {
            var done = await RunAndKillAsync(playbook, database, kill * Steps / kills);

            var id = (await reader.Only<IEventLog>().ListAsync(1))[0].Id;
            await CheckAsync(reader, id, done);
        }

        if (postgreSql is not null)
        {
            // The server lets go of a dead process's lock when it notices that it is dead; here it is told, and waited for.
            await postgreSql.QueryAsync("SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        }

        Assert.Equal(Enumerable.Repeat("interrupted", kills), await RunHistory.StatesAsync(database));
        Assert.Equal(0, (await WorkerProgram.RunAsync("run", _folder.Write("q.yaml", PlaybookText.Quick(2)), "--database", database)).Code);
        Assert.Equal("succeeded", (await RunHistory.StatesAsync(database))[0]);
        Assert.DoesNotContain(Directory.GetFiles(_folder.Path), static f => f.Contains("-run-", StringComparison.Ordinal));
    }

    /// <returns>The steps that the worker said were done before it died.</returns>
    private static async Task<string[]> RunAndKillAsync(string playbook, string database, int afterStep)
    {
        using var worker = Process.Start(WorkerProgram.Command("run", playbook, "--database", database))!;
        var done = new List<string>();
        while (await worker.StandardError.ReadLineAsync() is { } line)
        {
            if (Done().Match(line) is { Success: true } step)
            {
                done.Add(step.Groups[1].Value);
                if (done.Count == afterStep)
                {
                    worker.Kill();
                }
            }
        }

        await worker.WaitForExitAsync();
        Assert.True(worker.ExitCode == 137, $"The worker ended with {worker.ExitCode} after {string.Join(' ', done)}.");
        return [.. done];
    }

    private static async Task CheckAsync(TestWorker reader, string id, string[] done)
    {
        var events = await reader.QueryAsync($"SELECT number, event_type, node_name FROM worker_events WHERE execution_id = '{id}' ORDER BY number");
        var results = await reader.QueryAsync($"SELECT number, step FROM worker_results WHERE execution_id = '{id}' ORDER BY number");

        // No gaps, and each event where it belongs: half of nothing.
        string[] whole =
        [
            "1|execution_start|quick",
            .. Enumerable.Range(1, Steps).SelectMany(static i => (string[])[Invariant($"{2 * i}|task_start|s{i}"), Invariant($"{(2 * i) + 1}|task_complete|s{i}")]),
            Invariant($"{(2 * Steps) + 2}|task_start|last"),
        ];
        Assert.Equal(whole[..events.Length], events);
        Assert.Equal(events.Where(static e => e.Contains("|task_complete|", StringComparison.Ordinal)).Select(static e => e.Replace("|task_complete|", "|", StringComparison.Ordinal)), results);
        Assert.Subset(results.Select(static r => r.Split('|')[1]).ToHashSet(), done.ToHashSet());
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\d+/\d+ (\w+) \(sqlite\) succeeded")]
    private static partial Regex Done();
}
