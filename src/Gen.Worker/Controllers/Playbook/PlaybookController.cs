using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Secrets.Http;
using Gen.Worker.Shared.Server;
using Microsoft.Extensions.DependencyInjection;
using Book = Gen.Worker.Runtime.Playbooks.Playbook;

namespace Gen.Worker.Controllers.Playbook;

/// <summary>
/// Runs another playbook, as an execution of its own. The result has <c>execution_id</c>, <c>playbook</c> (its name), <c>result</c> (that of its last step), <c>steps</c> (the results by
/// step) and, if there are any, <c>warnings</c>. If it fails, so does the step.
/// </summary>
[Plugin("playbook", Lifetime = ServiceLifetime.Singleton, Description = "Runs another playbook: a file, one of the server's catalogue, or one written in the step.")]
[ActionInput("path", Description = "A file (.yaml, .yml) in the playbook's folder or below, or a path in the server's catalogue.")]
[ActionInput("resource_path", Description = "Former name of path.")]
[ActionInput("playbook_path", Description = "Former name of path.")]
[ActionInput("content", Literal = true, Description = "The playbook itself, as text.")]
[ActionInput("version", Description = "The version in the server's catalogue; the newest if not given.")]
[ActionInput("args", Description = "Values that take the place of those of the playbook's workload, by name.")]
[ActionInput("workload", Description = "Former name of args.")]
[ActionInput("detached", Description = "true: the server has it run, and the step does not wait for it.")]
internal sealed class PlaybookController(EnvironmentVariables? variables = null, TimeProvider? time = null) : IWorkerAction, IDisposable
{
    private readonly ServerClient _server = new(variables, time);

    public async Task<JsonElement> ExecuteAsync(ActionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var run = context.Run ?? throw new ActionFailedException("A playbook is run by a playbook only.");
        var source = PlaybookSource.From(context.Inputs);
        if (IsDetached(context.Inputs))
        {
            return await RunDetachedAsync(source, context, run, cancellationToken).ConfigureAwait(false);
        }

        var playbook = await ReadAsync(source, context, run, cancellationToken).ConfigureAwait(false);
        foreach (var values in Values(context.Inputs))
        {
            playbook = playbook.With(values);
        }

        var plan = run.Check(playbook);
        var report = await run.RunPlaybookAsync(plan, cancellationToken).ConfigureAwait(false);
        if (report.State != StepState.Succeeded)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new ActionFailedException(
                $"Playbook '{playbook.Name}' {(report.ExecutionId is { } id ? $"(execution {id}) " : "")}failed: {report.Error ?? report.Steps.FirstOrDefault(static s => s.Error is not null)?.Error}");
        }

        return Result(report, plan.Warnings);
    }

    public void Dispose() => _server.Dispose();

    private static bool IsDetached(ActionInputs inputs) => inputs.TryGet("detached", out var detached) && detached.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw inputs.Wrong("detached", $"must be true or false, and is {Json.Describe(detached)}."),
    };

    /// <summary>The maps of values for the workload, later ones over earlier ones.</summary>
    private static IEnumerable<JsonElement> Values(ActionInputs inputs)
    {
        foreach (var word in (string[])["workload", "args"])
        {
            if (inputs.TryGet(word, out var values))
            {
                yield return values.ValueKind == JsonValueKind.Object ? values : throw inputs.Wrong(word, $"must be a map, and is {Json.Describe(values)}.");
            }
        }
    }

    private async Task<Book> ReadAsync(PlaybookSource source, ActionContext context, IPlaybookRun run, CancellationToken cancellationToken)
    {
        var place = source.Path ?? $"{run.Plan.Playbook.Name}/{context.Step}";
        if (source.Content is { } content)
        {
            return PlaybookReader.Parse(content, place, context.Folder) with { Path = place };
        }

        if (source.IsFile)
        {
            return await PlaybookFile.ReadAsync(context.Folder, place, cancellationToken).ConfigureAwait(false);
        }

        if (!_server.IsConfigured)
        {
            throw new ActionInputException("path", $"is '{place}', a path in the server's catalogue, and no server is configured. {ServerConnection.HowToConfigure} The name of a file ends in .yaml or .yml.");
        }

        var text = await _server.ReadPlaybookAsync(place, source.Version ?? ServerClient.Latest, context.Secrets, cancellationToken).ConfigureAwait(false);
        return PlaybookReader.Parse(text, place, context.Folder) with { Path = place };
    }

    private async Task<JsonElement> RunDetachedAsync(PlaybookSource source, ActionContext context, IPlaybookRun run, CancellationToken cancellationToken)
    {
        var text = source.IsFile
            ? (await PlaybookFile.ReadAsync(context.Folder, source.Path!, cancellationToken).ConfigureAwait(false)).Text
            : source.Content;
        var request = new PlaybookRequest(source.Path ?? $"{run.Plan.Playbook.Name}/{context.Step}", ParentExecution.Of(run.Names, context.Step) with { ExecutionId = run.ExecutionId })
        {
            Version = source.Version,
            Content = text,
            Parameters = Merge(Values(context.Inputs)),
        };
        if (context.Secrets.Redact(request.Parameters.Value).GetRawText() != request.Parameters.Value.GetRawText())
        {
            throw new ActionInputException("args", "holds a secret, which the server would keep and show. Let the playbook read it itself, by the action 'secrets' or by 'auth'.");
        }

        // Of the step and what it asks for, so that asking again, by a retry too, because no answer came does not run it twice.
        var place = run.Names.TryGetValue("_loop", out var loop) && loop.ValueKind == JsonValueKind.Object && loop.TryGetProperty("path", out var path) ? path.GetRawText() : "";
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{run.LogId}\n{context.Step}\n{place}\n{request.ToJson().GetRawText()}")));
        var id = await _server.RunAsync(request, key, context.Secrets, cancellationToken).ConfigureAwait(false);
        return Json.Write(id, static (writer, execution) =>
        {
            writer.WriteStartObject();
            writer.WriteString("execution_id", execution);
            writer.WriteString("status", "queued");
            writer.WriteBoolean("detached", true);
            writer.WriteEndObject();
        });
    }

    private static JsonElement Merge(IEnumerable<JsonElement> maps)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in maps.SelectMany(static m => m.EnumerateObject()))
        {
            members[member.Name] = member.Value;
        }

        return Json.Write(members, static (writer, all) =>
        {
            writer.WriteStartObject();
            foreach (var (name, value) in all)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        });
    }

    private static JsonElement Result(PlaybookReport report, IReadOnlyList<PlaybookWarning> warnings)
    {
        try
        {
            return Json.Write((report, warnings), static (writer, r) =>
            {
                writer.WriteStartObject();
                writer.WriteString("execution_id", r.report.ExecutionId);
                writer.WriteString("playbook", r.report.Playbook.Name);
                writer.WritePropertyName("result");
                r.report.Steps[^1].Result!.Value.WriteTo(writer);
                writer.WriteStartObject("steps");
                foreach (var step in r.report.Steps)
                {
                    writer.WritePropertyName(step.Step.Name);
                    step.Result!.Value.WriteTo(writer);
                }

                writer.WriteEndObject();
                if (r.warnings.Count > 0)
                {
                    writer.WriteStartArray("warnings");
                    foreach (var warning in r.warnings)
                    {
                        writer.WriteStringValue(warning.ToString());
                    }

                    writer.WriteEndArray();
                }

                writer.WriteEndObject();
            });
        }
        catch (JsonException e)
        {
            throw new ActionFailedException($"The playbook's results cannot be put into one map: with it they are nested more than {Json.MaxDepth} deep.", e);
        }
    }
}
