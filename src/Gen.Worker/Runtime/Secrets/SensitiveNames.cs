using System.Text.Json;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Secrets;

/// <summary>
/// Names of members whose values are not shown, whatever they are: for values that nobody registered in a <see cref="SecretScope"/>. Compared without case.
/// </summary>
public sealed class SensitiveNames
{
    private readonly string[] _parts;
    private readonly string[] _names;

    private SensitiveNames(string[] parts, string[] names)
    {
        _parts = parts;
        _names = names;
    }

    /// <summary>In a login. There <c>key</c> is a credential's name and stays legible.</summary>
    public static SensitiveNames OfLogins { get; } = new(["password", "secret", "token", "passphrase", "private_key", "api_key", "authorization"], ["value"]);

    /// <summary>Among HTTP headers. A cookie is a session, which is a login.</summary>
    public static SensitiveNames OfHeaders { get; } = new(["authorization", "token", "key", "secret", "password", "cookie"], []);

    /// <summary>In a value of which nothing is known: rather too much than too little.</summary>
    public static SensitiveNames OfAnything { get; } = new(["password", "passphrase", "secret", "key", "token", "auth", "credential"], []);

    /// <summary>Whether a member of that name is not shown.</summary>
    /// <param name="name">The member's name.</param>
    public bool Contains(string name)
        => Array.Exists(_parts, p => name.Contains(p, StringComparison.OrdinalIgnoreCase)) || Array.Exists(_names, n => name.Equals(n, StringComparison.OrdinalIgnoreCase));

    /// <summary>The value with all members of such names replaced as a whole, in maps and lists within it too.</summary>
    /// <param name="value">The value.</param>
    public JsonElement Redact(JsonElement value)
        => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? Json.Write((Names: this, Value: value), static (writer, s) => s.Names.Write(writer, s.Value)) : value;

    private void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    if (Contains(member.Name))
                    {
                        writer.WriteStringValue(SecretScope.Redacted);
                    }
                    else
                    {
                        Write(writer, member.Value);
                    }
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
