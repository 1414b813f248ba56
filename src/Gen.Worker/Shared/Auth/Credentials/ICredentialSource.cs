using System.Text.Json;
using Gen.Plugins;

namespace Gen.Worker.Shared.Auth.Credentials;

/// <summary>A place where credentials are stored by name.</summary>
[PluginContract("credential_source")]
public interface ICredentialSource
{
    /// <summary>Whether it is set up; one that is not is passed over.</summary>
    bool IsConfigured { get; }

    /// <summary>What to set so that it is set up, for people.</summary>
    string HowToConfigure { get; }

    /// <summary>Reads a credential.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>
    /// A map: <c>data</c> with the login's members, and <c>type</c> or <c>service</c>; or the members alone. <see langword="null"/> if there is none of that name.
    /// </returns>
    /// <exception cref="Secrets.SecretException">It cannot be read. The message holds no secret.</exception>
    Task<JsonElement?> ReadAsync(string name, CancellationToken cancellationToken = default);
}
