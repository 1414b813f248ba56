using System.Text.Json;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Events;

/// <summary>What the meta of an <see cref="EventTypes.ExecutionStart"/> say: which playbook runs, and where.</summary>
/// <param name="Path">The playbook's path in the catalogue.</param>
/// <param name="Version">Its version there.</param>
/// <param name="HostName">The machine.</param>
/// <param name="ProcessId">The process.</param>
internal sealed record ExecutionOrigin(string Path, long Version, string HostName, int ProcessId)
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
