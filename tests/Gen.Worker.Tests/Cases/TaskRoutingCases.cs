using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Tests.Cases;

/// <summary>Which action a task goes to.</summary>
internal sealed class TaskRoutingCases : ICaseAdapter
{
    public string File => "execute-task-routing.json";

    public CaseAnswer Answer(JsonElement input)
    {
        if (CaseJson.Member(input, "context") is not null)
        {
            // Here each action takes what it needs from the container.
            return new(null, Difference: "actions_take_what_they_need");
        }

        using var services = TestPlugins.Create();
        var task = input.GetProperty("task");
        try
        {
            var names = task.EnumerateObject().ToDictionary(static m => m.Name, static m => m.Value);
            var steps = string.Concat(names.Select(static n => $"\n    {n.Key}: {n.Value.GetRawText()}"));
            var action = Route(services, $"name: n\nsteps:\n  - step: a{steps}");
            return new(Json.Write(action, static (writer, a) =>
            {
                writer.WriteStartObject();
                writer.WriteString("route", a);
                writer.WriteEndObject();
            }));
        }
        catch (PlaybookException e)
        {
            return new(null, e.Message, task.EnumerateObject().Any() ? null : "no_action");
        }
    }

    /// <summary>The action's name, or its former name if the case says that: that it leads to the same plugin is what counts.</summary>
    private static string Route(ServiceProvider services, string yaml)
    {
        var playbook = PlaybookReader.Parse(yaml, "case", Path.GetTempPath());
        var asked = playbook.Steps[0].Action;
        var actions = services.GetRequiredService<IPlugins<IWorkerAction>>();
        try
        {
            var planned = services.GetRequiredService<PlaybookPlanner>().Plan(playbook).Steps[0].Action;
            return Known(actions, asked, planned);
        }
        catch (PlaybookException e) when (e.Problem.Contains("lacks the input", StringComparison.Ordinal))
        {
            // It was found, and now wants its inputs; which it is, the message says.
            return Known(actions, asked, e.Problem.Split('\'')[5]);
        }
    }

    private static string Known(IPlugins<IWorkerAction> actions, string asked, string routed)
        => actions.TryGetDescriptor(asked.Trim().ToLowerInvariant(), out var found) && found.Name == routed ? asked.Trim().ToLowerInvariant() : routed;
}
