using Gen.Worker.Runtime.Events;

namespace Gen.Worker.Shared.Serving;

/// <summary>A job that is being run.</summary>
internal sealed class RunningJob(ReportedExecution execution) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public ReportedExecution Execution { get; } = execution;

    public CancellationToken Token => _stop.Token;

    /// <summary>Ends when it has.</summary>
    public Task Task { get; set; } = Task.CompletedTask;

    /// <summary>Why it was stopped, if it was.</summary>
    public string? Reason { get; private set; }

    public async Task StopAsync(string reason)
    {
        Reason = reason;
        try
        {
            await _stop.CancelAsync().ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }
    }

    public void Dispose() => _stop.Dispose();
}
