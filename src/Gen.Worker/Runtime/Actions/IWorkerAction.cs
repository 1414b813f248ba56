using System.Text.Json;
using Gen.Plugins;

namespace Gen.Worker.Runtime.Actions;

/// <summary>
/// What a step of a playbook does. A plugin's name is the step's <c>tool</c>; its <see cref="ActionInputAttribute"/>s say what it takes, so that a
/// playbook is checked before any of its steps runs. An instance lives as its plugin's lifetime says; a run of a playbook is a scope.
/// </summary>
[PluginContract("action")]
public interface IWorkerAction
{
    /// <summary>Does it, once.</summary>
    /// <param name="context">The step and its inputs.</param>
    /// <param name="cancellationToken">Stops it; whatever it started has ended when the task has.</param>
    /// <returns>The result, which later steps refer to by the step's name.</returns>
    /// <exception cref="ActionFailedException">It could not be done; the message is for the person who wrote the playbook.</exception>
    Task<JsonElement> ExecuteAsync(ActionContext context, CancellationToken cancellationToken);
}
