using System.Threading.Channels;
using Gen.Worker.Serving.Tests.Support;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Serving.Tests;

/// <summary>A worker whose server does not do what it should.</summary>
public sealed class BadServerTests : IDisposable
{
    private const string Quick = "name: quick\nsteps:\n  - {step: a, action: sqlite, sql: SELECT 1}\n";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_lease_is_renewed_until_the_server_has_the_end()
    {
        var isTaking = false;
        using var server = new QueueStandIn(
            (place, body) => Task.FromResult(place == "renew" ? QueueStandIn.NoneIsLost : isTaking ? QueueStandIn.Taken(body) : (503, "{}")), QueueStandIn.Job("e1", Quick));
        using var worker = await StartAsync(server, "--lease", "2");

        await worker.LineAsync("succeeded after");
        server.Forget("renew");
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("e1", (await server.HearAsync("renew")).GetProperty("jobs")[0].GetProperty("execution_id").GetString());
        }

        isTaking = true;
        worker.Ask();
        Assert.Equal(0, await worker.EndAsync());
    }

    [Fact]
    public async Task A_renewal_that_hangs_is_given_up_and_the_next_one_is_made_in_time()
    {
        using var witness = new Witness();
        var renewals = 0;
        using var server = new QueueStandIn(
            async (place, body) =>
            {
                if (place == "renew" && Interlocked.Increment(ref renewals) == 1)
                {
                    await Task.Delay(Timeout.Infinite);
                }

                return place == "renew" ? QueueStandIn.NoneIsLost : QueueStandIn.Taken(body);
            },
            QueueStandIn.Job("e1", "name: long\nsteps:\n" + PlaybookText.Waiting("wait", witness)));
        using var worker = await StartAsync(server, "--lease", "2");
        using var step = await witness.AcceptAsync();

        await worker.LineAsync("Staying alive: the server did not answer in time.");
        await server.HearAsync("renew");
        await server.HearAsync("renew");
        step.Close();

        await worker.LineAsync("succeeded after");
        worker.Ask();
        Assert.Equal(0, await worker.EndAsync());
    }

    [Fact]
    public async Task A_job_that_cannot_be_read_does_not_keep_the_others_from_being_done()
    {
        using var server = new QueueStandIn(
            static (place, body) => Task.FromResult(place == "renew" ? QueueStandIn.NoneIsLost : QueueStandIn.Taken(body)),
            """{"execution_id": "e0", "attempt": "first", "path": "p", "version": 1, "content": ""}""",
            QueueStandIn.Job("e1", Quick));
        using var worker = await StartAsync(server);

        Assert.Contains("e1 (p 1) succeeded", await worker.LineAsync("succeeded after"), StringComparison.Ordinal);

        Assert.Contains("'attempt'", await worker.LineAsync("A job that the server gave cannot be read, and is left"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_decompressed_does_not_end_the_worker()
    {
        var asked = Channel.CreateUnbounded<bool>();
        using var server = new HttpStandIn((_, _) =>
        {
            asked.Writer.TryWrite(true);
            return (200, """{"jobs": []}""");
        });
        server.Headers["Content-Encoding"] = "gzip";
        using var worker = await StartAsync(server.Url);

        await worker.LineAsync("The body is not compressed as its headers say.");
        for (var i = 0; i < 3; i++)
        {
            await asked.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1));
        }

        worker.Ask();
        Assert.Equal(0, await worker.EndAsync());
    }

    [Fact]
    public async Task A_token_that_the_server_repeats_is_not_shown()
    {
        using var server = new HttpStandIn(static (request, _) => (400, $$"""{"detail": "What is '{{request.Headers["Authorization"]}}' to me?"}"""));
        using var worker = await StartAsync(server.Url, "canary-0123456789");

        Assert.Contains("What is 'Bearer [REDACTED]' to me?", await worker.LineAsync("What is"), StringComparison.Ordinal);

        worker.Ask();
        await worker.EndAsync();
        Assert.DoesNotContain("canary", worker.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<Running> StartAsync(QueueStandIn server, params string[] options) => StartAsync(server.Url, null, options);

    private async Task<Running> StartAsync(string server, string? token = null, params string[] options)
    {
        var command = WorkerProgram.Command(["serve", "--server", server, "--worker-id", "w", "--folder", _folder.Path, "--database", $"Data Source={_folder.Path}/w.db", .. options]);
        command.Environment["GEN_SERVER_TOKEN"] = token;
        var worker = Running.Start(command);
        await worker.LineAsync("Serving ");
        return worker;
    }
}
