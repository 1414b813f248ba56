using System.Text;
using System.Text.Json;
using Gen.Worker.Actions.Python;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Events;

namespace Gen.Worker.Tests.Cases;

/// <summary>What a Python step gives. Which events go with it is the runner's business, and for each step the same.</summary>
internal sealed class PythonToolCases : ICaseAdapter
{
    public string File => "python-tool.json";

    public CaseAnswer Answer(JsonElement input)
    {
        var task = input.GetProperty("task");
        var key = CaseJson.Text(task, "codeKey") ?? "code";
        var code = CaseJson.Text(task, "codeSketch") ?? "";
        var text = key == "code" ? code : Convert.ToBase64String(Encoding.UTF8.GetBytes(code));
        var inputs = CaseJson.Parse($$"""{{{CaseJson.Quote(key)}}:{{CaseJson.Quote(text)}},"args":{{CaseJson.Map(input, "args").GetRawText()}}}""");
        var context = new ActionContext(CaseJson.Text(task, "name") ?? "t", Path.GetTempPath(), new(inputs))
        {
            Values = CaseJson.Map(input, "context").EnumerateObject().ToDictionary(static m => m.Name, static m => m.Value),
        };
        var answer = CaseAnswer.Of(() => new PythonAction(TimeProvider.System).ExecuteAsync(context, default).GetAwaiter().GetResult());
        return new(
            answer.Error is { } error
                ? Result(EventTypes.TaskError, EventStatuses.Error, $$"""{"status":"error","error":{{CaseJson.Quote(error)}}}""")
                : Result(EventTypes.TaskComplete, EventStatuses.Success, $$"""{"status":"success","data":{{answer.Value!.Value.GetRawText()}}}"""),
            Difference: string.IsNullOrWhiteSpace(code) ? "empty_code" : null);
    }

    private static JsonElement Result(string end, string status, string result)
        => CaseJson.Parse($$"""{"result":{{result}},"events":[["{{EventTypes.TaskStart}}","{{EventStatuses.InProgress}}"],["{{end}}","{{status}}"]]}""");
}
