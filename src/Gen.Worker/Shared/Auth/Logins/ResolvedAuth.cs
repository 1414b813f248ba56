using Gen.Plugins.Model.Text;

namespace Gen.Worker.Shared.Auth.Logins;

/// <summary>The logins of a step, resolved.</summary>
/// <param name="isSingle">Whether the step has one login, and not a map of logins.</param>
/// <param name="logins">The logins.</param>
public sealed class ResolvedAuth(bool isSingle, IReadOnlyList<Login> logins)
{
    /// <summary>Whether the step has one login, and not a map of logins.</summary>
    public bool IsSingle => isSingle;

    /// <summary>The logins, in the order in which they are written.</summary>
    public IReadOnlyList<Login> Logins => logins;

    /// <summary>The logins that a step chose: all, or the one that <c>use_auth</c> names.</summary>
    /// <param name="useAuth">The name, if the step has one.</param>
    /// <exception cref="AuthException">There is none of that name.</exception>
    public IReadOnlyList<Login> Select(string? useAuth)
        => useAuth is null ? logins
        : logins.FirstOrDefault(l => l.Alias == useAuth) is { } chosen ? [chosen]
        : isSingle && logins.Count == 1 && useAuth is Forms.AuthSpec.Default or Forms.AuthSpec.Only ? logins
        : throw new AuthException($"'use_auth' is '{useAuth}', and there is no such auth here. {Hint(useAuth)}");

    /// <summary>The login of a type; one of no type counts, because the tool knows what it needs.</summary>
    /// <param name="type">One of <see cref="AuthTypes"/>.</param>
    /// <param name="useAuth">The name of the one that is meant, if the step says so.</param>
    /// <returns>The login, or <see langword="null"/> if there is none of that type.</returns>
    /// <exception cref="AuthException">There are several, or none of that name, or the named one is of another type.</exception>
    public Login? Find(string type, string? useAuth = null)
    {
        var chosen = Select(useAuth);
        var fitting = chosen.Where(l => l.Type is null || l.Type == type).ToArray();
        return fitting.Length switch
        {
            1 => fitting[0],
            > 1 => throw new AuthException($"There are several logins of type '{type}': {string.Join(", ", fitting.Select(static l => $"'{l.Alias}'"))}. Choose one with 'use_auth'."),
            _ when useAuth is not null => throw new AuthException($"'use_auth' is '{useAuth}', whose type is '{chosen[0].Type}' and not '{type}'."),
            _ => null,
        };
    }

    private string Hint(string name)
    {
        string[] names = [.. logins.Select(static l => l.Alias)];
        return NearestNames.Find(name, names) is { Length: > 0 } near ? $"Did you mean {string.Join(" or ", near.Select(static n => $"'{n}'"))}?"
            : names.Length == 0 ? "The step has no auth." : $"There is {string.Join(", ", names.Select(static n => $"'{n}'"))}.";
    }
}
