using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Shared.Secrets;

/// <summary>
/// Finds secrets in the sources of the host. A name without a source is looked for in <c>environment</c>, <c>file</c>, <c>vault</c> and then the others, as far as
/// they are set up; a source that cannot be asked is an error and not passed over, so that one secret never silently stands for another.
/// </summary>
/// <param name="sources">The host's sources.</param>
public sealed class SecretReader(IPlugins<ISecretSource> sources)
{
    private static readonly string[] Order = ["environment", "file", "vault"];

    /// <summary>Reads a secret and registers what was read.</summary>
    /// <param name="name">The secret: <c>[source:]name[#member]</c>.</param>
    /// <param name="scope">The run's secrets.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Text, or a map.</returns>
    /// <exception cref="SecretException">There is no such secret, or its source cannot be read.</exception>
    public async Task<JsonElement> ReadAsync(string name, SecretScope scope, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var wanted = SecretName.Parse(name, n => sources.TryGetDescriptor(n, out _));
        if (wanted.Source is { } only && sources.Get(only) is { IsConfigured: false } unset)
        {
            throw new SecretException($"Secret '{name}' is in the source '{only}', which is not set up. {unset.HowToConfigure}");
        }

        foreach (var source in wanted.Source is { } named ? [named] : Names())
        {
            var plugin = sources.Get(source);
            if (plugin.IsConfigured && await plugin.ReadAsync(wanted.Name, cancellationToken).ConfigureAwait(false) is { } value)
            {
                scope.Register(value);
                return wanted.Member is { } member ? Member(name, value, member) : value;
            }
        }

        throw new SecretException($"Secret '{name}' is not found{Asked(wanted)}.");
    }

    private static JsonElement Member(string name, JsonElement value, string member)
        => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(member, out var found)
            ? found
            : throw new SecretException(
                $"Secret '{name}': there is no value '{member}' in it. "
                + (value.ValueKind == JsonValueKind.Object ? $"It has {string.Join(", ", value.EnumerateObject().Select(static m => $"'{m.Name}'"))}." : $"It is {Json.Describe(value)}."));

    private IEnumerable<string> Names() => sources.Names.Order(Comparer<string>.Create(static (a, b) => (Rank(a), a).CompareTo((Rank(b), b))));

    private static int Rank(string name) => Array.IndexOf(Order, name) is var rank and >= 0 ? rank : Order.Length;

    private string Asked(SecretName wanted)
    {
        if (wanted.Source is { } only)
        {
            return $" in the source '{only}'. {sources.Get(only).HowToConfigure}".TrimEnd('.');
        }

        if (sources.Names.IsEmpty)
        {
            return ", because no source of secrets is active";
        }

        return string.Concat(Names().Select(n => $"; {n}: {(sources.Get(n) is { IsConfigured: true } ? "not there" : "not set up")}. {sources.Get(n).HowToConfigure}".TrimEnd('.')));
    }
}
