using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Values;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Shared.Saving;

/// <summary>The event log: the data is the step's result, which is stored with the event that says that the step is done.</summary>
[Plugin("event", Lifetime = ServiceLifetime.Singleton, Description = "Saves data with the step's own event.")]
internal sealed class EventStorage : IStorage
{
    private static readonly string[] Members =
        ["data", "args", "table", "mode", "key", "format", "statement", "params", "batch", "chunk_size", "chunksize", "concurrency", "auth", "use_auth", "credential", "credentials", "spec", "timeout"];

    public Task<JsonElement> SaveAsync(SaveSpec spec, ActionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        spec.Check(Members);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Json.Write(spec.Data, static (writer, data) =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("data");
            SaveSpec.Write(writer, data);
            writer.WriteEndObject();
        }));
    }
}
