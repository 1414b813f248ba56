using System.Globalization;
using System.Text.RegularExpressions;

namespace Gen.Plugins.Package.Tests.Building;

/// <summary>A warning or an error of a build.</summary>
/// <param name="File">The file that it is about, relative to the workspace; in a project's own finding, the project file.</param>
/// <param name="Row">The line, counted from 1; 0: the whole file.</param>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Id">Such as <c>CS0121</c>.</param>
/// <param name="Message">What it says.</param>
internal sealed partial record Finding(string File, int Row, string Severity, string Id, string Message)
{
    /// <summary>Reads what MSBuild printed.</summary>
    public static List<Finding> Read(string output, string workspace) =>
    [
        .. output.Split('\n')
            .Select(static line => Form().Match(line))
            .Where(static match => match.Success)
            .Select(match => new Finding(
                Path.GetRelativePath(workspace, match.Groups["file"].Value.Trim()).Replace('\\', '/'),
                match.Groups["row"] is { Success: true, Value: var row } ? int.Parse(row, CultureInfo.InvariantCulture) : 0,
                match.Groups["severity"].Value,
                match.Groups["id"].Value,
                match.Groups["message"].Value))
            .Distinct(),
    ];

    public override string ToString() => $"{File}({Row}): {Severity} {Id}: {Message}";

    [GeneratedRegex(@"^\s*(?:\d+>)?(?<file>[^(:]+?)(?:\((?<row>\d+)[,\d]*\))?\s*: (?<severity>error|warning) (?<id>[A-Z]+\d+): (?<message>.*?)(?: \[[^\]]+\])?$")]
    private static partial Regex Form();
}
