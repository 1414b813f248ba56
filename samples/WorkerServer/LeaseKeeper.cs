using Gen.Worker.Runtime;
using Gen.Worker.Shared.Queue;

namespace Gen.Samples.WorkerServer;

/// <summary>Takes jobs away from workers that are not heard of. When the server starts, nobody could be heard of: all leases begin again.</summary>
internal sealed partial class LeaseKeeper(IWorkQueue queue, TimeProvider time, ILogger<LeaseKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await queue.RenewAllAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await queue.ExpireAsync(stoppingToken);
            }
            catch (StorageException e)
            {
                // The database may be back in a second.
                LogFailure(e.Message);
            }
#pragma warning disable CA1031 // Without it jobs of lost workers would be nobody's, and the server would look well.
            catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
            {
                LogMistake(e);
            }
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Leases cannot be looked after: {Problem}")]
    private partial void LogFailure(string problem);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Leases were not looked after, by a mistake of the server's")]
    private partial void LogMistake(Exception exception);
}
