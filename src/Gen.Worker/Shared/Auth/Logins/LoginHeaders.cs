using System.Text;
using System.Text.Json;

namespace Gen.Worker.Shared.Auth.Logins;

/// <summary>The HTTP headers of logins.</summary>
public static class LoginHeaders
{
    private const string Authorization = "Authorization";

    /// <summary>The headers of all logins that HTTP has a use for: those of types bearer, basic, header and api_key.</summary>
    /// <param name="logins">The logins.</param>
    /// <exception cref="AuthException">A login lacks what its type needs, two give the same header, or a value cannot stand in a header.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(IEnumerable<Login> logins)
    {
        ArgumentNullException.ThrowIfNull(logins);
        var headers = new List<KeyValuePair<string, string>>();
        var givers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var login in logins)
        {
            foreach (var (name, value) in Of(login))
            {
                if (!givers.TryAdd(name, login.Alias))
                {
                    throw new AuthException($"Auth '{givers[name]}' and auth '{login.Alias}' both give the header '{name}'. Choose one with 'use_auth'.");
                }

                headers.Add(new(name, value));
            }
        }

        return headers;
    }

    /// <summary>The headers of one login; none if HTTP has no use for its type.</summary>
    /// <param name="login">The login.</param>
    /// <exception cref="AuthException">It lacks what its type needs, or a value cannot stand in a header.</exception>
    public static IEnumerable<KeyValuePair<string, string>> Of(Login login)
    {
        ArgumentNullException.ThrowIfNull(login);
        KeyValuePair<string, string>[] headers = login.Type switch
        {
            AuthTypes.Bearer => [new(Authorization, $"Bearer {Need(login, "token")}")],
            AuthTypes.Basic => [new(Authorization, $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(UserAndPassword(login)))}")],
            AuthTypes.ApiKey => [new(login.Text("header") ?? "X-API-Key", Need(login, "value"))],
            AuthTypes.Header => [.. Headers(login)],
            null => throw new AuthException($"Auth '{login.Alias}': neither the step nor the credential says its 'type'. Write it: bearer, basic, header or api_key."),
            _ => [],
        };
        foreach (var header in headers)
        {
            Check(login, header);
        }

        return headers;
    }

    internal static string UserAndPassword(Login login)
    {
        var user = login.Text("username");
        var password = login.Text("password");
        return user is null && password is null
            ? throw new AuthException($"Auth '{login.Alias}' ({login.Type}) has neither 'username' nor 'password'.")
            : user?.Contains(':', StringComparison.Ordinal) == true
                ? throw new AuthException($"Auth '{login.Alias}' ({login.Type}): 'username' holds a ':', which HTTP takes for the beginning of the password.")
                : $"{user}:{password}";
    }

    private static IEnumerable<KeyValuePair<string, string>> Headers(Login login)
    {
        // Either one header by 'name' and 'value', or headers by their names.
        if (login.Text("value") is { } value)
        {
            var name = login.Text("name") ?? login.Text("header") ?? throw new AuthException($"Auth '{login.Alias}' ({login.Type}) lacks 'name', the header's name.");
            return [new(name, value)];
        }

        var members = login.Fields.EnumerateObject().Where(static m => m.Name is not ("type" or "secret_name" or "scope")).ToArray();
        return members.Length == 0
            ? throw new AuthException($"Auth '{login.Alias}' ({login.Type}) has no header: give it 'name' and 'value', or headers by their names.")
            : members.Select(m => new KeyValuePair<string, string>(
                m.Name, login.Text(m.Name) ?? throw new AuthException($"Auth '{login.Alias}' ({login.Type}): the header '{m.Name}' must be text.")));
    }

    private static string Need(Login login, string name)
        => login.Text(name) ?? throw new AuthException(
            $"Auth '{login.Alias}' ({login.Type}) lacks '{name}'. It has {(login.Fields.EnumerateObject().Any() ? string.Join(", ", login.Fields.EnumerateObject().Select(static m => $"'{m.Name}'")) : "nothing")}.");

    private static void Check(Login login, KeyValuePair<string, string> header)
    {
        using var probe = new HttpRequestMessage();
        var isContent = header.Key.StartsWith("Content-", StringComparison.OrdinalIgnoreCase);
        if (isContent || !probe.Headers.TryAddWithoutValidation(header.Key, header.Value) || header.Value.Any(static c => c is '\r' or '\n' or '\0' or > '\x7E'))
        {
            throw new AuthException($"Auth '{login.Alias}' ({login.Type}): '{header.Key}' is not a request header, or its value cannot stand in one (it has a line end, say, or is not ASCII).");
        }
    }
}
