using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Saving;
using Gen.Worker.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Tests.Cases;

/// <summary>What a step says of saving, and what it gets.</summary>
internal sealed class SaveStorageCases : ICaseAdapter
{
    private static readonly IServiceProvider Services = TestPlugins.Create().CreateScope().ServiceProvider;

    public string File => "save-storage.json";

    public CaseAnswer Answer(JsonElement input)
    {
        var task = input.GetProperty("task");
        var save = CaseJson.Member(task, "save") ?? task;
        if (CaseJson.Member(input, "context") is not { } context)
        {
            return CaseAnswer.Of(() => Spec(SaveSpec.From(new(save))));
        }

        var action = Services.GetRequiredService<IPlugins<IWorkerAction>>().Get("save");
        return CaseAnswer.Of(() => action.ExecuteAsync(new("t", Path.GetTempPath(), new(CaseJson.Render(save, context))), default).GetAwaiter().GetResult());
    }

    private static JsonElement Spec(SaveSpec spec) => Json.Write(spec, static (writer, s) =>
    {
        writer.WriteStartObject();
        writer.WriteString("kind", s.Kind);
        writer.WritePropertyName("storage_config");
        s.Config.WriteTo(writer);
        writer.WriteString("statement", s.Statement);
        writer.WritePropertyName("params");
        s.Parameters.WriteTo(writer);
        writer.WriteString("mode", s.Mode);
        writer.WriteString("table", s.Table);
        writer.WriteString("credential_ref", s.CredentialRef);
        writer.WritePropertyName("spec");
        s.Spec.WriteTo(writer);
        foreach (var (name, value) in new[]
        {
            ("data_spec", s.Data), ("key_cols", s.Key), ("fmt", s.Format), ("batch", s.Batch), ("chunk_size", s.ChunkSize), ("concurrency", s.Concurrency), ("auth_config", s.Auth),
        })
        {
            writer.WritePropertyName(name);
            SaveSpec.Write(writer, value);
        }

        writer.WriteEndObject();
    });
}
