using Gen.Worker.Runtime.Catalogs;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Playbooks;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Runtime.Running;

/// <summary>Writes down what happens in a run. Each event is durable when its task has ended.</summary>
internal sealed class RunRecord : IAsyncDisposable
{
    private const string NodeType = "playbook";

    private readonly IExecutionLog _log;
    private readonly Playbook _playbook;
    private readonly TimeProvider _time;
    private readonly long _start;

    private RunRecord(IExecutionLog log, Playbook playbook, TimeProvider time, long start)
    {
        _log = log;
        _playbook = playbook;
        _time = time;
        _start = start;
    }

    public string ExecutionId => _log.ExecutionId;

    /// <exception cref="StorageException">It cannot be written.</exception>
    public static async Task<RunRecord> StartAsync(IServiceProvider services, Playbook playbook, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var entry = await services.GetServices<ICatalog>().Single().RegisterAsync(playbook.Path, playbook.Text, cancellationToken).ConfigureAwait(false);
        var now = time.GetUtcNow();
        var origin = new ExecutionOrigin(entry.Path, entry.Version, Environment.MachineName, Environment.ProcessId);
        var log = await services.GetServices<IEventLog>().Single()
            .StartAsync(Events.ExecutionId.New(now), new(EventTypes.ExecutionStart, playbook.Name, NodeType, EventStatuses.InProgress, now, Meta: origin.ToMeta()), cancellationToken)
            .ConfigureAwait(false);
        return new(log, playbook, time, start);
    }

    /// <exception cref="StorageException">It cannot be written.</exception>
    public Task StepStartsAsync(PlannedStep step)
        => _log.AppendAsync(new(EventTypes.TaskStart, step.Step.Name, step.Tool, EventStatuses.InProgress, _time.GetUtcNow()));

    /// <summary>What has happened is written even if the run was stopped.</summary>
    /// <exception cref="StorageException">It cannot be written.</exception>
    public Task StepEndsAsync(StepReport report)
        => _log.AppendAsync(
            new(
                report.State == StepState.Succeeded ? EventTypes.TaskComplete : EventTypes.TaskError,
                report.Step.Name,
                report.Tool,
                StatusOf(report.State),
                _time.GetUtcNow(),
                report.Duration,
                report.Error),
            report.Result);

    /// <exception cref="StorageException">It cannot be written.</exception>
    public Task EndsAsync(StepState state, string? error)
        => _log.AppendAsync(new(
            state switch
            {
                StepState.Succeeded => EventTypes.ExecutionComplete,
                StepState.Failed => EventTypes.ExecutionFailed,
                _ => EventTypes.ExecutionCancelled,
            },
            _playbook.Name,
            NodeType,
            StatusOf(state),
            _time.GetUtcNow(),
            _time.GetElapsedTime(_start),
            error));

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    private static string StatusOf(StepState state) => state switch
    {
        StepState.Succeeded => EventStatuses.Success,
        StepState.Failed => EventStatuses.Error,
        _ => EventStatuses.Cancelled,
    };
}
