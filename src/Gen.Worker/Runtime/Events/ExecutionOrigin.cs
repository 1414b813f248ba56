using System.Text.Json;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Events;

/// <summary>What the meta of an <see cref="EventTypes.ExecutionStart"/> say: which playbook runs, and where.</summary>
/// <param name="Path">The playbook's path in the catalogue.</param>
/// <param name="Version">Its version there.</param>
/// <param name="HostName">The machine.</param>
/// <param name="ProcessId">The process.</param>
/// <param name="Options">What somebody else decided about it.</param>
internal sealed record ExecutionOrigin(string Path, long Version, string HostName, int ProcessId, RunOptions Options)
{
    public JsonElement ToMeta() => Json.Write(this, static (writer, origin) =>
    {
        writer.WriteStartObject();
        writer.WriteString("path", origin.Path);
        writer.WriteNumber("version", origin.Version);
        writer.WriteStartObject("worker");
        writer.WriteString("hostname", origin.HostName);
        writer.WriteNumber("pid", origin.ProcessId);
        writer.WriteEndObject();
        if (origin.Options.Reported is { } reported)
        {
            writer.WriteNumber("attempt", reported.Attempt);
        }

        if (origin.Options.ParentExecutionId is { } parent)
        {
            writer.WriteString("parent_execution_id", parent);
            writer.WriteString("parent_step", origin.Options.ParentStep);
        }

        writer.WriteEndObject();
    });

    /// <summary>Path and version; <see langword="null"/> if somebody else wrote the event and says neither.</summary>
    public static (string Path, long Version)? Read(JsonElement? meta)
        => meta is { ValueKind: JsonValueKind.Object } values
            && values.TryGetProperty("path", out var path) && path.ValueKind == JsonValueKind.String
            && values.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.Number && version.TryGetInt64(out var number)
            ? (path.GetString()!, number)
            : null;
}
