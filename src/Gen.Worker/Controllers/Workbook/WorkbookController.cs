using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Server;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Controllers.Workbook;

/// <summary>
/// Runs a task of a workbook, with its login and its retries: of this playbook's, or of one in the server's catalogue. What a step says under <c>args</c> are names in the task's
/// expressions, and take the place of the task's own <c>args</c>. The result is the task's.
/// </summary>
[Plugin("workbook", Lifetime = ServiceLifetime.Scoped, Description = "Runs a task of the workbook, of this playbook or of one in the server's catalogue.")]
[ActionInput("task", Required = true, FormerName = "name", Description = "The task's name in the workbook.")]
[ActionInput("name", Description = "Former name of task.")]
[ActionInput("args", Description = "Values for the task, by name.")]
[ActionInput("data", Description = "Former name of args.")]
[ActionInput("path", Description = "The playbook with the workbook, by its path in the server's catalogue; this playbook if not given.")]
[ActionInput("version", Description = "Its version there; the newest if not given.")]
internal sealed class WorkbookController : IWorkerAction, IDisposable
{
    private const string Args = "args";

    /// <summary>The tasks of workbooks that run now, the outermost first.</summary>
    private const string Chain = "_workbook";
    private const int MostDepth = 8;

    private readonly IPlugins<IWorkerAction> _actions;
    private readonly ServerClient _server;
    private readonly Dictionary<WorkbookLocation, PlaybookPlan> _read = [];
    private readonly SemaphoreSlim _reading = new(1);

    public WorkbookController(IPlugins<IWorkerAction> actions, EnvironmentVariables? variables = null, TimeProvider? time = null)
    {
        _actions = actions;
        _server = new(variables, time);
    }

    public async Task<JsonElement> ExecuteAsync(ActionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var run = context.Run ?? throw new ActionFailedException("A task of a workbook runs in a playbook only.");
        var location = WorkbookLocation.From(context.Inputs) ?? (run.Plan.Workbook.Count > 0 ? null : WorkbookLocation.Find(run.Names));
        var plan = location is null ? run.Plan : await ReadAsync(location, context, run, cancellationToken).ConfigureAwait(false);
        var task = Find(plan, context.Inputs.Has("task") ? context.Inputs.Text("task") : context.Inputs.Text("name"));
        var args = ArgsOf(context.Inputs);
        var names = args.EnumerateObject().ToDictionary(static a => a.Name, static a => a.Value, StringComparer.Ordinal);
        names[Args] = args;
        names[Chain] = Deeper(run.Names, task.Step.Name);
        var outcome = await run.RunAsync(task, names, TakesArgs(task) ? InputsOf(args) : null, cancellationToken).ConfigureAwait(false);
        return outcome.Failure is { } failure ? throw new ActionFailedException(failure.Message, failure) { Kind = failure.Kind, Details = failure.Details } : outcome.Result!.Value;
    }

    public void Dispose()
    {
        _server.Dispose();
        _reading.Dispose();
    }

    /// <summary>A task of a playbook's workbook.</summary>
    /// <exception cref="ActionInputException">There is none of that name.</exception>
    public static TaskPlan Find(PlaybookPlan plan, string name)
        => plan.Workbook.TryGetValue(name, out var task)
            ? task
            : throw new ActionInputException("task", $"is '{name}', and the workbook of '{plan.Playbook.Name}' has no such task. It has {string.Join(", ", plan.Workbook.Keys.Select(static k => $"'{k}'"))}.");

    /// <summary>What takes the place of a task's own inputs.</summary>
    public static JsonElement InputsOf(JsonElement args) => Json.Write(args, static (writer, a) =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName(Args);
        a.WriteTo(writer);
        writer.WriteEndObject();
    });

    private static JsonElement ArgsOf(ActionInputs inputs)
    {
        if (!inputs.TryGet(Args, out var args) && !inputs.TryGet("data", out args))
        {
            return Json.EmptyObject;
        }

        return args.ValueKind == JsonValueKind.Object ? args : throw inputs.Wrong(Args, $"must be a map, and is {Json.Describe(args)}.");
    }

    /// <exception cref="ActionFailedException">Tasks of workbooks run each other without an end.</exception>
    private static JsonElement Deeper(IReadOnlyDictionary<string, JsonElement> names, string task)
    {
        string[] chain = names.TryGetValue(Chain, out var outer) && outer.ValueKind == JsonValueKind.Array ? [.. outer.EnumerateArray().Select(static t => t.GetString() ?? ""), task] : [task];
        return chain.Length <= MostDepth
            ? Json.Write(chain, static (writer, tasks) =>
            {
                writer.WriteStartArray();
                foreach (var name in tasks)
                {
                    writer.WriteStringValue(name);
                }

                writer.WriteEndArray();
            })
            : throw new ActionFailedException($"Tasks of the workbook run each other more than {MostDepth} deep: {string.Join(" -> ", chain)}. Does one run itself?");
    }

    private bool TakesArgs(TaskPlan task)
        => _actions.TryGetDescriptor(task.Action, out var action)
            && action.GetOrderedMetadata<ActionInputAttribute>().Any(static i => i is { Name: Args, Literal: false, Task: false, Deferred: false });

    /// <summary>Read once in a run: an iterator would ask for each of its items.</summary>
    private async Task<PlaybookPlan> ReadAsync(WorkbookLocation location, ActionContext context, IPlaybookRun run, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_read.TryGetValue(location, out var plan))
            {
                var text = await _server.ReadPlaybookAsync(location.Path, location.Version, context.Secrets, cancellationToken).ConfigureAwait(false);
                plan = run.Check(PlaybookReader.Parse(text, location.Path, context.Folder));
                _read.Add(location, plan);
            }

            return plan;
        }
        finally
        {
            _reading.Release();
        }
    }
}
