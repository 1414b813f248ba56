using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Gen.Plugins.Analyzers.Tests.Tiers.Harness;

/// <summary>What stands at the end of a line: <c>// BAD: Actions.Postgres -> Controller.Workbook</c>, <c>// OK</c> or <c>// ANY: why</c>.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Verdict">Breach or not.</param>
/// <param name="Edges">The breaches of the line.</param>
public sealed partial record Mark(int Line, Verdict Verdict, ImmutableArray<Edge> Edges)
{
    public static Mark Read(string text, int line)
    {
        var mark = Form().Match(text);
        var edges = mark.Groups["edges"].Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(edge => edge.Split("->", StringSplitOptions.TrimEntries) is [var from, var to] && from.Length > 0 && to.Length > 0
                ? new Edge(from, to.Split(' ')[0])
                : throw new FormatException($"Line {line} has no edge 'from -> to': {text}"))
            .ToImmutableArray();
        return mark.Groups["verdict"].Value switch
        {
            "" => new(line, Verdict.None, []),
            "OK" => new(line, Verdict.Ok, []),
            "ANY" => new(line, Verdict.Any, []),
            _ when edges.IsEmpty => throw new FormatException($"Line {line} is bad without an edge: {text}"),
            _ => new(line, Verdict.Bad, edges),
        };
    }

    [GeneratedRegex("// (?<verdict>OK|ANY|BAD)(?![A-Za-z])(: (?<edges>(?<=BAD: ).*))?")]
    private static partial Regex Form();
}
