using System.Text.Json;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Retries;

/// <summary>Inputs, of which some take the place of others.</summary>
internal static class Inputs
{
    /// <summary>The first with the members of the second in their place; maps in both are merged in the same way, one level deep.</summary>
    public static JsonElement Merge(JsonElement inputs, JsonElement over) => Json.Write((inputs, over), static (writer, m) =>
    {
        writer.WriteStartObject();
        foreach (var member in m.inputs.EnumerateObject())
        {
            if (!m.over.TryGetProperty(member.Name, out var other))
            {
                member.WriteTo(writer);
            }
            else if (member.Value.ValueKind == JsonValueKind.Object && other.ValueKind == JsonValueKind.Object)
            {
                writer.WritePropertyName(member.Name);
                Write(writer, member.Value.EnumerateObject().Concat(other.EnumerateObject()));
            }
        }

        foreach (var member in m.over.EnumerateObject())
        {
            if (!m.inputs.TryGetProperty(member.Name, out var other) || member.Value.ValueKind != JsonValueKind.Object || other.ValueKind != JsonValueKind.Object)
            {
                member.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    });

    /// <summary>Writes a map of members, of which those of one name take the place of earlier ones.</summary>
    public static void Write(Utf8JsonWriter writer, IEnumerable<JsonProperty> members)
    {
        var merged = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            merged[member.Name] = member.Value;
        }

        writer.WriteStartObject();
        foreach (var (name, value) in merged)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
