using System.Text.Json;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Shared.Auth.Logins;

/// <summary>A login with its secrets. A class, so that nothing prints its members.</summary>
public sealed class Login
{
    internal Login(string alias, string? type, JsonElement record, JsonElement fields)
    {
        Alias = alias;
        Type = type;
        Record = record;
        Fields = fields;
    }

    /// <summary>Its name in the step.</summary>
    public string Alias { get; }

    /// <summary>One of <see cref="AuthTypes"/>, or <see langword="null"/> if neither the step nor the credential says.</summary>
    public string? Type { get; }

    /// <summary>The service or type, as it was written or stored.</summary>
    public string? Service { get; init; }

    /// <summary>Where it came from.</summary>
    public AuthSource Source { get; init; }

    /// <summary>The name of the secret that DuckDB makes of it.</summary>
    public string SecretName { get; init; } = "";

    /// <summary>What it is for: <c>gs://bucket</c>.</summary>
    public string? Scope { get; init; }

    /// <summary>Where in a request it goes.</summary>
    public JsonElement? Inject { get; init; }

    /// <summary>Whether the source gave one text, and no map.</summary>
    public bool IsScalar { get; init; }

    /// <summary>What the source gave, and over it what the step gave, under their own names. A text is the member <c>value</c>.</summary>
    public JsonElement Record { get; }

    /// <summary>The same under the names that its type has: see <see cref="AuthTypes"/>.</summary>
    public JsonElement Fields { get; }

    /// <summary>Makes a login.</summary>
    /// <param name="alias">Its name.</param>
    /// <param name="type">The type.</param>
    /// <param name="record">Its members, under whatever names they have.</param>
    /// <param name="service">The service or type, as it was written.</param>
    public static Login Create(string alias, string? type, JsonElement record, string? service = null)
        => new(alias, type, record, LoginFields.Normalize(type, record, LoginFields.KeysOf(service))) { Service = service, SecretName = alias };

    /// <summary>A member as text.</summary>
    /// <param name="name">One of the type's names.</param>
    /// <returns>The text, of numbers and truth values too; <see langword="null"/> if it is not there, empty, or a map or list.</returns>
    public string? Text(string name)
        => Fields.TryGetProperty(name, out var value) ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        }
        : null;

    /// <summary>What an action or a connector of a database takes: the type's members, with <c>type</c>.</summary>
    /// <param name="type">The type that it takes the login for, if the login does not say its own.</param>
    public JsonElement ToMap(string? type = null)
        => Json.Write((Login: this, Type: Type ?? type), static (writer, l) =>
        {
            writer.WriteStartObject();
            writer.WriteString("type", l.Type);
            foreach (var member in (l.Login.Type is null ? LoginFields.Normalize(l.Type, l.Login.Record, LoginFields.KeysOf(l.Login.Service)) : l.Login.Fields).EnumerateObject().Where(static m => m.Name != "type"))
            {
                member.WriteTo(writer);
            }

            writer.WriteEndObject();
        });

    /// <summary>The members of <see cref="ToMap"/>, and after them all others, under their own names: for a tool that knows more of a login than its type does.</summary>
    /// <param name="type">The type that it takes the login for, if the login does not say its own.</param>
    public JsonElement ToWholeMap(string? type = null) => Forms.AuthForms.Merge(Record, ToMap(type), isSecondFirst: true);

    /// <summary>Name and type only.</summary>
    public override string ToString() => $"{Alias} ({Type ?? "no type"})";
}
