using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Values;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Shared.Secrets;

/// <summary>
/// Reads a secret, for later steps. The result has <c>value</c>; what is shown, reported and stored of it, by this step or any other, is <c>[REDACTED]</c>.
/// </summary>
[Plugin("secrets", Lifetime = ServiceLifetime.Singleton, Description = "Reads a secret for later steps; it is never shown or stored.")]
[PluginAlias("secret")]
[ActionInput("name", Required = true, FormerNames = ["key", "secret_name"], Description = "The secret's name: [source:]name[#field].")]
[ActionInput("key", Description = "Former name of 'name'.")]
[ActionInput("secret_name", Description = "Former name of 'name'.")]
[ActionInput("source", Description = "Where it is kept; all sources that are set up if not given.")]
[ActionInput("provider", Description = "Former name of 'source'.")]
[ActionInput("field", Description = "The member of it that is meant, if it is a map.")]
internal sealed class SecretsAction(IPlugins<ISecretSource> sources) : IWorkerAction
{
    private readonly SecretReader _reader = new(sources);

    public async Task<JsonElement> ExecuteAsync(ActionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var inputs = context.Inputs;
        var name = inputs.OptionalText("name") ?? inputs.OptionalText("key") ?? inputs.OptionalText("secret_name") ?? throw inputs.Wrong("name", "is missing: the secret's name.");
        var word = inputs.Has("source") ? "source" : "provider";
        if (inputs.OptionalText(word)?.Trim() is { } source)
        {
            name = $"{(sources.TryGetDescriptor(source, out var found) ? found.Name : throw inputs.Wrong(word, $"is '{source}', and there is no such source of secrets here. There is {string.Join(", ", sources.Names)}."))}:{name}";
        }

        if (inputs.OptionalText("field") is { } field)
        {
            name = $"{name}#{field}";
        }

        var secret = await _reader.ReadAsync(name, context.Secrets, cancellationToken).ConfigureAwait(false);
        return Json.Write(secret, static (writer, value) =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("value");
            value.WriteTo(writer);
            writer.WriteEndObject();
        });
    }
}
