using Gen.Worker.Runtime.Actions;
using Gen.Worker.Shared.Auth;
using Gen.Worker.Shared.Auth.Forms;
using Gen.Worker.Shared.Auth.Logins;

namespace Gen.Worker.Actions.Http;

/// <summary>The headers that a step's logins give.</summary>
internal static class HttpAuth
{
    /// <summary>Resolves the step's logins.</summary>
    /// <param name="resolver">The resolver, if it is active.</param>
    /// <param name="context">The step.</param>
    /// <param name="request">The request, whose own headers the logins must not give again.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="ActionFailedException">A login is wrong, is not there, or is none for HTTP.</exception>
    public static async Task<IReadOnlyList<KeyValuePair<string, string>>> HeadersAsync(
        IAuthResolver? resolver, ActionContext context, HttpRequest request, CancellationToken cancellationToken)
    {
        var useAuth = context.Inputs.OptionalText("use_auth");
        if (AuthForms.Convert(context.Inputs) is not { } auth)
        {
            return useAuth is null ? [] : throw context.Inputs.Wrong("use_auth", $"is '{useAuth}', and the step has no 'auth'.");
        }

        if (resolver is null)
        {
            throw context.Inputs.Wrong("auth", "cannot be resolved: the plugin 'auth' is not active in this worker.");
        }

        var resolved = await resolver.ResolveAsync(auth, context.Secrets, cancellationToken).ConfigureAwait(false);
        var logins = resolved.Select(useAuth);
        if (logins.FirstOrDefault(static l => l.Inject is not null) is { } injected)
        {
            throw new AuthException($"Auth '{injected.Alias}': 'inject' is not known to http. Use the type api_key with 'header', or header with 'name'.");
        }

        var headers = LoginHeaders.Of(logins);
        if (headers.Count == 0 && logins.Count > 0)
        {
            throw new AuthException($"The step's auth gives http no header: {string.Join(", ", logins)}. Types for http are bearer, basic, header and api_key.");
        }

        return headers.FirstOrDefault(h => request.Headers.Any(r => r.Key.Equals(h.Key, StringComparison.OrdinalIgnoreCase))) is { Key: { } twice }
            ? throw context.Inputs.Wrong($"headers.{twice}", "is given by 'auth' too. Leave one.")
            : headers;
    }
}
