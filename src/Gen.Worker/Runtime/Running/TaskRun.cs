using System.Text.Json;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Playbooks;

namespace Gen.Worker.Runtime.Running;

/// <summary>An execution, as the action of one of its tasks sees it.</summary>
internal sealed class TaskRun(PlaybookExecution execution, TaskRunner runner, TaskPlan task, NameScope names) : IPlaybookRun
{
    public string ExecutionId => execution.Record.ExecutionId;

    public string LogId => execution.Record.LogId;

    public PlaybookPlan Plan => execution.Plan;

    public IReadOnlyDictionary<string, JsonElement> Names => names;

    public TaskPlan? Task(string input) => task.Tasks.GetValueOrDefault(input);

    public bool Has(string input) => task.Deferred.ContainsKey(input);

    public JsonElement Evaluate(string input, IReadOnlyDictionary<string, JsonElement> more, CancellationToken cancellationToken)
        => runner.Evaluate(task.Deferred[input], new NameScope(more, names), cancellationToken);

    public Task<TaskOutcome> RunAsync(TaskPlan nested, IReadOnlyDictionary<string, JsonElement> more, JsonElement? inputs, CancellationToken cancellationToken)
        => runner.RunAsync(nested, new NameScope(more, names), inputs, cancellationToken);

    public PlaybookPlan Check(Playbook playbook) => PlaybookRunner.Check(execution.Services, playbook, execution.Plan.Limits);

    public Task<PlaybookReport> RunPlaybookAsync(PlaybookPlan plan, CancellationToken cancellationToken)
        => execution.Chain.Count <= execution.Plan.Limits.PlaybookDepth
            ? execution.Runner.RunNestedAsync(execution, plan, new() { ParentExecutionId = ExecutionId, ParentStep = task.Step.Name }, cancellationToken)
            : throw new ActionFailedException(
                $"Playbooks run playbooks more than {execution.Plan.Limits.PlaybookDepth} deep: {string.Join(" -> ", execution.Chain)} -> {plan.Playbook.Name}. Does one run itself?");

    public Task ReportAsync(ExecutionEvent executionEvent, JsonElement? result = null, CancellationToken cancellationToken = default)
        => execution.Record.AddAsync(executionEvent, result, cancellationToken);

    public Task FlushAsync(CancellationToken cancellationToken = default) => execution.Record.FlushAsync(cancellationToken);
}
