using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Cases;

/// <summary>Results put together: an iterator gives the case's results in one run, and a second run puts them together.</summary>
internal sealed class ResultAggregationCases : ICaseAdapter
{
    private static readonly string[] StepWords = ["step_name", "node_name"];

    public string File => "result-aggregation.json";

    public CaseAnswer Answer(JsonElement input)
    {
        var job = input.GetProperty("job");
        var step = StepWords.Select(w => CaseJson.Text(Context(job), w)).FirstOrDefault(static s => s is not null);
        var execution = CaseJson.Member(job, "execution_id") ?? CaseJson.Member(job, "executionId");
        try
        {
            return new(RunAsync(input, step, execution?.ToString()).GetAwaiter().GetResult(), Difference: step is null || execution is null ? null : "one_event");
        }
        catch (PlaybookException e)
        {
            return new(Refused(e.Message));
        }
    }

    private static async Task<JsonElement> RunAsync(JsonElement input, string? step, string? execution)
    {
        await using var worker = new TestWorker();
        var first = step ?? "unnamed";
        var values = CaseJson.Parse($$"""{"fetched":{{CaseJson.Member(input, "fetched")?.GetRawText() ?? "[]"}}}""");
        await worker.RunAsync(
            PlaybookReader.Parse(
                $"name: first\nsteps:\n  - {{step: {first}, action: iterator, element: x, collection: \"{{{{ fetched }}}}\", task: {{action: fake, outputs: \"{{{{ x }}}}\"}}}}\n",
                "first.yaml",
                Path.GetTempPath()).With(values),
            new() { ExecutionId = execution });
        var text = new StringBuilder("name: second\nsteps:\n  - step: all\n    action: result\n    inputs:\n");
        text.Append(execution is null ? "      execution_id: ''\n" : $"      execution_id: '{execution}'\n");
        text.Append(step is null ? "" : $"      step_name: {step}\n");
        var report = await worker.RunAsync(PlaybookReader.Parse(text.ToString(), "second.yaml", Path.GetTempPath()));
        return report.Steps[0] is { Result: { } result } ? Done(result) : Refused(report.Steps[0].Error!);
    }

    private static JsonElement Context(JsonElement job)
    {
        try
        {
            return CaseJson.Member(job, "context") switch
            {
                { ValueKind: JsonValueKind.Object } context => context,
                { ValueKind: JsonValueKind.String } text => CaseJson.Parse(text.GetString()!),
                _ => Json.EmptyObject,
            };
        }
        catch (JsonException)
        {
            return Json.EmptyObject;
        }
    }

    private static JsonElement Done(JsonElement result) => Json.Write(result, static (writer, r) =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject("returns");
        writer.WriteString("status", "ok");
        writer.WritePropertyName("count");
        r.GetProperty("count").WriteTo(writer);
        writer.WriteEndObject();
        writer.WritePropertyName("results");
        r.GetProperty("results").WriteTo(writer);
        writer.WriteEndObject();
    });

    private static JsonElement Refused(string message) => Json.Write(message, static (writer, m) =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject("returns");
        writer.WriteString("status", "error");
        writer.WriteString("message", m);
        writer.WriteEndObject();
        writer.WriteStartArray("events");
        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
