using System.Text;
using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Auth.Credentials;
using Gen.Worker.Shared.Auth.Forms;
using Gen.Worker.Shared.Auth.Logins;
using Gen.Worker.Shared.Secrets;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Shared.Auth;

/// <summary>The resolver.</summary>
[Plugin("auth", Lifetime = ServiceLifetime.Singleton, Description = "Resolves the logins of steps from credentials, secrets, the environment and playbooks.")]
internal sealed class AuthResolver(IPlugins<ISecretSource> secretSources, IPlugins<ICredentialSource> credentials, EnvironmentVariables? variables = null, TimeProvider? time = null) : IAuthResolver
{
    private readonly RunCache<JsonElement> _secrets = new(time ?? TimeProvider.System);
    private readonly RunCache<JsonElement> _credentials = new(time ?? TimeProvider.System);
    private readonly SecretReader _reader = new(secretSources);
    private readonly EnvironmentVariables _variables = variables ?? EnvironmentVariables.Process;

    public async Task<ResolvedAuth> ResolveAsync(JsonElement auth, SecretScope secrets, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        var spec = AuthSpec.Parse(auth);
        var logins = new List<Login>(spec.Entries.Count);
        foreach (var entry in spec.Entries)
        {
            var login = await ResolveAsync(entry, secrets, cancellationToken).ConfigureAwait(false);
            LoginSecrets.Register(login, secrets);
            logins.Add(login);
        }

        return new(spec.IsSingle, logins);
    }

    private async Task<Login> ResolveAsync(AuthEntry entry, SecretScope secrets, CancellationToken cancellationToken)
    {
        switch (entry.Source)
        {
            case AuthSource.Credential:
                var (record, service) = await CredentialAsync(entry, secrets, cancellationToken).ConfigureAwait(false);
                return Login(entry, entry.Type ?? AuthTypes.Find(service), entry.Service ?? service, record, isScalar: false, stored: With(record, service));
            case AuthSource.Secret:
                var value = await SecretAsync(entry, secrets, cancellationToken).ConfigureAwait(false);
                return Scalar(entry, value);
            case AuthSource.Environment:
                var text = _variables[entry.Reference]
                    ?? throw new AuthException($"Auth '{entry.Alias}': the environment variable '{entry.Reference}' is not set, or is empty.");
                secrets.Register(text);
                return Scalar(entry, Json.Write(text, static (writer, t) => writer.WriteStringValue(t)));
            default:
                return Login(entry, entry.Type, entry.Service, Json.EmptyObject, isScalar: false);
        }
    }

    private async Task<JsonElement> SecretAsync(AuthEntry entry, SecretScope secrets, CancellationToken cancellationToken)
    {
        try
        {
            return await _secrets.GetAsync(secrets, entry.Reference, () => _reader.ReadAsync(entry.Reference, secrets, cancellationToken)).ConfigureAwait(false);
        }
        catch (SecretException e)
        {
            throw new AuthException($"Auth '{entry.Alias}': {secrets.Redact(e.Message)}", e);
        }
    }

    private async Task<(JsonElement Record, string? Service)> CredentialAsync(AuthEntry entry, SecretScope secrets, CancellationToken cancellationToken)
    {
        var found = await _credentials.GetAsync(secrets, entry.Reference, () => FindAsync(entry, cancellationToken)).ConfigureAwait(false);
        var service = AuthWords.Text(found, "service") ?? AuthWords.Text(found, "type");
        var data = found;

        // Stored as {data: {...}}; some servers wrap that once more.
        for (var depth = 0; depth < 2 && AuthWords.Map(data, "data") is { } inner; depth++)
        {
            data = inner;
        }

        // Whatever was wrong with it is told, and must not tell what is in it.
        LoginSecrets.Register(data, all: false, secrets);
#pragma warning disable CA1308 // Services and types are written in lower case.
        return (data, service?.ToLowerInvariant());
#pragma warning restore CA1308
    }

