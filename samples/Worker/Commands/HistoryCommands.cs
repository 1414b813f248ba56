using Gen.Plugins.Migrations;
using Gen.Samples.Worker.Output;
using Gen.Worker.Runtime;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Results;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gen.Samples.Worker.Commands;

/// <summary>Shows what the worker recorded. Changes nothing: a database that is not there is not made, and one that is out of date stays so.</summary>
internal sealed class HistoryCommands(DatabaseChoice choice, bool json)
{
    /// <summary>Shows runs, the newest first.</summary>
    public async Task<int> RunsAsync(int most, CancellationToken cancellationToken)
    {
        var runs = await ReadAsync<IReadOnlyList<ExecutionSummary>>(
            [], services => services.GetServices<IEventLog>().Single().ListAsync(most, cancellationToken), cancellationToken);
        if (json)
        {
            JsonOutput.Write(Console.Out, runs);
        }
        else
        {
            new TableOutput(Consoles.Out).Write(runs, isAll: runs.Count < most);
        }

        return ExitCodes.Fine;
    }

    /// <summary>Shows a run's events and results.</summary>
    public async Task<int> ShowAsync(string id, CancellationToken cancellationToken)
    {
        var run = await ReadAsync(null, services => FindAsync(services, id, cancellationToken), cancellationToken)
            ?? throw new WrongInputException($"There is no run '{id}' in {choice.Address.Name}. 'worker runs' shows those that are there.");
        if (json)
        {
            JsonOutput.Write(Console.Out, run);
        }
        else
        {
            new TableOutput(Consoles.Out).Write(run);
        }

        return ExitCodes.Fine;
    }

    private static async Task<RecordedRun?> FindAsync(IServiceProvider services, string id, CancellationToken cancellationToken)
    {
        var log = services.GetServices<IEventLog>().Single();
        return await log.FindAsync(id, cancellationToken) is { } summary
            ? new(summary, await log.ReadAsync(id, cancellationToken), await services.GetServices<IResultStore>().Single().ReadAsync(id, cancellationToken))
            : null;
    }

    /// <param name="nothing">What is in a database that is empty or not there.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    private async Task<T> ReadAsync<T>(T nothing, Func<IServiceProvider, Task<T>> read, CancellationToken cancellationToken)
    {
        var database = choice.Create(toRead: true);
        if (database.IsMissing)
        {
            return nothing;
        }

        using var host = WorkerHost.Build(database, MigrationMode.Validate);
        try
        {
            await host.StartAsync(cancellationToken);
            var found = await read(host.Services);
            await host.StopAsync(CancellationToken.None);
            return found;
        }
        catch (MigrationsPendingException e)
        {
            var plan = await host.Services.GetRequiredService<PluginMigrator>().PlanAsync(cancellationToken);
            return plan.Pending.Length == plan.Migrations.Length ? nothing : throw choice.Wrong(e);
        }
        catch (Exception e) when (e is PluginMigrationException)
        {
            throw choice.Wrong(e);
        }
        catch (StorageException e)
        {
            throw new WrongInputException(e.Message, e);
        }
    }
}
