using System.Text.Json;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Shared.Server;

namespace Gen.Worker.Controllers.Workbook;

/// <summary>A playbook in the server's catalogue, whose workbook is meant.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Version">Its version.</param>
internal sealed record WorkbookLocation(string Path, string Version)
{
    /// <summary>What a step says.</summary>
    /// <returns><see langword="null"/>: nothing.</returns>
    public static WorkbookLocation? From(ActionInputs inputs)
    {
        var version = inputs.TryGet("version", out var given)
            ? Text(given) ?? throw inputs.Wrong("version", "must be a number or 'latest'.")
            : null;
        return inputs.OptionalText("path") is { } path ? new(path, version ?? ServerClient.Latest)
            : version is null ? null
            : throw inputs.Wrong("version", "is that of a playbook in the server's catalogue, whose 'path' is missing.");
    }

    /// <summary>What the run's names say: <c>work</c>, or <c>path</c> and <c>version</c> themselves, or the workload. Servers tell workers so which playbook they run.</summary>
    /// <exception cref="ActionFailedException">Nothing.</exception>
    public static WorkbookLocation Find(IReadOnlyDictionary<string, JsonElement> names)
        => In(name => names.TryGetValue("work", out var work) ? Member(work, name) : null)
            ?? In(name => names.TryGetValue(name, out var value) ? value : null)
            ?? In(name => names.TryGetValue("workload", out var workload) ? Member(workload, name) : null)
            ?? throw new ActionFailedException("This playbook has no 'workbook', and no other is named: give 'path', the playbook's path in the server's catalogue.");

    private static WorkbookLocation? In(Func<string, JsonElement?> find)
        => find("path") is { ValueKind: JsonValueKind.String } path && !string.IsNullOrWhiteSpace(path.GetString())
            ? new(path.GetString()!, (find("version") is { } version ? Text(version) : null) ?? ServerClient.Latest)
            : null;

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when !string.IsNullOrWhiteSpace(value.GetString()) => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    private static JsonElement? Member(JsonElement value, string name) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : null;
}
