using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Gen.Plugins.Analyzers.Tests.Tiers.Harness;

/// <summary>
/// A marked file of code in several tiers; see Cases/Shared/README.md. Two things are said in our own cases only: <c>CSharp: 14</c> in the first line, for what
/// older compilers cannot read, and a line <c>// FILE: Name.cs</c>, after which the code is in a file of that name.
/// </summary>
/// <param name="Name">The file's name.</param>
/// <param name="Level"><c>core</c>, <c>strict</c> or <c>policy</c>.</param>
/// <param name="Language">The C# that it needs; 0: any.</param>
/// <param name="Lines">The whole text.</param>
/// <param name="Marks">One a line.</param>
public sealed partial record TierCase(string Name, string Level, int Language, ImmutableArray<string> Lines, ImmutableArray<Mark> Marks)
{
    public static TierCase Read(string path)
    {
        var lines = File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n');
        var head = Head().Match(lines[0]);
        return head.Success
            ? new(
                Path.GetFileName(path),
                head.Groups["level"].Value,
                head.Groups["language"] is { Success: true, Value: var language } ? int.Parse(language, CultureInfo.InvariantCulture) : 0,
                [.. lines],
                [.. lines.Select(static (line, i) => Mark.Read(line, i + 1))])
            : throw new FormatException($"'{path}' does not start with its level: {lines[0]}");
    }

    /// <summary>The files of code. Each has all lines of the case, those of the others empty, so that a line has one number everywhere.</summary>
    public IEnumerable<(string Name, string Text)> Files()
    {
        var starts = Enumerable.Range(0, Lines.Length).Where(i => NewFile().IsMatch(Lines[i])).Prepend(0).Append(Lines.Length).ToArray();
        for (var i = 0; i + 1 < starts.Length; i++)
        {
            var (start, end) = (starts[i], starts[i + 1]);
            yield return (
                i == 0 ? Name : NewFile().Match(Lines[start]).Groups["name"].Value,
                string.Join('\n', Lines.Select((line, n) => n >= start && n < end ? line : "")));
        }
    }

    [GeneratedRegex(@"\| Level: (?<level>core|strict|policy)( \| CSharp: (?<language>\d+))?")]
    private static partial Regex Head();

    [GeneratedRegex(@"^// FILE: (?<name>\S+)$")]
    private static partial Regex NewFile();
}
