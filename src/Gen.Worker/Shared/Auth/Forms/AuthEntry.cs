using System.Text.Json;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Shared.Auth.Forms;

/// <summary>One login as a playbook writes it. A class, so that nothing prints its members.</summary>
public sealed class AuthEntry
{
    private const string One = "exactly one source: 'credential', 'secret', 'env' or 'inline'";

    private AuthEntry(string alias, JsonElement written, bool isText)
    {
        Alias = alias;
        Written = written;
        IsText = isText;
    }

    /// <summary>The login's name in the step.</summary>
    public string Alias { get; }

    /// <summary>What is written: a map, or the text that names a credential.</summary>
    public JsonElement Written { get; }

    /// <summary>Whether it is written as text.</summary>
    public bool IsText { get; }

    /// <summary>The type, one of <see cref="AuthTypes"/>; <see langword="null"/>: what the credential says.</summary>
    public string? Type { get; private init; }

    /// <summary>The service or type, as it is written.</summary>
    public string? Service { get; private init; }

    /// <summary>Where it comes from.</summary>
    public AuthSource Source { get; private init; }

    /// <summary>The name there; empty for <see cref="AuthSource.Inline"/>.</summary>
    public string Reference { get; private init; } = "";

    /// <summary>Members that are given in the playbook, and win over those of the source.</summary>
    public JsonElement Given { get; private init; } = Json.EmptyObject;

    /// <summary>The name of the secret that DuckDB makes of it.</summary>
    public string SecretName { get; private init; } = "";

    /// <summary>What it is for: <c>gs://bucket</c>.</summary>
    public string? Scope { get; private init; }

    /// <summary>Where in a request it goes.</summary>
    public JsonElement? Inject { get; private init; }

    /// <summary>The name only.</summary>
    public override string ToString() => Alias;

    internal static AuthEntry Parse(string alias, JsonElement written, bool isSingle)
    {
        if (written.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(written.GetString()))
        {
            return new(alias, written, isText: true) { Source = AuthSource.Credential, Reference = written.GetString()!, SecretName = alias };
        }

        var name = isSingle ? "Single auth configuration" : $"Auth alias '{alias}'";
        if (written.ValueKind != JsonValueKind.Object)
        {
            throw new AuthException($"{name} must be a map, or the name of a credential, and is {Json.Describe(written)}.");
        }

        var service = AuthWords.Text(written, "service") ?? AuthWords.Text(written, "type") ?? AuthWords.Text(written, "tool");
        var type = ReadType(name, written, service);
        var (source, reference, given, isShort) = ReadSource(alias, name, written, type);
        if (isShort && AuthWords.Text(written, "type") is null && AuthWords.Text(written, "tool") is null)
        {
            throw new AuthException($"{name} missing 'type': one of {string.Join(", ", AuthTypes.All)}.");
        }

        return new(alias, written, isText: false)
        {
            Type = type,
            Service = service,
            Source = source,
            Reference = reference,
            Given = given,
            SecretName = AuthWords.Text(written, "secret_name") ?? alias,
            Scope = AuthWords.Text(written, "scope"),
            Inject = AuthWords.Map(written, "inject"),
        };
    }

    private static string? ReadType(string name, JsonElement written, string? service)
    {
        // The service of keys tells whose they are (gcs); only without a type it is one.
        var text = AuthWords.Text(written, "type") ?? AuthWords.Text(written, "tool");
        return text is null ? AuthTypes.Find(service)
            : AuthTypes.Find(text) ?? throw new AuthException($"{name}: there is no type '{text}'. {AuthTypes.Hint(text)}");
    }

