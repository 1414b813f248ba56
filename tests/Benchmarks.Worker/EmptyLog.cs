using Gen.Plugins;
using Gen.Worker.Runtime.Catalogs;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Results;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Benchmarks;

/// <summary>Takes events, and keeps how many: what is measured is the engine, and not a disk.</summary>
[Plugin("empty", Lifetime = ServiceLifetime.Singleton)]
public sealed class EmptyLog : IEventLog, IResultStore, ICatalog, IExecutionLog, IDisposable
{
    /// <summary>How many events came.</summary>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public string ExecutionId { get; private set; } = "";

    /// <inheritdoc/>
    public Task<IExecutionLog> StartAsync(string executionId, ExecutionEvent start, ReportedExecution? reported = null, CancellationToken cancellationToken = default)
    {
        ExecutionId = executionId;
        Count++;
        return Task.FromResult<IExecutionLog>(this);
    }

    /// <inheritdoc/>
    public Task AppendAsync(IReadOnlyList<NewEvent> events, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        Count += events.Count;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<CatalogEntry> RegisterAsync(string path, string text, CancellationToken cancellationToken = default) => Task.FromResult(new CatalogEntry(path, 1, ""));

    /// <inheritdoc/>
    public Task<string?> ReadAsync(string path, long version, CancellationToken cancellationToken = default) => Task.FromResult<string?>(null);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ExecutionSummary>> ListAsync(int most, CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<ExecutionSummary>>([]);

    /// <inheritdoc/>
    public Task<ExecutionSummary?> FindAsync(string executionId, CancellationToken cancellationToken = default) => Task.FromResult<ExecutionSummary?>(null);

    Task<IReadOnlyList<LoggedEvent>> IEventLog.ReadAsync(string executionId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<LoggedEvent>>([]);

    Task<IReadOnlyList<StepResult>> IResultStore.ReadAsync(string executionId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<StepResult>>([]);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
