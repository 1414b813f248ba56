using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Running;

namespace Gen.Samples.Worker.Output;

/// <summary>The same as JSON. README.md documents it. What a run prints holds no times and no id, so that equal runs give equal bytes.</summary>
internal static class JsonOutput
{
    // Not for a web page: a quote may stay a quote, and a letter a letter.
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter output, PlaybookReport report) => Write(output, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("playbook", report.Playbook.Name);
        writer.WriteString("state", Words.Of(report.State));
        writer.WriteStartArray("steps");
        foreach (var step in report.Steps)
        {
            writer.WriteStartObject();
            writer.WriteString("step", step.Step.Name);
            writer.WriteString("action", step.Action);
            writer.WriteString("state", Words.Of(step.State));
            if (step.Result is { } result)
            {
                writer.WritePropertyName("result");
                result.WriteTo(writer);
            }

            if (step.Error is not null)
            {
                writer.WriteString("error", step.Error);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    public static void Write(TextWriter output, IEnumerable<PluginDescriptor> actions) => Write(output, writer =>
    {
        writer.WriteStartArray();
        foreach (var action in actions)
        {
            writer.WriteStartObject();
            writer.WriteString("name", action.Name);
            writer.WriteString("version", action.Version);
            writer.WriteString("description", action.Description);
            writer.WriteStartArray("inputs");
            foreach (var input in action.GetOrderedMetadata<ActionInputAttribute>())
            {
                writer.WriteStartObject();
                writer.WriteString("name", input.Name);
                writer.WriteBoolean("required", input.Required);
                writer.WriteBoolean("literal", input.Literal);
                writer.WriteString("description", input.Description);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    public static void Write(TextWriter output, IReadOnlyList<ExecutionSummary> runs) => Write(output, writer =>
    {
        writer.WriteStartArray();
        foreach (var run in runs)
        {
            writer.WriteStartObject();
            Write(writer, run);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    public static void Write(TextWriter output, RecordedRun run) => Write(output, writer =>
    {
        writer.WriteStartObject();
        Write(writer, run.Summary);
        writer.WriteStartArray("events");
        foreach (var (_, number, happened) in run.Events)
        {
            writer.WriteStartObject();
            writer.WriteNumber("number", number);
            writer.WriteString("event_type", happened.Type);
            writer.WriteString("node_name", happened.NodeName);
            writer.WriteString("node_type", happened.NodeType);
            writer.WriteString("status", happened.Status);
            writer.WriteString("time", happened.Time.UtcDateTime);
            WriteDuration(writer, happened.Duration);
            if (happened.Error is not null)
            {
                writer.WriteString("error", happened.Error);
            }

            if (happened.Meta is { } meta)
            {
                writer.WritePropertyName("meta");
                meta.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("results");
        foreach (var result in run.Results)
        {
            writer.WriteStartObject();
            writer.WriteNumber("number", result.Number);
            writer.WriteString("step", result.Step);
            writer.WritePropertyName("result");
            result.Value.WriteTo(writer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, ExecutionSummary run)
    {
        writer.WriteString("id", run.Id);
        writer.WriteString("playbook", run.Playbook);
        if (run is { Path: { } path, Version: { } version })
        {
            writer.WriteString("path", path);
            writer.WriteNumber("version", version);
        }

        writer.WriteString("state", Words.Of(run.State));
        writer.WriteString("started", run.Started.UtcDateTime);
        WriteDuration(writer, run.Duration);
    }

    private static void WriteDuration(Utf8JsonWriter writer, TimeSpan? duration)
    {
        if (duration is { } length)
        {
            writer.WriteNumber("duration_ms", Math.Round(length.TotalMilliseconds, 3));
        }
    }

    private static void Write(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }
}
