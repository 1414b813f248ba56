using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime.Secrets;

namespace Gen.Worker.Shared.Auth.Logins;

/// <summary>Tells a run's <see cref="SecretScope"/> what of a login is secret: what opens a door, and not the door's address.</summary>
internal static class LoginSecrets
{
    /// <summary>Members that tell what a login is; their values stand everywhere.</summary>
    private static readonly string[] About = ["name", "header", "type", "service", "scope", "secret_name", "auth_type", "authenticator"];

    public static void Register(Login login, SecretScope scope)
    {
        Register(login.Record, login.Type == AuthTypes.Header, scope);
        Register(login.Fields, login.Type == AuthTypes.Header, scope);
        if (login.Type == AuthTypes.Basic)
        {
            // As the header has it, so that the whole of it goes and not only the password's part.
            scope.Register(Convert.ToBase64String(Encoding.UTF8.GetBytes(LoginHeaders.UserAndPassword(login))));
        }
    }

    /// <summary>Members with telling names; all, if the names are a header's or what is above has a telling name.</summary>
    public static void Register(JsonElement values, bool all, SecretScope scope)
    {
        switch (values.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in values.EnumerateObject())
                {
                    var isSecret = all || SensitiveNames.OfAnything.Contains(member.Name) || SensitiveNames.OfLogins.Contains(member.Name);
                    Register(member.Value, isSecret && Array.IndexOf(About, member.Name) < 0, scope);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in values.EnumerateArray())
                {
                    Register(item, all, scope);
                }

                break;
            default:
                if (all)
                {
                    scope.Register(values);
                }

                break;
        }
    }
}
