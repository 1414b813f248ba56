using Gen.Plugins.Migrations.Tests.Support;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Server.Tests.Support;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Server.Tests.Program;

/// <summary>The server as a program.</summary>
[Collection(PostgreSqlGroup.Name)]
public sealed class ServerProgramTests(PostgreSqlServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => $"Data Source={Path.Combine(_folder.Path, "s.db")}";

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_it_has_said_it_has_it_has_after_being_killed(bool onServer)
    {
        await using var postgreSql = onServer ? await server.CreateAsync() : null;
        var database = postgreSql?.ConnectionString ?? File;
        string id;
        var acknowledged = new HashSet<long>();
        using (var program = await ServerProgram.StartAsync(database))
        {
            (await program.SendAsync(HttpMethod.Put, "/api/catalog/p", Texts.Playbook)).Ok();
            id = (await program.SendAsync(HttpMethod.Post, "/api/run/playbook", """{"path": "p"}""")).Json.GetProperty("execution_id").GetString()!;
            (await program.SendAsync(HttpMethod.Post, "/api/queue/lease", """{"worker_id": "w", "lease_seconds": 60}""")).Ok();

            // Four senders; it is killed in the middle of what they send.
            var kill = new TaskCompletionSource();
            var senders = Enumerable.Range(0, 4).Select(async sender =>
            {
                try
                {
                    for (var i = 1; ; i++)
                    {
                        var sequence = (i * 4L) + sender;
                        (await program.SendAsync(HttpMethod.Post, "/api/events", Texts.Batch(Texts.Event(id, 1, sequence)))).Ok();
                        lock (acknowledged)
                        {
                            if (acknowledged.Add(sequence) && acknowledged.Count == 60)
                            {
                                kill.SetResult();
                            }
                        }
                    }
                }
                catch (Exception e) when (e is HttpRequestException or IOException)
                {
                    // It is dead.
                }
            }).ToArray();
            await kill.Task.WaitAsync(TimeSpan.FromSeconds(30));
            await program.KillAsync();
            await Task.WhenAll(senders);
        }

        using var again = await ServerProgram.StartAsync(database);
        var execution = (await again.SendAsync(HttpMethod.Get, $"/api/executions/{id}?events=true")).Ok();
        var kept = execution.GetProperty("events").EnumerateArray().Select(static e => e.GetProperty("sequence").GetInt64()).ToArray();
        Assert.Equal("leased", execution.GetProperty("status").GetString());
        Assert.Subset(kept.ToHashSet(), acknowledged);
        Assert.Equal(kept.Length, kept.Distinct().Count());
        Assert.Equal(kept.Length, execution.GetProperty("event_count").GetInt32());
        Assert.Equal(1, (await again.SendAsync(HttpMethod.Post, "/api/events", Texts.Batch(Texts.Event(id, 1, 100_000, EventTypes.ExecutionComplete)))).Ok().GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task It_stops_when_it_is_told_to_though_a_worker_waits_for_work()
    {
        using var program = await ServerProgram.StartAsync(File);
        var waiting = program.SendAsync(HttpMethod.Post, "/api/queue/lease", """{"worker_id": "w", "lease_seconds": 60, "wait_seconds": 30}""");
        (await program.SendAsync(HttpMethod.Get, "/health")).Ok();

        var (code, error) = await program.StopAsync();

        Assert.Equal((0, ""), (code, error));
        Assert.Equal("[]", (await waiting).Ok().GetProperty("jobs").GetRawText());
    }

    [Theory]
    [InlineData("--urls", "http://0.0.0.0:0", "GEN_SERVER_TOKEN")]
    [InlineData("--urls", "nowhere", "no address")]
    [InlineData("--database", "Colour=red", "--database")]
    [InlineData("--database", "Data Source=/nowhere/at/all/s.db", "unable to open")]
    [InlineData("--port", "1", "--help")]
    public async Task What_it_cannot_do_it_says_in_a_line(string option, string value, string part)
    {
        string[] own = option == "--database" ? [] : ["--database", File];

        var (code, output, error) = await ServerProgram.RunAsync(ServerProgram.Command([option, value, .. own]));

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(part, error);
        Assert.DoesNotContain("   at ", error);
    }

    [Fact]
    public async Task Its_help_has_examples()
    {
        var (code, output, _) = await ServerProgram.RunAsync(ServerProgram.Command("--help"));

        Assert.Equal(0, code);
        Assert.Contains("Examples:", output);
        Assert.Contains("--urls", output);
    }
}
