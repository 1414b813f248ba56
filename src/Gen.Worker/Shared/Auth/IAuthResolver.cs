using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Shared.Auth.Logins;

namespace Gen.Worker.Shared.Auth;

/// <summary>Turns what a step has as <c>auth</c> into logins. There is one, with one meaning, for all actions.</summary>
[PluginContract("auth_resolver", Single = true)]
public interface IAuthResolver
{
    /// <summary>Resolves logins, and registers what is secret in them.</summary>
    /// <param name="auth">The value, with all templates rendered: see <see cref="Forms.AuthSpec"/>.</param>
    /// <param name="secrets">The run's secrets.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="AuthException">It is written wrongly, or a credential, a secret or a variable is not there. No login is left away silently.</exception>
    /// <exception cref="Secrets.SecretException">A source cannot be read.</exception>
    Task<ResolvedAuth> ResolveAsync(JsonElement auth, SecretScope secrets, CancellationToken cancellationToken = default);
}
