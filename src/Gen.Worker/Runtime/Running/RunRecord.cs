using System.Text.Json;
using Gen.Worker.Runtime.Catalogs;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Secrets;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Runtime.Running;

/// <summary>Writes down what happens in a run, without its secrets. Each event is durable when its task has ended, those of <see cref="AddAsync"/> soon after.</summary>
internal sealed class RunRecord : IAsyncDisposable
{
    private const string NodeType = "playbook";

    private readonly EventBuffer _events;
    private readonly Playbook _playbook;
    private readonly SecretScope _secrets;
    private readonly TimeProvider _time;
    private readonly long _start;

    private RunRecord(IExecutionLog log, string? reportedId, Playbook playbook, SecretScope secrets, TimeProvider time, long start)
    {
        _events = new(log, time);
        LogId = log.ExecutionId;
        ExecutionId = reportedId ?? LogId;
        _playbook = playbook;
        _secrets = secrets;
        _time = time;
        _start = start;
    }

    public string ExecutionId { get; }

    public string LogId { get; }

    /// <exception cref="StorageException">It cannot be written.</exception>
    public static async Task<RunRecord> StartAsync(
        IServiceProvider services, Playbook playbook, RunOptions options, SecretScope secrets, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var entry = await services.GetServices<ICatalog>().Single().RegisterAsync(playbook.Path, playbook.Text, cancellationToken).ConfigureAwait(false);
        var now = time.GetUtcNow();
        var origin = new ExecutionOrigin(entry.Path, entry.Version, Environment.MachineName, Environment.ProcessId, options);
        var log = await services.GetServices<IEventLog>().Single()
            .StartAsync(
                options.Reported?.LocalId ?? options.ExecutionId ?? Events.ExecutionId.New(now),
                new(EventTypes.ExecutionStart, playbook.Name, NodeType, EventStatuses.InProgress, now, Meta: origin.ToMeta()),
                options.Reported,
                cancellationToken)
            .ConfigureAwait(false);
        return new(log, options.Reported?.ExecutionId, playbook, secrets, time, start);
    }

    /// <exception cref="StorageException">It cannot be written.</exception>
    public Task StepStartsAsync(TaskPlan task)
        => _events.WriteAsync(new(new(EventTypes.TaskStart, task.Step.Name, task.Action, EventStatuses.InProgress, _time.GetUtcNow())), CancellationToken.None);

    /// <summary>What has happened is written even if the run was stopped.</summary>
    /// <exception cref="StorageException">It cannot be written.</exception>
    public Task StepEndsAsync(StepReport report)
        => _events.WriteAsync(
            new(
                new(
                    report.State == StepState.Succeeded ? EventTypes.TaskComplete : EventTypes.TaskError,
                    report.Step.Name,
                    report.Action,
                    StatusOf(report.State),
                    _time.GetUtcNow(),
                    report.Duration,
                    report.Error),
                report.Result),
            CancellationToken.None);

    /// <exception cref="StorageException">It cannot be written.</exception>
    public Task EndsAsync(StepState state, string? error)
        => _events.WriteAsync(
            new(new(
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
                error)),
            CancellationToken.None);

    /// <summary>An event that may wait a little for others.</summary>
    /// <exception cref="StorageException">It, or one before it, cannot be written.</exception>
    public Task AddAsync(ExecutionEvent added, JsonElement? result, CancellationToken cancellationToken)
        => _events.AddAsync(
            _secrets.IsEmpty
                ? new(added, result)
                : new(
                    added with { Error = _secrets.Redact(added.Error), Meta = added.Meta is { } meta ? _secrets.Redact(meta) : null },
                    result is { } value ? _secrets.Redact(value) : null),
            cancellationToken);

    /// <summary>An event that is durable before what comes next.</summary>
    /// <exception cref="StorageException">It, or one before it, cannot be written.</exception>
    public async Task WriteAsync(ExecutionEvent written, CancellationToken cancellationToken)
    {
        await AddAsync(written, null, cancellationToken).ConfigureAwait(false);
        await _events.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <exception cref="StorageException">An event cannot be written.</exception>
    public Task FlushAsync(CancellationToken cancellationToken) => _events.FlushAsync(cancellationToken);

    public ValueTask DisposeAsync() => _events.DisposeAsync();

    private static string StatusOf(StepState state) => state switch
    {
        StepState.Succeeded => EventStatuses.Success,
        StepState.Failed => EventStatuses.Error,
        _ => EventStatuses.Cancelled,
    };
}
