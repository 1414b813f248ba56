using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Runtime.Values;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Shared.Secrets;

/// <summary>Secrets in variables of the environment: <c>db/password</c> is <c>GEN_SECRET_DB_PASSWORD</c>, or, as it was called, <c>NOETL_SECRET_DB_PASSWORD</c>.</summary>
[Plugin("environment", Lifetime = ServiceLifetime.Singleton, Description = "Secrets in variables of the environment.")]
[PluginAlias("env")]
internal sealed class EnvironmentSecretSource(EnvironmentVariables? variables = null) : ISecretSource
{
    private static readonly string[] Prefixes = ["GEN_SECRET_", "NOETL_SECRET_"];
    private readonly EnvironmentVariables _variables = variables ?? EnvironmentVariables.Process;

    public bool IsConfigured => true;

    public string HowToConfigure => "A secret 'x' is the variable GEN_SECRET_X.";

    public Task<JsonElement?> ReadAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var variable = string.Concat(name.Select(static c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_'));
        var value = Prefixes.Select(p => _variables[p + variable]).FirstOrDefault(static v => v is not null);
        return Task.FromResult(value is null ? (JsonElement?)null : Json.Write(value, static (writer, v) => writer.WriteStringValue(v)));
    }
}
