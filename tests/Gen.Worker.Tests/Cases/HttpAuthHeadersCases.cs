using System.Text.Json;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Auth;
using Gen.Worker.Shared.Auth.Logins;

namespace Gen.Worker.Tests.Cases;

/// <summary>The headers of logins.</summary>
internal sealed class HttpAuthHeadersCases : ICaseAdapter
{
    private static readonly string[] ForHttp = [AuthTypes.Bearer, AuthTypes.Basic, AuthTypes.Header, AuthTypes.ApiKey];

    public string File => "http-auth-headers.json";

    public CaseAnswer Answer(JsonElement input)
    {
        var isPlugin = input.GetProperty("op").GetString() == "build_auth_headers";
        var useAuth = CaseJson.Text(input, "useAuth");
        IReadOnlyList<Login> logins = isPlugin
            ? [.. input.GetProperty("items").EnumerateObject().Select(static m => Login.Create(m.Name, AuthTypes.Find(CaseJson.Text(m.Value, "service")), CaseJson.Map(m.Value, "payload")))]
            : AuthResolutionCases.Logins(input.GetProperty("resolved"));
        return CaseAnswer.Of(
            () => Json.Write(LoginHeaders.Of(new ResolvedAuth(false, logins).Select(useAuth)), static (writer, headers) =>
            {
                writer.WriteStartObject();
                writer.WriteStartObject("headers");
                foreach (var (name, value) in headers)
                {
                    writer.WriteString(name, value);
                }

                writer.WriteEndObject();
                writer.WriteEndObject();
            }),
            Difference(isPlugin, logins, useAuth));
    }

    private static string? Difference(bool isPlugin, IReadOnlyList<Login> logins, string? useAuth)
    {
        if (useAuth is not null && logins.All(l => l.Alias != useAuth))
        {
            return "use_auth_is_right";
        }

        if (logins.Any(static l => !ForHttp.Contains(l.Type)))
        {
            return "no_use_for_type";
        }

        if (logins.Any(static l => l.Type == AuthTypes.Basic && l.Text("username") is not null && l.Text("password") is null))
        {
            return "empty_password";
        }

        if (logins.Any(static l => l.Type switch
        {
            AuthTypes.Bearer => l.Text("token") is null,
            AuthTypes.ApiKey => l.Text("value") is null,
            AuthTypes.Basic => l.Text("username") is null && l.Text("password") is null,
            _ => !l.Fields.EnumerateObject().Any(static m => m.Name != "type"),
        }))
        {
            return "complete";
        }

        return logins.Count > 1 && (isPlugin || logins.Count(static l => l.Type is AuthTypes.Bearer or AuthTypes.Basic) > 1) ? "all_are_sent" : null;
    }
}
