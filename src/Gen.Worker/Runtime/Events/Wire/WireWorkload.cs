using System.Text.Json;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Events.Wire;

/// <summary>What the <c>parameters</c> of a request to run a playbook make of its workload: the server shows it, the worker runs with it.</summary>
public static class WireWorkload
{
    /// <summary>The workload of an execution.</summary>
    /// <param name="workload">The playbook's own: an object.</param>
    /// <param name="parameters">The parameters: an object.</param>
    /// <param name="merge">
    /// Whether the parameters lie over the workload: maps that both have are merged, and of everything else the parameter counts. If not, the parameters are the whole workload.
    /// </param>
    public static JsonElement Of(JsonElement workload, JsonElement parameters, bool merge)
        => !merge ? parameters
            : !parameters.EnumerateObject().Any() ? workload
            : Json.Write((workload, parameters), static (writer, s) => Merge(writer, s.workload, s.parameters));

    private static void Merge(Utf8JsonWriter writer, JsonElement below, JsonElement above)
    {
        writer.WriteStartObject();
        foreach (var member in below.EnumerateObject())
        {
            if (!above.TryGetProperty(member.Name, out var value))
            {
                member.WriteTo(writer);
                continue;
            }

            writer.WritePropertyName(member.Name);
            if (value.ValueKind == JsonValueKind.Object && member.Value.ValueKind == JsonValueKind.Object)
            {
                Merge(writer, member.Value, value);
            }
            else
            {
                value.WriteTo(writer);
            }
        }

        foreach (var member in above.EnumerateObject())
        {
            if (!below.TryGetProperty(member.Name, out _))
            {
                member.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }
}
