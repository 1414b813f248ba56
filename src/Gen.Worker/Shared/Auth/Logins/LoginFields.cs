using System.Text.Json;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Shared.Auth.Logins;

/// <summary>The members of each type, and the other names under which people store them.</summary>
public static class LoginFields
{
    private static readonly Dictionary<string, string> Postgres = new(StringComparer.Ordinal)
    {
        ["host"] = "db_host",
        ["hostname"] = "db_host",
        ["server"] = "db_host",
        ["port"] = "db_port",
        ["database"] = "db_name",
        ["dbname"] = "db_name",
        ["db"] = "db_name",
        ["user"] = "db_user",
        ["username"] = "db_user",
        ["password"] = "db_password",
        ["ssl"] = "sslmode",
        ["sslmode"] = "sslmode",
    };

    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["access_key_id"] = "key_id",
        ["access_key"] = "key_id",
        ["secret_access_key"] = "secret_key",
        ["secret"] = "secret_key",
    };

    private static readonly Dictionary<string, string> Bearer = new(StringComparer.Ordinal) { ["access_token"] = "token", ["value"] = "token" };
    private static readonly Dictionary<string, string> Basic = new(StringComparer.Ordinal) { ["user"] = "username", ["login"] = "username" };
    private static readonly Dictionary<string, string> ApiKey = new(StringComparer.Ordinal)
    {
        ["api_key"] = "value",
        ["apikey"] = "value",
        ["token"] = "value",
        ["header_name"] = "header",
        ["name"] = "header",
    };

    /// <summary>The members under the names of the type. Where a member is there under its own name and another, its own wins.</summary>
    /// <param name="type">One of <see cref="AuthTypes"/>, or none.</param>
    /// <param name="record">The members, a map.</param>
    /// <param name="service">For <see cref="AuthTypes.Hmac"/>, whose keys they are, such as <c>s3</c> or <c>gcs</c>, unless a member says so; <see langword="null"/>: it is left unsaid.</param>
    public static JsonElement Normalize(string? type, JsonElement record, string? service = null) => type switch
    {
        AuthTypes.Postgres => Rename(record, Postgres, static n => n.StartsWith("db_", StringComparison.Ordinal) || n == "sslmode"),
        AuthTypes.Hmac => Rename(record, Keys, static _ => true, service is null ? null : ("service", service)),
        AuthTypes.S3 => Rename(record, Keys, static _ => true),
        AuthTypes.Bearer => Rename(record, Bearer, static n => n != "service"),
        AuthTypes.Basic => Rename(record, Basic, static n => n != "service"),
        AuthTypes.ApiKey => Rename(record, ApiKeyOf(record), static n => n != "service"),
        _ => Rename(record, [], static n => n != "service"),
    };

    /// <summary>Whose keys a login of type <see cref="AuthTypes.Hmac"/> has, if none of its members says: those of Google's store, unless what is written is S3.</summary>
    internal static string KeysOf(string? service) => service is AuthTypes.S3 or "s3_hmac" ? AuthTypes.S3 : "gcs";

    /// <summary>A key called <c>key</c> is the value, unless there is a value, whose header it names then.</summary>
    private static Dictionary<string, string> ApiKeyOf(JsonElement record)
        => new(ApiKey, StringComparer.Ordinal) { ["key"] = record.EnumerateObject().Any(static m => m.Name is "value" or "api_key" or "apikey" or "token") ? "header" : "value" };

    private static JsonElement Rename(JsonElement record, Dictionary<string, string> names, Func<string, bool> isKept, (string Name, string Value)? unset = null)
    {
        var members = new Dictionary<string, (JsonElement Value, bool IsOwn)>(StringComparer.Ordinal);
        foreach (var member in record.EnumerateObject())
        {
            var name = names.GetValueOrDefault(member.Name, member.Name);
            var isOwn = name == member.Name;
            if (isKept(name) && (isOwn || !members.TryGetValue(name, out var other) || !other.IsOwn))
            {
                members[name] = (member.Value, isOwn);
            }
        }

        return Json.Write((members, unset), static (writer, m) =>
        {
            writer.WriteStartObject();
            if (m.unset is { } unset && !m.members.ContainsKey(unset.Name))
            {
                writer.WriteString(unset.Name, unset.Value);
            }

            foreach (var (name, (value, _)) in m.members)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        });
    }
}
