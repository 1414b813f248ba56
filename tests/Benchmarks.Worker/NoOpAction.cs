using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Benchmarks;

/// <summary>Does nothing: gives what it is given.</summary>
[Plugin("noop", Lifetime = ServiceLifetime.Singleton)]
[ActionInput("value")]
public sealed class NoOpAction : IWorkerAction
{
    /// <inheritdoc/>
    public Task<JsonElement> ExecuteAsync(ActionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Task.FromResult(context.Inputs.TryGet("value", out var value) ? value : default);
    }
}
