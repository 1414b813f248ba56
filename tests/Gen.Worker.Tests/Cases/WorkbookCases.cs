using System.Text.Json;
using Gen.Worker.Controllers.Workbook;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Runtime.Templates;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Cases;

/// <summary>Tasks of workbooks, in playbooks that the real planner has checked.</summary>
internal sealed class WorkbookCases : ICaseAdapter
{
    public string File => "workbook.json";

    public CaseAnswer Answer(JsonElement input)
        => CaseJson.Member(input, "playbook") is { } playbook ? CaseAnswer.Of(() => Entry(Find(CaseJson.Member(playbook, "workbook")!.Value, input)))
        : CaseJson.Member(input, "action") is { } action
            ? CaseAnswer.Of(() => Config(Find(Json.Write(action, static (w, a) =>
            {
                w.WriteStartArray();
                a.WriteTo(w);
                w.WriteEndArray();
            }), input), CaseJson.Map(input, "args")), CaseJson.Member(action, "auth") is not null || CaseJson.Member(action, "retry") is not null ? "auth_and_retry_are_kept" : null)
        : CaseAnswer.Of(() => Location(CaseJson.Map(input, "context")));

    private static TaskPlan Find(JsonElement workbook, JsonElement input)
    {
        using var services = TestPlugins.Create();
        var playbook = PlaybookReader.Parse(
            $"name: case\nsteps: [{{step: s, action: fake}}]\nworkbook: {workbook.GetRawText().ReplaceLineEndings(" ")}\n", "case.yaml", Path.GetTempPath());
        var planner = (PlaybookPlanner)services.GetService(typeof(PlaybookPlanner))!;
        return WorkbookController.Find(planner.Plan(playbook), CaseJson.Text(input, "task") ?? "");
    }

    private static JsonElement Entry(TaskPlan task) => Json.Write(task, static (writer, t) =>
    {
        writer.WriteStartObject();
        Write(writer, t, static _ => true);
        writer.WriteEndObject();
    });

    private static JsonElement Config(TaskPlan task, JsonElement args) => Json.Write((task, args), static (writer, c) =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject("config");
        Write(writer, c.task, static name => name != "args");
        writer.WriteEndObject();

        // As the engine does with what a controller gives a task.
        var own = c.task.Step.Inputs.FirstOrDefault(static i => i.Name == "args") is { } given ? TemplateParser.Literal(given.Value).Value : Json.EmptyObject;
        Runtime.Retries.Inputs.Merge(WorkbookController.InputsOf(own), WorkbookController.InputsOf(c.args)).EnumerateObject().Single().WriteTo(writer);
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, TaskPlan task, Func<string, bool> isShown)
    {
        writer.WriteString("name", task.Step.Name);
        writer.WriteString("type", task.Step.Action);
        foreach (var input in task.Step.Inputs.Where(i => isShown(i.Name)))
        {
            writer.WritePropertyName(input.Name);
            TemplateParser.Literal(input.Value).Value.WriteTo(writer);
        }

        if (task.Step.Retry is { } retry)
        {
            writer.WritePropertyName("retry");
            TemplateParser.Literal(retry).Value.WriteTo(writer);
        }
    }

    private static JsonElement Location(JsonElement context)
        => Json.Write(WorkbookLocation.Find(context.EnumerateObject().ToDictionary(static m => m.Name, static m => m.Value)), static (writer, location) =>
        {
            writer.WriteStartObject();
            writer.WriteString("path", location.Path);
            writer.WriteString("version", location.Version);
            writer.WriteEndObject();
        });
}
