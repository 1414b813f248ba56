using System.Text.Json;
using Gen.Worker.Runtime.Actions;

namespace Gen.Worker.Controllers.Playbook;

/// <summary>Where a playbook is: in a file or the server's catalogue, or in the step itself.</summary>
/// <param name="Path">The file or the path in the catalogue; of a playbook in the step, what it is called.</param>
/// <param name="Version">The version in the catalogue.</param>
/// <param name="Content">The playbook's text.</param>
internal sealed record PlaybookSource(string? Path, string? Version, string? Content)
{
    /// <summary>The words for the path: of several the first counts.</summary>
    private static readonly string[] PathWords = ["resource_path", "playbook_path", "path"];

    /// <summary>A path that ends so is a file.</summary>
    private static readonly string[] Extensions = [".yaml", ".yml"];

    /// <summary>Whether it is a file, and not in the server's catalogue.</summary>
    public bool IsFile => Content is null && Extensions.Any(e => Path!.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="ActionInputException">There is neither a path nor a text.</exception>
    public static PlaybookSource From(ActionInputs inputs)
    {
        var source = new PlaybookSource(
            PathWords.Select(inputs.OptionalText).FirstOrDefault(static p => p is not null),
            inputs.TryGet("version", out var version) ? VersionOf(inputs, version) : null,
            inputs.OptionalText("content"));
        if (source is { Path: null, Content: null })
        {
            throw inputs.Wrong(
                "path",
                "is missing. 'path' (formerly 'resource_path') says which playbook to run, or 'content' holds it. To run a 'task' of the workbook, the action is 'workbook' and not 'playbook'.");
        }

        return source.Version is null || !(source.IsFile || source.Content is not null)
            ? source
            : throw inputs.Wrong("version", "is that of a playbook in the server's catalogue. A file has none, nor has 'content'.");
    }

    private static string VersionOf(ActionInputs inputs, JsonElement version) => version.ValueKind switch
    {
        JsonValueKind.Number => version.GetRawText(),
        JsonValueKind.String when !string.IsNullOrWhiteSpace(version.GetString()) => version.GetString()!,
        _ => throw inputs.Wrong("version", "must be a number or 'latest'."),
    };
}
