using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Auth;
using Gen.Worker.Shared.Auth.Forms;
using Gen.Worker.Shared.Auth.Logins;
using Gen.Worker.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Tests.Cases;

/// <summary>Logins resolved, over the real plugins: the store of a case is a file of credentials, its environment the variables.</summary>
internal sealed class AuthResolutionCases : ICaseAdapter
{
    public string File => "auth-resolution.json";

    public CaseAnswer Answer(JsonElement input) => input.GetProperty("op").GetString() switch
    {
        "get_postgres_auth" => Select(input),
        "convert_legacy" => CaseAnswer.Of(() => Write("auth", AuthForms.Convert(input.GetProperty("step")))),
        "resolve_auth_map" => CaseAnswer.Of(() => ResolveMap(input), LeavesOut(input) ? "nothing_is_left_out" : null),
        _ => CaseAnswer.Of(() => Resolve(input)),
    };

    /// <summary>All types that are written in a login or a map of logins.</summary>
    public static IEnumerable<string> Types(JsonElement auth)
        => auth.ValueKind != JsonValueKind.Object ? []
        : CaseJson.Text(auth, "type") is { } type ? [type]
        : auth.EnumerateObject().Select(static m => CaseJson.Text(m.Value, "type")).OfType<string>();

    private static CaseAnswer Select(JsonElement input)
    {
        var resolved = input.GetProperty("resolved");
        var useAuth = CaseJson.Text(input, "useAuth");
        var isOneOf = useAuth is null ? Types(resolved).Count(static t => t == AuthTypes.Postgres) < 2 : CaseJson.Text(CaseJson.Map(resolved, useAuth), "type") == AuthTypes.Postgres;
        return CaseAnswer.Of(
            () => new ResolvedAuth(false, Logins(resolved)).Find(AuthTypes.Postgres, useAuth) is { } found ? Write("auth", found.ToMap()) : CaseJson.Parse("""{"auth": null}"""),
            isOneOf ? null : "use_auth_is_right");
    }

    public static IReadOnlyList<Login> Logins(JsonElement resolved)
        => [.. resolved.EnumerateObject().Select(static m => Login.Create(m.Name, AuthTypes.Find(CaseJson.Text(m.Value, "type")), m.Value))];

    private static JsonElement ResolveMap(JsonElement input)
    {
        var auth = AuthForms.Combine(input.GetProperty("step"), CaseJson.Member(input, "args"));
        var resolved = Resolve(input, auth is { } given ? AuthForms.Named(given) : CaseJson.Parse("null"), out var spec);
        return Json.Write((resolved, spec), static (writer, r) =>
        {
            writer.WriteStartObject();
            writer.WriteStartObject("resolved");
            foreach (var (login, entry) in r.resolved.Logins.Zip(r.spec.Entries))
            {
                // As the original hands it on: what is written, the login's members, and the name for DuckDB.
                writer.WritePropertyName(login.Alias);
                Merge(Merge(entry.Written, login.Fields), Write("secret_name", CaseJson.Parse($"\"{login.SecretName}\""))).WriteTo(writer);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        });
    }

    private static JsonElement Resolve(JsonElement input)
    {
        var resolved = Resolve(input, input.GetProperty("auth"), out _);
        return Json.Write(resolved, static (writer, r) =>
        {
            writer.WriteStartObject();
            writer.WriteString("mode", r.IsSingle ? "single" : "multi");
            writer.WriteStartObject("items");
            foreach (var login in r.Logins)
            {
                writer.WriteStartObject(login.Alias);
                writer.WriteString("alias", login.Alias);
                writer.WriteString("source", login.Source == AuthSource.Environment ? "env" : login.Source.ToString().ToLowerInvariant());
                writer.WriteString("service", login.Service);
                writer.WriteString("secret_name", login.SecretName);
                writer.WriteString("scope", login.Scope);
                writer.WritePropertyName("payload");
                login.Record.WriteTo(writer);
                writer.WriteBoolean("is_scalar_value", login.IsScalar);
                writer.WritePropertyName("inject");
                (login.Inject ?? CaseJson.Parse("null")).WriteTo(writer);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        });
    }

    private static ResolvedAuth Resolve(JsonElement input, JsonElement auth, out AuthSpec spec)
    {
        var rendered = CaseJson.Render(auth, CaseJson.Map(input, "context"));
        using var folder = new TemporaryFolder();
        var store = folder.Write("credentials.json", CaseJson.Map(input, "store").GetRawText());
        var environment = CaseJson.Map(input, "env");
        using var services = TestPlugins.Create(n => n == "GEN_CREDENTIALS" ? store : CaseJson.Text(environment, n));
        spec = AuthSpec.Parse(rendered);
        return services.GetRequiredService<IPlugins<IAuthResolver>>().Get("auth").ResolveAsync(rendered, new SecretScope()).GetAwaiter().GetResult();
    }

    /// <summary>Whether the original leaves a login out, or its members.</summary>
    private static bool LeavesOut(JsonElement input)
    {
        var auth = AuthForms.Combine(input.GetProperty("step"), CaseJson.Member(input, "args"));
        var store = CaseJson.Map(input, "store");
        return auth is { } given && AuthForms.Named(CaseJson.Render(given, CaseJson.Map(input, "context"))).EnumerateObject().Any(entry =>
            AuthTypes.Find(CaseJson.Text(entry.Value, "type")) is null
            || (CaseJson.Text(entry.Value, "key") is { } key && (CaseJson.Text(entry.Value, "provider") ?? "credential_store") switch
            {
                "credential_store" => CaseJson.Member(store, key) is null,
                "secret_manager" => !CaseJson.Map(input, "env").EnumerateObject().Any(v => v.Name.EndsWith(key.Replace('-', '_').Replace('/', '_'), StringComparison.OrdinalIgnoreCase)),
                _ => false,
            }));
    }

    private static JsonElement Merge(JsonElement first, JsonElement second)
        => Json.Write((first, second), static (writer, m) =>
        {
            writer.WriteStartObject();
            foreach (var member in m.first.EnumerateObject().Where(x => CaseJson.Member(m.second, x.Name) is null).Concat(m.second.EnumerateObject()))
            {
                member.WriteTo(writer);
            }

            writer.WriteEndObject();
        });

    private static JsonElement Write(string name, JsonElement? value)
        => Json.Write((name, value), static (writer, w) =>
        {
            writer.WriteStartObject();
            if (w.value is { } given)
            {
                writer.WritePropertyName(w.name);
                given.WriteTo(writer);
            }

            writer.WriteEndObject();
        });
}
