using System.Collections.Immutable;
using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Running;
using Spectre.Console;

namespace Gen.Samples.Worker.Output;

/// <summary>Tables for people.</summary>
internal sealed class TableOutput(IAnsiConsole console)
{
    private const int MostRows = 50;

    /// <summary>What happened, and the result of the last step if all went well.</summary>
    public void Write(PlaybookReport report)
    {
        var table = new Table { Title = new TableTitle(Markup.Escape(report.Playbook.Name)) };
        table.AddColumns("step", "action", "state", "time", "result");
        table.Columns[3].RightAligned();
        foreach (var step in report.Steps)
        {
            table.AddRow(
                new Text(step.Step.Name),
                new Text(step.Action),
                new Text(Words.Of(step.State), new Style(ColorOf(step.State))),
                new Text(step.State == StepState.Skipped ? "" : Words.Of(step.Duration)),
                new Text(step.Result is { } result ? Words.Summary(result) : ""));
        }

        console.Write(table);
        if (report.Steps[^1].Result is { } last)
        {
            Write(report.Steps[^1].Step.Name, last);
        }
    }

    /// <summary>The actions.</summary>
    public void Write(ImmutableArray<PluginDescriptor> actions)
    {
        var table = new Table();
        table.AddColumns("action", "version", "description", "inputs");
        foreach (var action in actions)
        {
            var inputs = action.GetOrderedMetadata<ActionInputAttribute>().Select(static i => i.Required ? i.Name : $"[{i.Name}]");
            table.AddRow(new Text(action.Name), new Text(action.Version), new Text(action.Description ?? ""), new Text(string.Join(' ', inputs)));
        }

        console.Write(table);
        console.WriteLine("[input] may be left out.");
    }

    /// <summary>Runs.</summary>
    public void Write(IReadOnlyList<ExecutionSummary> runs, bool isAll)
    {
        var table = new Table();
        table.AddColumns("id", "playbook", "version", "state", "started", "duration");
        table.Columns[2].RightAligned();
        table.Columns[5].RightAligned();
        foreach (var run in runs)
        {
            table.AddRow(
                new Text(run.Id),
                new Text(run.Playbook),
                new Text(run.Version is { } version ? $"{version}" : ""),
                new Text(Words.Of(run.State), new Style(ColorOf(run.State))),
                new Text(Words.Of(run.Started)),
                new Text(run.Duration is { } duration ? Words.Of(duration) : ""));
        }

        console.Write(table);
        if (!isAll)
        {
            console.WriteLine("There may be more: --last N shows N.");
        }
    }

    /// <summary>A run's events, and what its results are.</summary>
    public void Write(RecordedRun run)
    {
        var table = new Table { Title = new TableTitle(Markup.Escape($"{run.Summary.Playbook} {Words.Of(run.Summary.State)}")) };
        table.AddColumns("#", "time", "event", "node", "type", "status", "duration", "error");
        table.Columns[6].RightAligned();
        foreach (var (_, number, happened) in run.Events)
        {
            table.AddRow(
                new Text($"{number}"),
                new Text(Words.Of(happened.Time)),
                new Text(happened.Type),
                new Text(happened.NodeName),
                new Text(happened.NodeType),
                new Text(happened.Status),
                new Text(happened.Duration is { } duration ? Words.Of(duration) : ""),
                new Text(happened.Error ?? ""));
        }

        console.Write(table);
        if (run.Results.Count > 0)
        {
            var results = new Table();
            results.AddColumns("step", "result");
            foreach (var result in run.Results)
            {
                results.AddRow(new Text(result.Step), new Text(Words.Summary(result.Value)));
            }

            console.Write(results);
            console.WriteLine("With --json all of it is printed.");
        }
    }

    /// <summary>Rows as a table; anything else as one row.</summary>
    private void Write(string title, JsonElement result)
    {
        var rows = result.ValueKind == JsonValueKind.Object && result.TryGetProperty("rows", out var found) ? found : result;
        JsonElement[] items = rows.ValueKind == JsonValueKind.Array ? [.. rows.EnumerateArray()] : [rows];
        string[] columns = [.. items.Where(static i => i.ValueKind == JsonValueKind.Object).SelectMany(static i => i.EnumerateObject()).Select(static m => m.Name).Distinct()];
        var table = new Table { Title = new TableTitle(Markup.Escape(title)) };
        table.AddColumns([.. (columns.Length == 0 ? ["value"] : columns).Select(static c => new TableColumn(Markup.Escape(c)))]);
        foreach (var item in items.Take(MostRows))
        {
            table.AddRow(columns.Length == 0 ? [new Text(Words.Of(item))] : columns.Select(c => Cell(item, c)));
        }

        console.Write(table);
        if (items.Length > MostRows)
        {
            console.WriteLine($"... and {items.Length - MostRows} more. With --json all are printed.");
        }
    }

    private static Text Cell(JsonElement row, string column)
    {
        var value = row.ValueKind == JsonValueKind.Object && row.TryGetProperty(column, out var found) ? found : default;
        var text = new Text(value.ValueKind == JsonValueKind.Undefined ? "" : Words.Of(value));
        return value.ValueKind == JsonValueKind.Number ? text.RightJustified() : text;
    }

    private static Color ColorOf(StepState state) => state switch
    {
        StepState.Succeeded => Color.Green,
        StepState.Failed => Color.Red,
        _ => Color.Yellow,
    };
    private static Color ColorOf(ExecutionState state) => state switch
    {
        ExecutionState.Succeeded => Color.Green,
        ExecutionState.Failed or ExecutionState.Interrupted => Color.Red,
        _ => Color.Yellow,
    };
}
