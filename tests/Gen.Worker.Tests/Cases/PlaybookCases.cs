using System.Text.Json;
using Gen.Worker.Controllers.Playbook;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Server;

namespace Gen.Worker.Tests.Cases;

/// <summary>Steps that run playbooks: which, for whom, and what the server is asked.</summary>
internal sealed class PlaybookCases : ICaseAdapter
{
    private static readonly string[] PathWords = ["resource_path", "playbook_path", "path"];

    public string File => "playbook.json";

    public CaseAnswer Answer(JsonElement input)
    {
        if (CaseJson.Member(input, "context") is { } context)
        {
            var parent = ParentExecution.Of(context.EnumerateObject().ToDictionary(static m => m.Name, static m => m.Value), CaseJson.Text(input, "task") ?? "");
            return CaseJson.Text(input, "path") is { } path ? new(Request(path, parent, input), Difference: "no_former_words") : new(Parent(parent));
        }

        var task = CaseJson.Map(input, "task");
        return CaseJson.Member(task, "loop") is not null || !task.EnumerateObject().Any() ? Validate(task)
            : PathWords.Any(w => CaseJson.Member(task, w) is not null) ? CaseAnswer.Of(() => Path(PlaybookSource.From(new ActionInputs(task))))
            : CaseAnswer.Of(() => Load(PlaybookSource.From(new ActionInputs(task))));
    }

    private static CaseAnswer Validate(JsonElement task)
    {
        var loop = task.EnumerateObject().Any() ? $", {task.GetRawText().ReplaceLineEndings(" ")[1..^1]}" : "";
        try
        {
            PlaybookReader.Parse($"name: n\nsteps:\n  - {{step: s, action: playbook, path: p{loop}}}\n", "case.yaml", System.IO.Path.GetTempPath());
            return new(CaseJson.Parse("""{"ok": true}"""));
        }
        catch (PlaybookException e)
        {
            return new(null, e.Message);
        }
    }

    private static JsonElement Path(PlaybookSource source) => Json.Write(source, static (writer, s) =>
    {
        writer.WriteStartObject();
        writer.WriteString("path", s.Path);
        writer.WriteEndObject();
    });

    private static JsonElement Load(PlaybookSource source) => Json.Write(source, static (writer, s) =>
    {
        writer.WriteStartObject();
        writer.WriteString("path", s.Path);
        writer.WriteString("content", s.Content);
        writer.WriteNull("error");
        writer.WriteEndObject();
    });

    private static JsonElement Parent(ParentExecution parent) => Json.Write(parent, static (writer, p) =>
    {
        writer.WriteStartObject();
        writer.WriteString("execution_id", p.ExecutionId);
        writer.WriteString("event_id", p.EventId);
        writer.WriteString("step", p.Step);
        writer.WriteEndObject();
    });

    private static JsonElement Request(string path, ParentExecution parent, JsonElement input)
        => Json.Write(new PlaybookRequest(path, parent) { Version = CaseJson.Text(input, "version"), Parameters = CaseJson.Map(input, "args") }, static (writer, request) =>
        {
            writer.WriteStartObject();
            writer.WriteString("method", "POST");
            writer.WriteString("url", "<server>/api/run/playbook");
            writer.WritePropertyName("body");
            request.ToJson().WriteTo(writer);
            writer.WriteEndObject();
        });
}
