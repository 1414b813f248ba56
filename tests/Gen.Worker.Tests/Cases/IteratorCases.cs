using System.Text.Json;
using System.Text.RegularExpressions;
using Gen.Worker.Controllers.Iterator;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Cases;

/// <summary>Iterators, run by the real engine. What a case has in its context is the workload.</summary>
internal sealed partial class IteratorCases : ICaseAdapter
{
    public string File => "iterator.json";

    public CaseAnswer Answer(JsonElement input)
    {
        var difference = Difference(input);
        try
        {
            return new(RunAsync(input).GetAwaiter().GetResult(), Difference: difference);
        }
        catch (PlaybookException e)
        {
            return new(null, e.Message, difference);
        }
    }

    private static async Task<JsonElement> RunAsync(JsonElement input)
    {
        var context = CaseJson.Map(input, "context");
        var task = input.GetProperty("task");
        await using var worker = new TestWorker();
        var playbook = PlaybookReader.Parse($"name: case\nsteps:\n  - {Named(task).GetRawText().ReplaceLineEndings(" ")}\n", "case.yaml", Path.GetTempPath()).With(Workload(input), merge: false);
        var report = await worker.RunAsync(playbook, new() { ExecutionId = CaseJson.Member(context, "execution_id")?.ToString() });
        var events = await worker.Only<IEventLog>().ReadAsync(report.ExecutionId!);
        return Json.Write((Report: report, Events: events, Task: task), static (writer, r) =>
        {
            writer.WriteStartObject();
            writer.WriteStartObject("result");
            if (r.Report.Steps[0] is { Result: { } result })
            {
                writer.WriteString("status", "success");
                writer.WritePropertyName("data");
                WriteData(writer, result, r.Task);
            }
            else
            {
                writer.WriteString("status", "error");
                writer.WriteString("error", r.Report.Steps[0].Error);
            }

            writer.WriteEndObject();
            writer.WriteStartArray("events");
            WriteEvents(writer, [.. r.Events.Where(e => e.Event.NodeName == r.Report.Steps[0].Step.Name)], Mode(r.Task));
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    /// <summary>The original's results are in envelopes of which the data are taken; an iterator in an iteration is one.</summary>
    private static void WriteData(Utf8JsonWriter writer, JsonElement result, JsonElement task)
    {
        if (!IteratorTypes.Contains(CaseJson.Text(task, "type") ?? CaseJson.Text(task, "tool")) || result.ValueKind != JsonValueKind.Object)
        {
            result.WriteTo(writer);
            return;
        }

        writer.WriteStartArray();
        foreach (var item in result.GetProperty("data").EnumerateArray())
        {
            WriteData(writer, item, CaseJson.Map(task, "task"));
        }

        writer.WriteEndArray();
    }

    private static readonly string?[] IteratorTypes = ["iterator"];

    /// <summary>
    /// In the original's words: it says <c>iterator_started</c> when the step begins and <c>task_start</c> when the list is known; here each step begins with <c>task_start</c>, and
    /// <c>iterator_started</c> says how long the list is. Its <c>task_complete</c> has the errors that <c>iterator_completed</c> has.
    /// </summary>
    private static void WriteEvents(Utf8JsonWriter writer, LoggedEvent[] events, string? mode)
    {
        // At once is in no order.
        var ordered = mode is null or "sequential"
            ? events
            : events.Select(static (e, i) => (e, i)).OrderBy(static e => e.e.Event.Type.StartsWith("iteration_", StringComparison.Ordinal) ? 2 : e.i < 2 ? 1 : 3).ThenBy(static e => Index(e.e)).Select(static e => e.e);
        var errors = "[]";
        foreach (var (_, _, e) in ordered)
        {
            switch (e.Type)
            {
                case "iterator_completed" or "iterator_failed":
                    errors = e.Meta!.Value.GetProperty("errors").GetRawText();
                    continue;
                case "iterator_started":
                    Write("task_start");
                    break;
                case "task_start":
                    Write("iterator_started");
                    break;
                default:
                    Write(e.Type);
                    break;
            }

            void Write(string type)
            {
                writer.WriteStartObject();
                writer.WriteString("event", type);
                writer.WriteString("status", e.Status);
                if (type == "task_complete")
                {
                    writer.WritePropertyName("errors");
                    writer.WriteRawValue(errors);
                }

                writer.WriteEndObject();
            }
        }
    }

    private static int Index(LoggedEvent e) => e.Event.Meta is { } meta && meta.TryGetProperty("index", out var index) ? index.GetInt32() : 0;

    private static string? Mode(JsonElement task) => CaseJson.Text(task, "mode")?.Trim().ToLowerInvariant();

    private static JsonElement Named(JsonElement task) => CaseJson.Text(task, "name") is not null ? task : Over(CaseJson.Parse("""{"name":"loop"}"""), task);

    private static JsonElement Workload(JsonElement input)
    {
        var context = CaseJson.Map(input, "context");
        return Over(Over(CaseJson.Map(context, "workload"), context, "workload", "execution_id"), CaseJson.Map(input, "args"));
    }

    private static JsonElement Over(JsonElement map, JsonElement over, params string[] without) => Json.Write((map, over, without), static (writer, m) =>
    {
        writer.WriteStartObject();
        foreach (var member in m.map.EnumerateObject().Where(x => !m.over.TryGetProperty(x.Name, out _)).Concat(m.over.EnumerateObject().Where(x => !m.without.Contains(x.Name))))
        {
            member.WriteTo(writer);
        }

        writer.WriteEndObject();
    });

    private static string? Difference(JsonElement input)
    {
        var task = input.GetProperty("task");
        var nested = CaseJson.Map(task, "task");
        if (CaseJson.Text(task, "element") is not { } element || nested.ValueKind != JsonValueKind.Object || !nested.EnumerateObject().Any())
        {
            return "checked_before_it_runs";
        }

        JsonElement[] items = [.. Items(input)];
        if (items.Length > 0 && CaseJson.Member(task, "where") is { } where && items.Any(i => Render(where, element, i) is null))
        {
            return "where_is_strict";
        }

        if (items.Length > 0 && CaseJson.Member(nested, "throwWhen") is { } throws && items.All(i => Render(throws, element, i) is { } fails && Truth.Of(fails)))
        {
            return "all_failed";
        }

        return Filtered().IsMatch(nested.GetRawText()) ? "filters_see_lists" : null;
    }

    private static IEnumerable<JsonElement> Items(JsonElement input)
    {
        try
        {
            return CaseJson.Member(input.GetProperty("task"), "collection") is { } collection && CaseJson.Render(collection, Workload(input)) is { ValueKind: not JsonValueKind.Object } rendered
                ? ItemList.Coerce(rendered)
                : [];
        }
        catch (PlaybookException)
        {
            return [];
        }
    }

    private static JsonElement? Render(JsonElement template, string element, JsonElement item)
    {
        try
        {
            return CaseJson.Render(template, Json.Write((element, item), static (writer, n) =>
            {
                writer.WriteStartObject();
                writer.WritePropertyName(n.element);
                n.item.WriteTo(writer);
                writer.WriteEndObject();
            }));
        }
        catch (PlaybookException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\{\{\s*\w+\s*\|")]
    private static partial Regex Filtered();
}
