using System.Globalization;
using System.Text.Json;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Shared.Server;

/// <summary>Asks the server to run a playbook: the body of <c>POST /api/run/playbook</c>.</summary>
/// <param name="Path">The playbook's path in the catalogue.</param>
/// <param name="Parent">What the execution belongs to.</param>
public sealed record PlaybookRequest(string Path, ParentExecution Parent)
{
    /// <summary>The version: a number, or <c>latest</c>, which <see langword="null"/> means too.</summary>
    public string? Version { get; init; }

    /// <summary>The playbook's text, which the server takes into its catalogue first.</summary>
    public string? Content { get; init; }

    /// <summary>Values for the playbook's workload: a map.</summary>
    public JsonElement? Parameters { get; init; }

    /// <summary>The body.</summary>
    public JsonElement ToJson() => Json.Write(this, static (writer, request) =>
    {
        writer.WriteStartObject();
        writer.WriteString("path", request.Path);
        if (long.TryParse(request.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            writer.WriteNumber("version", number);
        }
        else
        {
            writer.WriteString("version", request.Version ?? ServerClient.Latest);
        }

        if (request.Content is { } content)
        {
            writer.WriteString("content", content);
        }

        writer.WritePropertyName("parameters");
        (request.Parameters ?? Json.EmptyObject).WriteTo(writer);
        writer.WriteBoolean("merge", true);
        writer.WriteStartObject("context");
        writer.WriteString("parent_execution_id", request.Parent.ExecutionId);
        writer.WriteString("parent_event_id", request.Parent.EventId);
        writer.WriteString("parent_step", request.Parent.Step);
        writer.WriteEndObject();
        writer.WriteEndObject();
    });
}
