using Gen.Plugins;

namespace Gen.Worker.Runtime.Results;

/// <summary>The results of executions. They are written with the events that bring them, by <see cref="Events.IExecutionLog"/>, so that neither is ever without the other.</summary>
[PluginContract("result_store", Required = true, Single = true)]
public interface IResultStore
{
    /// <summary>The results of an execution, in the order in which they came; none if there is no such execution.</summary>
    /// <param name="executionId">The execution's id.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="StorageException">They cannot be read.</exception>
    Task<IReadOnlyList<StepResult>> ReadAsync(string executionId, CancellationToken cancellationToken = default);
}
