using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Secrets;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Runtime.Running;

/// <summary>One run of one playbook: what its tasks share.</summary>
internal sealed class PlaybookExecution
{
    public PlaybookExecution(PlaybookPlan plan, IServiceProvider services, RunRecord record, PlaybookRunner runner, TimeProvider time, IReadOnlyList<string> chain)
    {
        Plan = plan;
        Services = services;
        Record = record;
        Runner = runner;
        Time = time;
        Chain = chain;
        Actions = services.GetRequiredService<IPlugins<IWorkerAction>>();
        Secrets = services.GetRequiredService<SecretScope>();
    }

    public PlaybookPlan Plan { get; }

    public IServiceProvider Services { get; }

    public RunRecord Record { get; }

    public PlaybookRunner Runner { get; }

    public TimeProvider Time { get; }

    public IPlugins<IWorkerAction> Actions { get; }

    public SecretScope Secrets { get; }

    /// <summary>The playbooks that run this one, the outermost first, and this one.</summary>
    public IReadOnlyList<string> Chain { get; }

    /// <summary>What the first step sees: the workload, its members under their own names, and the execution's id.</summary>
    public Dictionary<string, JsonElement> FirstNames()
    {
        var names = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in Plan.Playbook.Workload.EnumerateObject())
        {
            names[member.Name] = member.Value;
        }

        names[Playbooks.PlaybookReader.Workload] = Plan.Playbook.Workload;
        names[PlannedNames.ExecutionId] = Values.Json.Text(Record.ExecutionId);
        return names;
    }
}
