using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Secrets;
using Gen.Worker.Shared.Secrets.Files;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Shared.Auth.Credentials;

/// <summary>Credentials in one file of JSON, by name, which <c>GEN_CREDENTIALS</c> names: for a worker without a server.</summary>
[Plugin("credential_file", Lifetime = ServiceLifetime.Singleton, Description = "Credentials in a file of JSON.")]
internal sealed class FileCredentialSource(EnvironmentVariables? variables = null) : ICredentialSource
{
    private const string Variable = "GEN_CREDENTIALS";
    private const string What = $"The file that {Variable} names";
    private readonly string? _path = (variables ?? EnvironmentVariables.Process)[Variable];

    public bool IsConfigured => _path is not null;

    public string HowToConfigure => $"{Variable} is a file of JSON with credentials by name.";

    public async Task<JsonElement?> ReadAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (_path is null)
        {
            return null;
        }

        JsonElement all;
        try
        {
            all = Json.Parse(await SmallFile.ReadAsync(_path, What, cancellationToken).ConfigureAwait(false));
        }
        catch (JsonException e)
        {
            // The exception's text may hold a piece of what it could not read.
            throw new SecretException($"{What} is not JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        }

        return all.ValueKind != JsonValueKind.Object ? throw new SecretException($"{What} must hold a map of credentials by name, and holds {Json.Describe(all)}.")
            : all.TryGetProperty(name, out var found) ? found : null;
    }
}
