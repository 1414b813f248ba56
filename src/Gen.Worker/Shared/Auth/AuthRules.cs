using System.Text.Json;
using Gen.Worker.Shared.Auth.Forms;

namespace Gen.Worker.Shared.Auth;

/// <summary>Checks logins as they are written, before anything is resolved.</summary>
public static class AuthRules
{
    private static readonly Dictionary<string, AuthArity> Tools = new(StringComparer.OrdinalIgnoreCase)
    {
        ["postgres"] = AuthArity.One,
        ["http"] = AuthArity.One,
        ["save"] = AuthArity.One,
        ["duckdb"] = AuthArity.Many,
    };

    /// <summary>How many logins each tool takes. A tool that is not here takes either.</summary>
    public static IReadOnlyDictionary<string, AuthArity> Arities => Tools;

    /// <summary>Checks what a step has as <c>auth</c>.</summary>
    /// <param name="auth">The value.</param>
    /// <param name="tool">The step's tool.</param>
    /// <returns>The logins, as they are written.</returns>
    /// <exception cref="AuthException">It is wrong.</exception>
    public static AuthSpec Check(JsonElement auth, string tool)
    {
        ArgumentNullException.ThrowIfNull(tool);
        var spec = AuthSpec.Parse(auth);
        if (spec.Entries.Count == 0 && auth.ValueKind == JsonValueKind.Object)
        {
            throw new AuthException("Single auth configuration missing 'type', and everything else: it is an empty map. Leave it away, or write 'type' and 'credential', 'secret', 'env' or 'inline'.");
        }

        if (spec.Entries.Count > 0 && Tools.TryGetValue(tool, out var arity) && spec.IsSingle != (arity == AuthArity.One))
        {
            throw new AuthException(arity == AuthArity.One
                ? $"Plugin '{tool}' expects single auth but received multi auth: write the login itself as 'auth', without the name{(spec.Entries.Count > 1 ? "s" : "")} {string.Join(", ", spec.Entries.Select(static e => $"'{e.Alias}'"))}."
                : $"Plugin '{tool}' expects multi auth but received single auth: write a map of logins by name as 'auth', such as {{db: {{type: postgres, credential: ...}}}}.");
        }

        return spec;
    }
}
