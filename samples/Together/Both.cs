using System.Globalization;

namespace Gen.Samples.Together;

/// <summary>The server and the worker.</summary>
internal static class Both
{
    private const string DefaultUrls = "http://127.0.0.1:8090";
    private const string Listening = "Listening on ";

    /// <summary>Starts both, and stops both when it is asked to or when one of them ends.</summary>
    /// <returns>The exit code of the one that ended by itself; 0 if none did.</returns>
    public static async Task<int> RunAsync(string[] workerOptions, CancellationToken stop)
    {
        var urls = Environment.GetEnvironmentVariable("GEN_SERVER_URLS") is { Length: > 0 } given ? given : DefaultUrls;
        List<string> serverOptions = ["--urls", urls];

        // Without it both would take WORKER_DATABASE, which is the worker's.
        if (Environment.GetEnvironmentVariable("GEN_SERVER_DATABASE") is { Length: > 0 } database)
        {
            serverOptions.AddRange(["--database", database]);
        }

        await using var server = Child.Start("server", "ServerProgram", serverOptions, Listening);
        if (await server.WaitAsync(stop) is not { } line)
        {
            return stop.IsCancellationRequested ? 0 : await server.Ended;
        }

        await using var worker = Child.Start("worker", "WorkerProgram", ["serve", "--server", line[Listening.Length..].Trim(), .. workerOptions]);
        var stopped = Task.Delay(Timeout.Infinite, stop).ContinueWith(static _ => 0, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        var first = await Task.WhenAny(server.Ended, worker.Ended, stopped);
        if (first != stopped)
        {
            var code = await first;
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The {(first == server.Ended ? "server" : "worker")} ended with exit code {code}."));
        }

        // The worker first: it delivers its last events to the server.
        await worker.StopAsync();
        await server.StopAsync();
        return await first;
    }
}
