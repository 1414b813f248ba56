using System.Text.Json;
using Gen.Worker.Runtime.Events.Wire;

namespace Gen.Worker.Runtime.Playbooks;

/// <summary>Steps to run one after the other, and the values that they share.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">One or two sentences for people.</param>
/// <param name="Folder">Relative paths in it are relative to this folder, which is absolute.</param>
/// <param name="Location">Where it begins.</param>
/// <param name="Workload">The values that steps refer to as <c>workload</c>: an object.</param>
/// <param name="Steps">The steps, in order; at least one.</param>
public sealed record Playbook(
    string Name,
    string? Description,
    string Folder,
    SourceLocation Location,
    JsonElement Workload,
    IReadOnlyList<PlaybookStep> Steps)
{
    /// <summary>Its file, absolute: what the catalogue calls it.</summary>
    public string Path { get; init; } = System.IO.Path.Combine(Folder, System.IO.Path.GetFileName(Location.File));

    /// <summary>Tasks by name, which steps run through the action <c>workbook</c>.</summary>
    public IReadOnlyList<PlaybookStep> Workbook { get; init; } = [];

    /// <summary>What should be written otherwise.</summary>
    public IReadOnlyList<PlaybookWarning> Warnings { get; init; } = [];

    /// <summary>The text that it was read from.</summary>
    public string Text { get; init; } = "";

    /// <summary>The playbook with other values in its workload.</summary>
    /// <param name="parameters">An object: the values.</param>
    /// <param name="merge">Whether they are put over the playbook's own, maps that both have member by member; otherwise they are all that there is.</param>
    public Playbook With(JsonElement parameters, bool merge = true)
        => this with { Workload = WireWorkload.Of(Workload, parameters, merge) };
}
