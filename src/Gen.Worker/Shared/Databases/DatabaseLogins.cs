using System.Text.Json;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Auth;
using Gen.Worker.Shared.Auth.Forms;
using Gen.Worker.Shared.Auth.Logins;

namespace Gen.Worker.Shared.Databases;

/// <summary>
/// The logins of steps that work on databases: resolved as those of all actions are, and known to the run's secrets before anything is connected to, so that no error, event or result has
/// any of them.
/// </summary>
/// <param name="resolver">The resolver, if it is active.</param>
public sealed class DatabaseLogins(IAuthResolver? resolver)
{
    /// <summary>What of a login may stand beside <c>auth</c>, and is no secret by itself.</summary>
    private static readonly string[] BesideAuth = ["database", "attach", "memory_limit", "temp_directory", "threads"];

    /// <summary>What says who somebody is: the words that steps have for it.</summary>
    public static IReadOnlyList<string> Words { get; } = ["auth", "credential", "credentials", "use_auth"];

    /// <summary>What of a login may stand beside those: a file needs nothing else.</summary>
    public static IReadOnlyList<string> Beside => BesideAuth;

    /// <summary>Whether a map says who somebody is.</summary>
    /// <param name="inputs">The step's inputs, or a map in them.</param>
    /// <exception cref="AuthException">It says it in several ways.</exception>
    public static bool Has(ActionInputs inputs) => AuthForms.Convert(inputs) is not null;

    /// <summary>Resolves the login of a map.</summary>
    /// <param name="inputs">The step's inputs, or a map in them: <c>auth</c> (or <c>credential</c>, <c>credentials</c>), <c>use_auth</c>, and what may stand beside.</param>
    /// <param name="database">The database that it is for.</param>
    /// <param name="secrets">The run's secrets.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="ActionFailedException">The login is missing, wrong, not there, or for something else.</exception>
    public async Task<DatabaseLogin> ResolveAsync(ActionInputs inputs, IDatabaseConnector database, SecretScope secrets, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(secrets);
        var login = await FindAsync(inputs, database, secrets, cancellationToken).ConfigureAwait(false);
        var whole = DatabaseLogin.FromJson(WithBeside(inputs, login));
        whole.Register(secrets);
        return whole;
    }

    private async Task<JsonElement> FindAsync(ActionInputs inputs, IDatabaseConnector database, SecretScope secrets, CancellationToken cancellationToken)
    {
        var useAuth = inputs.OptionalText("use_auth");
        if (AuthForms.Convert(inputs) is not { } auth)
        {
            return useAuth is not null ? throw inputs.Wrong("use_auth", $"is '{useAuth}', and there is no 'auth' beside it.")
                : database.LoginUse == LoginUse.Server ? throw inputs.Wrong("auth", "is missing: the database's login.")
                : Json.EmptyObject;
        }

        if (IsWrittenOut(auth))
        {
            return auth;
        }

        if (resolver is null)
        {
            throw inputs.Wrong("auth", "cannot be resolved: the plugin 'auth' is not active in this worker.");
        }

        var resolved = await resolver.ResolveAsync(auth, secrets, cancellationToken).ConfigureAwait(false);
        return database.LoginUse == LoginUse.Secrets ? Secrets(resolved.Select(useAuth)) : One(resolved, database.Dialect.Name, useAuth);
    }

    /// <summary>The login itself, without a word of where it comes from: its members, as a connection has them.</summary>
    private static bool IsWrittenOut(JsonElement auth)
        => auth.ValueKind == JsonValueKind.Object
            && !auth.EnumerateObject().Any(static m => AuthForms.IsWord(m.Name))
            && (!auth.EnumerateObject().Any() || auth.EnumerateObject().Any(static m => m.Value.ValueKind != JsonValueKind.Object && DatabaseLogin.IsMember(m.Name)));

    private static JsonElement One(ResolvedAuth resolved, string database, string? useAuth)
    {
        if (AuthTypes.Find(database) is { } type)
        {
            return (resolved.Find(type, useAuth) ?? throw new AuthException($"The step's auth has no login of type '{type}': {Names(resolved.Logins)}.")).ToWholeMap(type);
        }

        return resolved.Select(useAuth) is [var only] ? only.ToWholeMap()
            : throw new AuthException($"{database} takes one login, and the step's auth has {Names(resolved.Logins)}. Choose one with 'use_auth'.");
    }

    private static string Names(IReadOnlyList<Login> logins) => logins.Count == 0 ? "none" : string.Join(", ", logins);

    private static JsonElement Secrets(IReadOnlyList<Login> logins) => Json.Write(logins, static (writer, all) =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject("secrets");
        foreach (var login in all)
        {
            writer.WriteStartObject(login.Alias);
            foreach (var member in login.ToWholeMap().EnumerateObject().Where(static m => m.Name is not ("secret_name" or "scope")))
            {
                member.WriteTo(writer);
            }

            writer.WriteString("secret_name", login.SecretName);
            if (login.Scope is { } scope)
            {
                writer.WriteString("scope", scope);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    /// <summary>The login has the last word: who changes it means it.</summary>
    private static JsonElement WithBeside(ActionInputs inputs, JsonElement login) => Json.Write((inputs, login), static (writer, l) =>
    {
        writer.WriteStartObject();
        foreach (var member in l.login.EnumerateObject())
        {
            member.WriteTo(writer);
        }

        foreach (var name in BesideAuth)
        {
            if (!l.login.TryGetProperty(name, out _) && l.inputs.TryGet(name, out var value))
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    });
}
