using System.Text.Json;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Events.Wire;

/// <summary>Who a worker is, as its events tell the server.</summary>
/// <param name="Pool">The pool that it belongs to, if any.</param>
/// <param name="Runtime">What the pool runs on, such as <c>cpu</c>, if anybody said so.</param>
/// <param name="Id">Its name, if it has one.</param>
/// <param name="ProcessId">Its process.</param>
/// <param name="HostName">Its machine.</param>
public sealed record WorkerIdentity(string? Pool, string? Runtime, string? Id, int ProcessId, string HostName)
{
    /// <summary>The variable of <see cref="Pool"/>.</summary>
    public const string PoolVariable = "GEN_WORKER_POOL_NAME";

    /// <summary>The variable of <see cref="Runtime"/>.</summary>
    public const string RuntimeVariable = "GEN_WORKER_POOL_RUNTIME";

    /// <summary>The variable of <see cref="Id"/>.</summary>
    public const string IdVariable = "GEN_WORKER_ID";

    /// <summary>The identity of this process.</summary>
    /// <param name="variables">The environment.</param>
    public static WorkerIdentity Read(EnvironmentVariables variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        return new(variables[PoolVariable], variables[RuntimeVariable], variables[IdVariable], Environment.ProcessId, Environment.MachineName);
    }

    /// <summary>An event's meta with <c>worker_pool</c> and <c>worker_runtime</c>. What stands there already stays, unless it is nothing.</summary>
    /// <param name="meta">The meta. If it is no object, a new one takes its place.</param>
    public JsonElement AddToMeta(JsonElement? meta) => Json.Write((Meta: MapOf(meta), Identity: this), static (writer, state) =>
    {
        (string Name, string? Value)[] known = [("worker_pool", state.Identity.Pool), ("worker_runtime", state.Identity.Runtime)];
        writer.WriteStartObject();
        foreach (var member in state.Meta.EnumerateObject())
        {
            if (!IsNothing(member.Value) || !Array.Exists(known, k => k.Name == member.Name && k.Value is not null))
            {
                member.WriteTo(writer);
            }
        }

        foreach (var (name, value) in known)
        {
            if (value is not null && (!state.Meta.TryGetProperty(name, out var there) || IsNothing(there)))
            {
                writer.WriteString(name, value);
            }
        }

        writer.WriteEndObject();
    });

    /// <summary>An event's trace component with all that is known as <c>worker</c>. What stands there already stays, an empty text too.</summary>
    /// <param name="trace">The trace component. If it, or its <c>worker</c>, is no object, a new one takes its place.</param>
    public JsonElement AddToTrace(JsonElement? trace) => Json.Write((Trace: MapOf(trace), Identity: this), static (writer, state) =>
    {
        writer.WriteStartObject();
        foreach (var member in state.Trace.EnumerateObject())
        {
            if (member.Name != "worker")
            {
                member.WriteTo(writer);
            }
        }

        writer.WritePropertyName("worker");
        state.Identity.WriteTo(writer, MapOf(state.Trace.TryGetProperty("worker", out var worker) ? worker : null));
        writer.WriteEndObject();
    });

    private void WriteTo(Utf8JsonWriter writer, JsonElement there)
    {
        writer.WriteStartObject();
        foreach (var member in there.EnumerateObject())
        {
            member.WriteTo(writer);
        }

        foreach (var (name, value) in ((string, string?)[])[("pool", Pool), ("runtime", Runtime), ("id", Id), ("hostname", HostName)])
        {
            if (value is not null && !there.TryGetProperty(name, out _))
            {
                writer.WriteString(name, value);
            }
        }

        if (!there.TryGetProperty("pid", out _))
        {
            writer.WriteNumber("pid", ProcessId);
        }

        writer.WriteEndObject();
    }

    private static JsonElement MapOf(JsonElement? value) => value is { ValueKind: JsonValueKind.Object } map ? map : Json.EmptyObject;

    private static bool IsNothing(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False => true,
        JsonValueKind.String => value.GetString()!.Length == 0,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => !value.EnumerateObject().Any(),
        JsonValueKind.Number => value.TryGetDouble(out var number) && number == 0,
        _ => false,
    };
}
