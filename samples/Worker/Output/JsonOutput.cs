using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Running;

namespace Gen.Samples.Worker.Output;

/// <summary>The same as JSON. README.md documents it; it holds no times, so that equal runs give equal bytes.</summary>
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
            writer.WriteString("tool", step.Tool);
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