    private async Task<JsonElement> FindAsync(AuthEntry entry, CancellationToken cancellationToken)
    {
        var isAny = false;
        foreach (var name in credentials.Names)
        {
            var source = credentials.Get(name);
            if (!source.IsConfigured)
            {
                continue;
            }

            isAny = true;
            JsonElement? found;
            try
            {
                found = await source.ReadAsync(entry.Reference, cancellationToken).ConfigureAwait(false);
            }
            catch (SecretException e)
            {
                throw new AuthException($"Auth '{entry.Alias}': {e.Message}", e);
            }

            if (found is { ValueKind: not JsonValueKind.Null } credential)
            {
                return credential.ValueKind == JsonValueKind.Object
                    ? credential
                    : throw new AuthException($"Auth '{entry.Alias}': credential '{entry.Reference}' must be a map, and is {Json.Describe(credential)}.");
            }
        }

        var how = isAny ? "Store it, or mend the name." : string.Join(" ", credentials.Names.Select(n => credentials.Get(n).HowToConfigure).Prepend("No place of credentials is set up."));
        throw new AuthException($"Auth '{entry.Alias}': there is no credential '{entry.Reference}'. {how}");
    }

    /// <summary>A login of one text: the token, the password, the key; or, if the text is a map of JSON, its members.</summary>
    private static Login Scalar(AuthEntry entry, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            return Login(entry, entry.Type ?? AuthTypes.Find(AuthWords.Text(value, "type")), entry.Service, value, isScalar: false);
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            value = Json.Write(value, static (writer, v) => writer.WriteStringValue(v.GetRawText()));
        }

        var text = value.GetString()!;
        if (entry.Type is not null && text.AsSpan().TrimStart() is ['{', ..] && Map(text) is { } map)
        {
            return Login(entry, entry.Type, entry.Service, map, isScalar: false);
        }

        var name = entry.Type switch
        {
            AuthTypes.Postgres => "db_password",
            AuthTypes.Snowflake => "password",
            AuthTypes.Hmac or AuthTypes.S3 => "secret_key",
            AuthTypes.Bearer => "token",
            AuthTypes.Basic => "password",
            _ => "value",
        };
        var user = entry.Type == AuthTypes.Basic ? text.IndexOf(':', StringComparison.Ordinal) : -1;
        var typed = Json.Write((name, text, user), static (writer, s) =>
        {
            writer.WriteStartObject();
            if (s.user >= 0)
            {
                writer.WriteString("username", s.text[..s.user]);
            }

            writer.WriteString(s.name, s.text[(s.user + 1)..]);
            writer.WriteEndObject();
        });
        var whole = Json.Write(text, static (writer, t) =>
        {
            writer.WriteStartObject();
            writer.WriteString("value", t);
            writer.WriteEndObject();
        });
        return Login(entry, entry.Type, entry.Service, whole, isScalar: true, typed);
    }

    private static JsonElement? Map(string text)
    {
        try
        {
            return Json.Parse(Encoding.UTF8.GetBytes(text)) is { ValueKind: JsonValueKind.Object } map ? map : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Login Login(AuthEntry entry, string? type, string? service, JsonElement record, bool isScalar, JsonElement? typed = null, JsonElement? stored = null)
    {
        // By the type's names, so that what the step gives wins under whatever name it is given.
        var fields = AuthForms.Merge(LoginFields.Normalize(type, typed ?? record, LoginFields.KeysOf(service)), LoginFields.Normalize(type, entry.Given));
        return new(entry.Alias, type, AuthForms.Merge(stored ?? record, Without(entry.Given, "service")), fields)
        {
            Service = service,
            Source = entry.Source,
            SecretName = entry.SecretName,
            Scope = entry.Scope,
            Inject = entry.Inject,
            IsScalar = isScalar,
        };
    }

    private static JsonElement Without(JsonElement map, string name)
        => !map.TryGetProperty(name, out _) ? map : Json.Write((map, name), static (writer, m) =>
        {
            writer.WriteStartObject();
            foreach (var member in m.map.EnumerateObject().Where(x => x.Name != m.name))
            {
                member.WriteTo(writer);
            }

            writer.WriteEndObject();
        });

    private static JsonElement With(JsonElement map, string? service)
        => service is null ? map : Json.Write((Map: Without(map, "service"), service), static (writer, m) =>
        {
            writer.WriteStartObject();
            foreach (var member in m.Map.EnumerateObject())
            {
                member.WriteTo(writer);
            }

            writer.WriteString("service", m.service);
            writer.WriteEndObject();
        });
}
