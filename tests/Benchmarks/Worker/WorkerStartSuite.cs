using System.Diagnostics;
using System.Globalization;
using Gen.Plugins.Benchmarks.Startup;
using Microsoft.Data.Sqlite;

namespace Gen.Plugins.Benchmarks.Worker;

/// <summary>
/// From the start of a process to the first task of its playbook, as the event log has it: samples/Worker as a native program, and as the JIT runs it. <c>GEN_WORKER_PROGRAM</c> names the
/// native one; without it one is published, which takes minutes.
/// </summary>
internal static class WorkerStartSuite
{
    private const int Rounds = 25;
    private const double MostMilliseconds = 60;

    public static IEnumerable<Figure> Run()
    {
        using var folder = new TemporaryFolder();
        var playbook = Path.Combine(folder.Path, "one.yaml");
        File.WriteAllText(playbook, "name: one\nsteps:\n  - {step: one, action: sqlite, sql: SELECT 1 AS n}\n");
        var native = Environment.GetEnvironmentVariable("GEN_WORKER_PROGRAM") is { Length: > 0 } given ? given : Path.Combine(Publish(folder, "native", "-p:PublishNative=true"), "worker");
        var jit = Path.Combine(Publish(folder, "jit"), "worker.dll");
        var (natives, jits) = (new double[Rounds], new double[Rounds]);

        // The first round makes the databases: a worker's first run ever is not what is measured.
        for (var round = -1; round < Rounds; round++)
        {
            var ours = Milliseconds(folder, "native", native, playbook);
            var peer = Milliseconds(folder, "jit", "dotnet", playbook, jit);
            if (round >= 0)
            {
                (natives[round], jits[round]) = (ours, peer);
            }
        }

        yield return new(
            "native worker, from its start to its first task", "the same worker under the JIT", "< 60 ms", Samples.Median(natives), MostMilliseconds, " ms",
            string.Create(CultureInfo.InvariantCulture, $"{Samples.Median(natives):0} ms against {Samples.Median(jits):0} ms"));
    }

    private static double Milliseconds(TemporaryFolder folder, string name, string program, string playbook, params string[] arguments)
    {
        var database = $"Data Source={Path.Combine(folder.Path, name + ".db")};Pooling=False";
        var command = new ProcessStartInfo(program, [.. arguments, "run", playbook, "--database", database, "--json"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var start = DateTimeOffset.UtcNow;
        using (var process = Process.Start(command)!)
        {
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0 || !output.Contains("\"n\": 1", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {output}{error.GetAwaiter().GetResult()}");
            }
        }

        using var connection = new SqliteConnection(database);
        connection.Open();
        using var read = new SqliteCommand("SELECT max(created_at) FROM worker_events WHERE event_type = 'task_start'", connection);
        return (DateTimeOffset.Parse((string)read.ExecuteScalar()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) - start).TotalMilliseconds;
    }

    private static string Publish(TemporaryFolder folder, string name, params string[] properties)
    {
        var output = Path.Combine(folder.Path, name);
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", Path.Combine(Repository.Root, "samples", "Worker"), "-c", "Release", "-o", output, "-v", "quiet", "--nologo", .. properties]))!;
        publish.WaitForExit();
        return publish.ExitCode == 0 ? output : throw new InvalidOperationException($"samples/Worker could not be published: {publish.ExitCode}");
    }
}
