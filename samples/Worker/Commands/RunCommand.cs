using Gen.Plugins.Migrations;
using Gen.Samples.Worker.Output;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gen.Samples.Worker.Commands;

/// <summary>Runs a playbook and shows what happened.</summary>
internal sealed class RunCommand(DatabaseChoice choice, bool json)
{
    /// <summary>The playbook beside the program.</summary>
    public static string DefaultPlaybook { get; } = Path.Combine(AppContext.BaseDirectory, "playbooks", "time-zones.yaml");

    /// <summary>A wrong playbook is refused before the database is opened, and so before it is made.</summary>
    public async Task<int> RunAsync(string path, CancellationToken cancellationToken)
    {
        var database = choice.Create(toRead: false);
        var news = new MigrationNews(choice, isExpected: choice.Folder is not null && database.IsMissing);
        using var host = WorkerHost.Build(database, MigrationMode.Apply, news);
        var plan = await PlanAsync(host.Services.GetRequiredService<PlaybookPlanner>(), path, cancellationToken);
        foreach (var warning in plan.Warnings)
        {
            await Console.Error.WriteLineAsync($"warning: {warning}");
        }

        await StartAsync(host, news, cancellationToken);

        var runner = host.Services.GetRequiredService<PlaybookRunner>();
        var report = json
            ? await runner.RunAsync(plan, cancellationToken: cancellationToken)
            : await Progress.ShowAsync(Consoles.Error, plan.Playbook, progress => runner.RunAsync(plan, progress, cancellationToken: cancellationToken));
        if (report is { ExecutionId: null, Error: { } error })
        {
            throw new WrongInputException($"{error} {DatabaseChoice.Remedy}");
        }

        Show(report);
        await host.StopAsync(CancellationToken.None);
        return report.State switch
        {
            StepState.Succeeded => ExitCodes.Fine,
            StepState.Failed => ExitCodes.StepFailed,
            _ => ExitCodes.Cancelled,
        };
    }

    private static async Task<PlaybookPlan> PlanAsync(PlaybookPlanner planner, string path, CancellationToken cancellationToken)
    {
        try
        {
            return planner.Plan(await PlaybookReader.ReadAsync(path, cancellationToken: cancellationToken));
        }
        catch (PlaybookException e)
        {
            throw new WrongInputException(e.Message, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new WrongInputException($"Cannot read the playbook '{path}': {e.Message} Give the path of a YAML file; 'worker --help' shows examples.", e);
        }
    }

    private async Task StartAsync(IHost host, MigrationNews news, CancellationToken cancellationToken)
    {
        choice.MakeFolder();
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch (PluginMigrationException e)
        {
            throw choice.Wrong(e);
        }

        news.Tell();
    }

    private void Show(PlaybookReport report)
    {
        if (json)
        {
            JsonOutput.Write(Console.Out, report);
        }
        else
        {
            new TableOutput(Consoles.Out).Write(report);
        }

        foreach (var error in report.Steps.Select(static s => s.Error).Append(report.Error).Where(static e => e is not null))
        {
            Console.Error.WriteLine(error);
        }
    }
}
