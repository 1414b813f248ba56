using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Cases;

/// <summary>What a Python step gives, and its events, as the engine runs it. The case's context is the playbook's workload, which all of a step's code sees.</summary>
internal sealed class PythonToolCases : ICaseAdapter
{
    public string File => "python-tool.json";

    public CaseAnswer Answer(JsonElement input) => AnswerAsync(input).GetAwaiter().GetResult();

    private static async Task<CaseAnswer> AnswerAsync(JsonElement input)
    {
        var task = input.GetProperty("task");
        var key = CaseJson.Text(task, "codeKey") ?? "code";
        var code = CaseJson.Text(task, "codeSketch") ?? "";
        var text = key == "code" ? code : Convert.ToBase64String(Encoding.UTF8.GetBytes(code));
        var args = CaseJson.Map(input, "args").GetRawText().ReplaceLineEndings(" ");
        var step = $$$"""{"step":{{{CaseJson.Quote(CaseJson.Text(task, "name") ?? "t")}}},"action":"python","inputs":{ {{{CaseJson.Quote(key)}}}:{{{CaseJson.Quote(text)}}},"args":{{{args}}} } }""";
        await using var worker = new TestWorker();
        var report = await worker.RunAsync(PlaybookReader.Parse($"name: case\nsteps:\n  - {step}\n", "case.yaml", Path.GetTempPath()).With(CaseJson.Map(input, "context"), merge: false));
        var events = await worker.Only<IEventLog>().ReadAsync(report.ExecutionId!);
        return new(
            Json.Write((Step: report.Steps[0], Events: events), static (writer, r) =>
            {
                writer.WriteStartObject();
                writer.WriteStartObject("result");
                writer.WriteString("status", r.Step.State == StepState.Succeeded ? "success" : "error");
                if (r.Step.Result is { } result)
                {
                    writer.WritePropertyName("data");
                    result.WriteTo(writer);
                }
                else
                {
                    writer.WriteString("error", r.Step.Error);
                }

                writer.WriteEndObject();
                writer.WriteStartArray("events");
                foreach (var happened in r.Events.Where(e => e.Event.NodeName == r.Step.Step.Name))
                {
                    writer.WriteStartArray();
                    writer.WriteStringValue(happened.Event.Type);
                    writer.WriteStringValue(happened.Event.Status);
                    writer.WriteEndArray();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }),
            Difference: string.IsNullOrWhiteSpace(code) ? "empty_code" : null);
    }
}
