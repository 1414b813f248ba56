using System.Text.Json;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Playbooks;

namespace Gen.Worker.Runtime.Running;

/// <summary>The run that a task is part of, as its action sees it: with this, controllers run other tasks. Members may be called at the same time.</summary>
public interface IPlaybookRun
{
    /// <summary>The execution's id.</summary>
    string ExecutionId { get; }

    /// <summary>The id of this attempt at it in the worker's own log.</summary>
    string LogId { get; }

    /// <summary>The playbook that runs, checked.</summary>
    PlaybookPlan Plan { get; }

    /// <summary>What names refer to here: the workload and its members, <c>execution_id</c>, earlier steps' results, and those of what this is nested in.</summary>
    IReadOnlyDictionary<string, JsonElement> Names { get; }

    /// <summary>An input of this task that is a task, or <see langword="null"/> if it is not given.</summary>
    /// <param name="input">The input, declared with <see cref="ActionInputAttribute.Task"/>.</param>
    TaskPlan? Task(string input);

    /// <summary>Whether a deferred input is given.</summary>
    /// <param name="input">The input, declared with <see cref="ActionInputAttribute.Deferred"/>.</param>
    bool Has(string input);

    /// <summary>Evaluates an input that is declared with <see cref="ActionInputAttribute.Deferred"/>.</summary>
    /// <param name="input">The input, which is given.</param>
    /// <param name="names">Names beside <see cref="Names"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PlaybookException">An expression has no value.</exception>
    JsonElement Evaluate(string input, IReadOnlyDictionary<string, JsonElement> names, CancellationToken cancellationToken);

    /// <summary>Runs a task, with its retries. Writes no events.</summary>
    /// <param name="task">The task.</param>
    /// <param name="names">Names beside <see cref="Names"/>.</param>
    /// <param name="inputs">Inputs that take the place of those of the task: a map. Maps in both are merged.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What came of it; a failure's message begins with its place in the playbook.</returns>
    Task<TaskOutcome> RunAsync(TaskPlan task, IReadOnlyDictionary<string, JsonElement> names, JsonElement? inputs, CancellationToken cancellationToken);

    /// <summary>Checks another playbook against this worker's actions.</summary>
    /// <param name="playbook">The playbook.</param>
    /// <exception cref="PlaybookException">It is wrong.</exception>
    PlaybookPlan Check(Playbook playbook);

    /// <summary>Runs another playbook, as an execution of its own that says which one it belongs to.</summary>
    /// <param name="plan">The playbook, with the workload that it is to have.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ActionFailedException">Playbooks run playbooks deeper than <see cref="PlaybookLimits.PlaybookDepth"/>.</exception>
    Task<PlaybookReport> RunPlaybookAsync(PlaybookPlan plan, CancellationToken cancellationToken);

    /// <summary>
    /// Writes an event, without any secret of the run in it. Many in a short time are written together: an event is durable when <see cref="FlushAsync"/> or the end of the task is.
    /// </summary>
    /// <param name="executionEvent">The event.</param>
    /// <param name="result">A result that it brings.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="StorageException">It, or one before it, cannot be written.</exception>
    Task ReportAsync(ExecutionEvent executionEvent, JsonElement? result = null, CancellationToken cancellationToken = default);

    /// <summary>Waits until all events are durable.</summary>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="StorageException">One cannot be written.</exception>
    Task FlushAsync(CancellationToken cancellationToken = default);
}
