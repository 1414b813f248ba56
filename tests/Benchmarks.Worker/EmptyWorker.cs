using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Benchmarks;

/// <summary>The engine with an action that does nothing, and a log that keeps nothing.</summary>
public static class EmptyWorker
{
    /// <summary>Its container.</summary>
    public static ServiceProvider Create() => new ServiceCollection().AddWorker().AddPlugins().BuildServiceProvider();
}
