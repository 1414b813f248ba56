using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Tests.Support;

/// <summary>The worker's engine with the real actions, out of this test project's generated registry.</summary>
internal sealed class TestWorker : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddWorker().AddPlugins().BuildServiceProvider();

    public PlaybookPlan Plan(string yaml, PlaybookLimits? limits = null, string? folder = null)
        => _services.GetRequiredService<PlaybookPlanner>().Plan(PlaybookReader.Parse(yaml, "p.yaml", folder ?? Path.GetTempPath(), limits), limits);

    public Task<PlaybookReport> RunAsync(
        string yaml, PlaybookLimits? limits = null, string? folder = null, IProgress<StepReport>? progress = null, CancellationToken cancellationToken = default)
        => _services.GetRequiredService<PlaybookRunner>().RunAsync(Plan(yaml, limits, folder), progress, cancellationToken);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