    private static (AuthSource Source, string Reference, JsonElement Given, bool IsShort) ReadSource(string alias, string name, JsonElement written, string? type)
    {
        if ((AuthWords.Text(written, "source") ?? AuthWords.Text(written, "provider")) is { } said)
        {
            return Said(alias, name, written, said);
        }

        var hasSecret = AuthWords.Text(written, "secret") is not null && !IsField(written, type, "secret");
        var hasKey = AuthWords.Text(written, "key") is not null && !IsField(written, type, "key");
        var inline = AuthWords.Map(written, "inline") ?? AuthWords.Map(written, "fields");
        var sources = new (bool Is, AuthSource Source, string Word)[]
        {
            (AuthWords.Text(written, "credential") is not null, AuthSource.Credential, "credential"),
            (hasKey, AuthSource.Credential, "key"),
            (hasSecret, AuthSource.Secret, "secret"),
            (AuthWords.Text(written, "env") is not null, AuthSource.Environment, "env"),
            (inline is not null, AuthSource.Inline, ""),
        }.Where(static s => s.Is).ToArray();
        if (sources.Length > 1)
        {
            throw new AuthException($"{name} must specify {One}. It has {string.Join(" and ", sources.Select(static s => s.Word is "" ? "'inline'" : $"'{s.Word}'"))}.");
        }

        if (sources.Length == 1)
        {
            var (_, source, word) = sources[0];
            return source == AuthSource.Inline
                ? (source, "", Merge(inline!.Value, ReadGiven(written, [])), AuthWords.Has(written, "inline"))
                : (source, AuthWords.Text(written, word)!, ReadGiven(written, [word]), word != "key");
        }

        var direct = ReadGiven(written, []);
        return direct.EnumerateObject().Any(static m => m.Name != "service")
            ? (AuthSource.Inline, "", direct, true)
            : throw new AuthException($"{name} must specify {One}{(AuthWords.Has(written, "type") || AuthWords.Has(written, "service") ? "" : ", and its 'type'")}.");
    }

    private static (AuthSource Source, string Reference, JsonElement Given, bool IsShort) Said(string alias, string name, JsonElement written, string said)
    {
        var source = said.Trim().ToLowerInvariant() switch
        {
            "credential" or "credential_store" => AuthSource.Credential,
            "secret" or "secret_manager" => AuthSource.Secret,
            "env" or "environment" => AuthSource.Environment,
            "inline" => AuthSource.Inline,
            _ => throw new AuthException($"{name} (auth '{alias}'): there is no source '{said}'. The sources are credential, secret, env, inline."),
        };
        if (source == AuthSource.Inline)
        {
            var fields = AuthWords.Map(written, "fields") ?? AuthWords.Map(written, "inline");
            var direct = ReadGiven(written, []);
            if (fields is null && !direct.EnumerateObject().Any(static m => m.Name != "service"))
            {
                throw new AuthException($"Auth '{alias}' with source 'inline' lacks 'fields', a map with the login's members.");
            }

            return (source, "", fields is { } map ? Merge(map, direct) : direct, false);
        }

        string[] words = source switch
        {
            AuthSource.Credential => ["key", "credential"],
            AuthSource.Secret => ["name", "key", "secret"],
            _ => ["name", "env", "key"],
        };
        var word = words.FirstOrDefault(w => AuthWords.Text(written, w) is not null)
            ?? throw new AuthException($"Auth '{alias}' with source '{said}' lacks {string.Join(" or ", words.Take(2).Select(static w => $"'{w}'"))}: what it is called there.");
        var given = ReadGiven(written, [word]);
        return (source, AuthWords.Text(written, word)!, AuthWords.Map(written, "fields") is { } more ? Merge(given, more) : given, false);
    }

    /// <summary>Whether a word that may name a source is a member of the login here, because the login is written out beside it.</summary>
    private static bool IsField(JsonElement written, string? type, string word) => (word, type) switch
    {
        ("secret", AuthTypes.Hmac or AuthTypes.S3) => AuthWords.Has(written, "access_key") || AuthWords.Has(written, "access_key_id") || AuthWords.Has(written, "key_id"),
        ("key", AuthTypes.ApiKey or AuthTypes.Header) => AuthWords.Has(written, "value"),
        _ => false,
    };

    private static JsonElement ReadGiven(JsonElement written, string[] used)
        => Json.Write((written, used), static (writer, w) =>
        {
            writer.WriteStartObject();
            foreach (var member in w.written.EnumerateObject().Where(m => !AuthWords.IsAbout(m.Name) && Array.IndexOf(w.used, m.Name) < 0 && m.Value.ValueKind != JsonValueKind.Null))
            {
                member.WriteTo(writer);
            }

            writer.WriteEndObject();
        });

    private static JsonElement Merge(JsonElement first, JsonElement second) => AuthForms.Merge(first, second);
}
