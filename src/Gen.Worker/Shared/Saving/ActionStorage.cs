using System.Text.Json;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Shared.Saving;

/// <summary>What an action does with the data: <c>http</c> sends it, <c>python</c> gets it as an argument. There is one way to do either, with one set of limits.</summary>
/// <param name="kind">The action's name.</param>
/// <param name="action">The action.</param>
internal sealed class ActionStorage(string kind, IWorkerAction action) : IStorage
{
    private const string Http = "http";
    private const string Python = "python";

    private static readonly string[] Common = ["data", "args", "params", "format", "mode", "batch", "chunk_size", "chunksize", "concurrency", "timeout"];
    private static readonly string[] HttpMembers = ["url", "endpoint", "method", "headers", "auth", "use_auth", "credential", "credentials", "timeout"];
    private static readonly string[] PythonMembers = ["code", "code_base64", "code_b64", "env", "timeout"];

    /// <summary>The actions that save.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [Http, Python];

    public async Task<JsonElement> SaveAsync(SaveSpec spec, ActionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(context);
        spec.Check([.. kind == Http ? HttpMembers : PythonMembers, .. Common]);
        var inputs = new ActionInputs(kind == Http ? Request(spec) : Call(spec));
        var result = await action.ExecuteAsync(context with { Inputs = inputs }, cancellationToken).ConfigureAwait(false);
        return kind == Http ? result : Json.Write(result, static (writer, r) =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("result");
            r.WriteTo(writer);
            writer.WriteEndObject();
        });
    }

    private static JsonElement Request(SaveSpec spec) => Json.Write(spec, static (writer, s) =>
    {
        writer.WriteStartObject();
        Copy(writer, s, HttpMembers);
        if (s.Get("method") is null)
        {
            writer.WriteString("method", "POST");
        }

        if (s.Parameters.EnumerateObject().Any())
        {
            writer.WritePropertyName("query");
            s.Parameters.WriteTo(writer);
        }

        if (s.Data is { } data)
        {
            writer.WritePropertyName("body");
            data.WriteTo(writer);
        }

        writer.WriteEndObject();
    });

    private static JsonElement Call(SaveSpec spec) => Json.Write(spec, static (writer, s) =>
    {
        writer.WriteStartObject();
        Copy(writer, s, PythonMembers);
        writer.WriteStartObject("args");
        writer.WritePropertyName("data");
        SaveSpec.Write(writer, s.Data);
        foreach (var parameter in s.Parameters.EnumerateObject().Where(static p => p.Name != "data"))
        {
            parameter.WriteTo(writer);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    private static void Copy(Utf8JsonWriter writer, SaveSpec spec, string[] names)
    {
        foreach (var name in names)
        {
            if (spec.Get(name) is { } value)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }
        }
    }
}
