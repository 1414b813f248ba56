using Gen.Samples.Worker.Output;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Running;

namespace Gen.Samples.Worker.Commands;

/// <summary>Runs a playbook and shows what happened.</summary>
internal sealed class RunCommand(PlaybookPlanner planner, PlaybookRunner runner)
{
    /// <summary>The playbook beside the program.</summary>
    public static string DefaultPlaybook { get; } = Path.Combine(AppContext.BaseDirectory, "playbooks", "time-zones.yaml");

    public async Task<int> RunAsync(string path, bool json, CancellationToken cancellationToken)
    {
        PlaybookPlan plan;
        try
        {
            plan = planner.Plan(await PlaybookReader.ReadAsync(path, cancellationToken: cancellationToken));
        }
        catch (PlaybookException e)
        {
            return Refuse(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Refuse($"Cannot read the playbook '{path}': {e.Message} Give the path of a YAML file; 'worker --help' shows examples.");
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Cancelled;
        }

        var report = json
            ? await runner.RunAsync(plan, cancellationToken: cancellationToken)
            : await Progress.ShowAsync(Consoles.Error, plan.Playbook, progress => runner.RunAsync(plan, progress, cancellationToken));
        Show(report, json);
        return report.State switch
        {
            StepState.Succeeded => ExitCodes.Fine,
            StepState.Failed => ExitCodes.StepFailed,
            _ => ExitCodes.Cancelled,
        };
    }

    private static void Show(PlaybookReport report, bool json)
    {
        if (json)
        {
            JsonOutput.Write(Console.Out, report);
        }
        else
        {
            new TableOutput(Consoles.Out).Write(report);
        }

        foreach (var step in report.Steps.Where(static s => s.Error is not null))
        {
            Console.Error.WriteLine(step.Error);
        }
    }

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return ExitCodes.WrongInput;
    }
}
