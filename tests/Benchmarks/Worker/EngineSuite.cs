using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Gen.Worker.Benchmarks;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Runtime.Values;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.Benchmarks.Worker;

/// <summary>What the worker's engine costs: a task that does nothing through routing, templates and events, against a call of its action; and a list of 100,000 items.</summary>
internal static class EngineSuite
{
    private const int Steps = 500;
    private const int Rounds = 60;
    private const int IteratorRounds = 5;
    private const double MostMicroseconds = 20;
    private const double MostBytes = 2 * 1024;
    private const double MostGrowth = 1.2;

    public static IEnumerable<Figure> Run()
    {
        using var services = EmptyWorker.Create();
        return [.. Tasks(services), .. Items(services)];
    }

    private static IEnumerable<Figure> Tasks(ServiceProvider services)
    {
        var runner = services.GetRequiredService<PlaybookRunner>();
        var playbook = new StringBuilder("name: n\nworkload: {n: 5, name: zones}\nsteps:\n");
        for (var i = 0; i < Steps; i++)
        {
            playbook.Append(CultureInfo.InvariantCulture, $"  - {{step: s{i}, action: noop, inputs: {{value: {{n: '{{{{ workload.n + {i} }}}}', text: 'the {{{{ workload.name | upper }}}}'}}}}}}\n");
        }

        var plan = services.GetRequiredService<PlaybookPlanner>().Plan(PlaybookReader.Parse(playbook.ToString(), "p.yaml", "/"), new() { Steps = Steps });
        var value = Json.Parse("""{"n":504,"text":"the ZONES"}"""u8);
        var inputs = Json.Write(value, static (writer, v) =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("value");
            v.WriteTo(writer);
            writer.WriteEndObject();
        });
        var action = services.GetRequiredService<IPlugins<IWorkerAction>>().Get("noop");
        var report = runner.RunAsync(plan).GetAwaiter().GetResult();
        if (report.State != StepState.Succeeded || report.Steps[^1].Result!.Value.GetRawText() != Direct(action, inputs).GetRawText())
        {
            throw new InvalidOperationException($"The engine does not give what the action does: {report.Steps[^1].Result} {report.Steps[^1].Error}");
        }

        void Ours() => runner.RunAsync(plan).GetAwaiter().GetResult();
        void Peer()
        {
            for (var i = 0; i < Steps; i++)
            {
                Direct(action, inputs);
            }
        }

        var pair = Pair.Measure(Ours, Peer, rounds: Rounds);
        var (ourBytes, peerBytes) = (Allocated(Ours), Allocated(Peer));
        yield return new(
            "a task that does nothing: routing, two expressions, two events", "a call of its action", "<= 20 µs more", (pair.Ours - pair.Peer) / Steps / 1000, MostMicroseconds, " µs",
            string.Create(CultureInfo.InvariantCulture, $"{pair.Ours / Steps:0} ns against {pair.Peer / Steps:0} ns"));
        yield return new(
            "the same, memory", "a call of its action", "<= 2 KB more", (ourBytes - peerBytes) / Steps, MostBytes, " B",
            string.Create(CultureInfo.InvariantCulture, $"{ourBytes / Steps:0} B against {peerBytes / Steps:0} B"));
    }

    private static JsonElement Direct(IWorkerAction action, JsonElement inputs)
        => action.ExecuteAsync(new ActionContext("s", "/", new ActionInputs(inputs)), CancellationToken.None).GetAwaiter().GetResult();

    private static IEnumerable<Figure> Items(ServiceProvider services)
    {
        // Fewer would be lost among what the runtime keeps for itself.
        Iterate(services, 10_000);
        var few = Median(services, 10_000);
        var many = Median(services, 100_000);
        yield return new(
            "an item of 100,000 in an iterator: memory that stays", "one of 10,000", "constant: <= 1.2x", many.Kept / few.Kept, MostGrowth, "x",
            string.Create(CultureInfo.InvariantCulture, $"{many.Kept:0} B against {few.Kept:0} B an item, with its result"));
        yield return new(
            "the same: memory that is allocated", "one of 10,000", "constant: <= 1.2x", many.Allocated / few.Allocated, MostGrowth, "x",
            string.Create(CultureInfo.InvariantCulture, $"{many.Allocated:0} B against {few.Allocated:0} B an item, {many.Nanoseconds / 1000:0.0} µs against {few.Nanoseconds / 1000:0.0} µs"));
    }

    private static (double Kept, double Allocated, double Nanoseconds) Median(ServiceProvider services, int items)
    {
        var runs = Enumerable.Range(0, IteratorRounds).Select(_ => Iterate(services, items)).ToArray();
        return (Samples.Median(runs.Select(static r => r.Kept)), Samples.Median(runs.Select(static r => r.Allocated)), Samples.Median(runs.Select(static r => r.Nanoseconds)));
    }

    /// <returns>What an item takes.</returns>
    private static (double Kept, double Allocated, double Nanoseconds) Iterate(ServiceProvider services, int items)
    {
        var plan = services.GetRequiredService<PlaybookPlanner>().Plan(PlaybookReader.Parse(
            string.Create(CultureInfo.InvariantCulture, $"name: n\nsteps:\n  - {{step: loop, action: iterator, inputs: {{collection: '{{{{ range({items}) | list }}}}', element: x, task: {{action: noop, inputs: {{value: '{{{{ x }}}}'}}}}}}}}\n"),
            "p.yaml",
            "/"));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        var report = services.GetRequiredService<PlaybookRunner>().RunAsync(plan).GetAwaiter().GetResult();
        var nanoseconds = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        if (report.State != StepState.Succeeded)
        {
            throw new InvalidOperationException(report.Steps[0].Error);
        }

        GC.KeepAlive(report);
        return ((double)kept / items, (double)allocated / items, nanoseconds / items);
    }

    private static double Allocated(Action work)
    {
        work();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        work();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
