using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Actions;

namespace Gen.Worker.Shared.Saving;

/// <summary>
/// A kind of place where data is saved: the plugin's name is what a step writes as <c>storage</c>. Every database that has a connector is one without being a plugin of this contract, and so are
/// the actions <c>http</c> and <c>python</c>.
/// </summary>
[PluginContract("storage")]
public interface IStorage
{
    /// <summary>Saves.</summary>
    /// <param name="spec">What, where and how.</param>
    /// <param name="context">The step.</param>
    /// <param name="cancellationToken">Stops it; then nothing is saved, as far as the place can undo.</param>
    /// <returns>What to tell of it: a map.</returns>
    /// <exception cref="ActionFailedException">It is not saved. The message says what stays, if anything does.</exception>
    Task<JsonElement> SaveAsync(SaveSpec spec, ActionContext context, CancellationToken cancellationToken);
}
