using System.Text.Json;

namespace Gen.Worker.Shared.Auth.Forms;

/// <summary>The words of a login in a playbook.</summary>
internal static class AuthWords
{
    /// <summary>Words that no login in a map of logins can be called: what they begin would be taken for one login.</summary>
    private static readonly string[] Reserved = ["type", "credential", "secret", "env", "inline", "source", "provider", "key", "name", "service", "secret_name", "scope", "fields", "inject"];

    /// <summary>Words that tell what the login is and where it comes from, and are no part of it.</summary>
    private static readonly string[] About =
        ["type", "tool", "source", "provider", "credential", "env", "inline", "fields", "secret_name", "scope", "inject", "oauth_credential", "auth_credential"];

    public static bool IsReserved(string name) => Array.IndexOf(Reserved, name) >= 0;

    public static bool IsAbout(string name) => Array.IndexOf(About, name) >= 0;

    /// <summary>The member's text if it is one that is not blank.</summary>
    public static string? Text(JsonElement map, string name)
        => map.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    public static JsonElement? Map(JsonElement map, string name)
        => map.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    public static bool Has(JsonElement map, string name) => map.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;
}
