using System.Text.Json;
using Gen.Plugins;

namespace Gen.Worker.Shared.Secrets;

/// <summary>A place where secrets are kept. Its plugin's name is what a playbook writes before the secret's name: <c>vault:apps/shop</c>.</summary>
[PluginContract("secret_source")]
public interface ISecretSource
{
    /// <summary>Whether it is set up. A source that is not is passed over, unless a playbook names it.</summary>
    bool IsConfigured { get; }

    /// <summary>What to set so that it is set up, for people.</summary>
    string HowToConfigure { get; }

    /// <summary>Reads a secret.</summary>
    /// <param name="name">Its name there.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Text, or a map of several values; <see langword="null"/> if there is no such secret.</returns>
    /// <exception cref="SecretException">It cannot be read. The message holds no secret.</exception>
    Task<JsonElement?> ReadAsync(string name, CancellationToken cancellationToken = default);
}
