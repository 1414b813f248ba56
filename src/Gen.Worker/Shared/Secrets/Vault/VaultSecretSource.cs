using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Secrets;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Shared.Secrets.Vault;

/// <summary>Secrets in HashiCorp Vault, by the HTTP API of its key-value engine (version 1 or 2), logged in by a token or an AppRole.</summary>
[Plugin("vault", Lifetime = ServiceLifetime.Singleton, Description = "Secrets in the key-value engine of HashiCorp Vault.")]
internal sealed class VaultSecretSource : ISecretSource, IDisposable
{
    private readonly TimeProvider _time;
    private readonly Lazy<VaultClient?> _client;
    private readonly bool _isConfigured;

    public VaultSecretSource(TimeProvider? time = null, VaultOptions? options = null, EnvironmentVariables? variables = null)
    {
        var environment = variables ?? EnvironmentVariables.Process;
        _time = time ?? TimeProvider.System;
        _isConfigured = options is not null || environment["VAULT_ADDR"] is not null;

        // A setting that is wrong is told to whoever asks for a secret, and not to whoever lists the sources.
        _client = new(() => (options ?? VaultOptions.From(environment)) is { } o ? new VaultClient(o, _time) : null, LazyThreadSafetyMode.PublicationOnly);
    }

    public bool IsConfigured => _isConfigured;

    public string HowToConfigure => "VAULT_ADDR is Vault's address; VAULT_ROLE_ID and VAULT_SECRET_ID, or VAULT_TOKEN, log in.";

    public async Task<JsonElement?> ReadAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return _client.Value is { } client ? await client.ReadAsync(name, cancellationToken).ConfigureAwait(false) : null;
    }

    public void Dispose()
    {
        if (_client.IsValueCreated)
        {
            _client.Value?.Dispose();
        }
    }
}
