using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Controllers.Iterator;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Values;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Tests.Support;

/// <summary>A task that controllers run in tests: gives its outputs, or fails if it is told to.</summary>
[Plugin("fake", Lifetime = ServiceLifetime.Singleton)]
[ActionInput("outputs")]
[ActionInput("throwWhen")]
[ActionInput("args")]
internal sealed class FakeAction(FakeWork? work = null) : IWorkerAction
{
    public Task<JsonElement> ExecuteAsync(ActionContext context, CancellationToken cancellationToken)
    {
        if (work is not null)
        {
            return work.Do(context, cancellationToken);
        }

        return context.Inputs.TryGet("throwWhen", out var fails) && Truth.Of(fails)
            ? throw new ActionFailedException("nested failed")
            : Task.FromResult(context.Inputs.TryGet("outputs", out var outputs) || context.Inputs.TryGet("args", out outputs) ? outputs : Json.EmptyObject);
    }
}
