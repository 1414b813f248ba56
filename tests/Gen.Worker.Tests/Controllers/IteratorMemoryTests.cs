using Gen.Worker.Runtime.Running;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Controllers;

/// <summary>Runs alone, because what the process allocates is counted.</summary>
[Collection(Alone)]
public sealed class IteratorMemoryTests
{
    public const string Alone = "alone";

    [Fact]
    public async Task An_item_of_100000_takes_no_more_memory_than_one_of_1000()
    {
        await RunAsync(100);

        var few = await RunAsync(1_000);
        var many = await RunAsync(100_000);

        Assert.True(many < few * 1.25, $"{many} bytes for each of 100,000 items, {few} for each of 1,000.");
    }

    private static async Task<double> RunAsync(int items)
    {
        await using var worker = new TestWorker();
        await worker.MigrateAsync();
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var report = await worker.RunAsync(
            $"name: n\nsteps:\n  - {{step: loop, action: iterator, element: x, collection: '{{{{ range({items}) | list }}}}', task: {{action: fake, outputs: '{{{{ x + 1 }}}}'}}}}\n");

        Assert.Equal((StepState.Succeeded, items), (report.State, report.Steps[0].Result?.GetProperty("count").GetInt32()));
        return (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / items;
    }
}
