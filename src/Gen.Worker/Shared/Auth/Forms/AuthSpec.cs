using System.Text.Json;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Shared.Auth.Forms;

/// <summary>The logins of a step, as they are written.</summary>
public sealed class AuthSpec
{
    /// <summary>The name of a login that has none.</summary>
    public const string Only = "auth";

    /// <summary>The name that a login written as text was given by older tools. It finds any single login.</summary>
    public const string Default = "default";

    private AuthSpec(bool isSingle, IReadOnlyList<AuthEntry> entries)
    {
        IsSingle = isSingle;
        Entries = entries;
    }

    /// <summary>Whether it is one login, and not a map of logins by name.</summary>
    public bool IsSingle { get; }

    /// <summary>The logins.</summary>
    public IReadOnlyList<AuthEntry> Entries { get; }

    /// <summary>Reads what a step has as <c>auth</c>: the name of a credential, a login, or a map of logins by name.</summary>
    /// <param name="auth">The value; null is no login.</param>
    /// <exception cref="AuthException">It is wrong.</exception>
    public static AuthSpec Parse(JsonElement auth)
    {
        if (auth.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return new(true, []);
        }

        if (auth.ValueKind != JsonValueKind.Object)
        {
            return new(true, [AuthEntry.Parse(Only, auth, isSingle: true)]);
        }

        var members = auth.EnumerateObject().ToArray();
        CheckNames(auth, members);
        return members.Length > 0 && Array.Exists(members, static m => AuthWords.IsReserved(m.Name))
            ? new(true, [AuthEntry.Parse(Only, auth, isSingle: true)])
            : new(false, [.. members.Select(static m => AuthEntry.Parse(m.Name, m.Value, isSingle: false))]);
    }

    /// <summary>A reserved word with a login beneath it is a login that somebody called so.</summary>
    private static void CheckNames(JsonElement auth, JsonProperty[] members)
    {
        var isTyped = AuthWords.Text(auth, "type") is not null || AuthWords.Text(auth, "source") is not null;
        foreach (var member in members.Where(static m => m.Value.ValueKind == JsonValueKind.Object && AuthWords.IsReserved(m.Name)))
        {
            var mayBeMap = member.Name is "inline" or "fields" or "inject";
            if (!mayBeMap || (!isTyped && AuthWords.Text(member.Value, "type") is not null))
            {
                throw new AuthException($"Auth alias '{member.Name}' is reserved: it is a word of a login itself. Call the login otherwise.");
            }
        }
    }
}
