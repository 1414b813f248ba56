using System.Text;

namespace Gen.Plugins.Analyzers.Tests.Tiers.Harness;

/// <summary>Holds what was found against what a case marks.</summary>
internal static class CaseReport
{
    /// <summary>What is wrong, as a table; empty: nothing is.</summary>
    public static string Of(TierCase @case, IReadOnlyCollection<Found> found)
    {
        var report = new StringBuilder();
        foreach (var twice in found.GroupBy(static f => f).Where(static same => same.Count() > 1))
        {
            Add("TWICE", twice.Key.Line, twice.Key.ToString());
        }

        foreach (var stray in found.Where(f => f.Line > @case.Marks.Length || !@case.Files().Any(file => file.Name == f.File)))
        {
            Add("STRAY", stray.Line, stray.File + stray);
        }

        foreach (var mark in @case.Marks)
        {
            var here = found.Where(f => f.Line == mark.Line).ToArray();
            if (mark.Verdict is Verdict.Ok or Verdict.None)
            {
                foreach (var wrong in here)
                {
                    Add("WRONG", mark.Line, wrong.ToString());
                }
            }

            foreach (var missed in mark.Edges.Where(edge => !here.Any(f => edge.IsNamedIn(f.Message))))
            {
                Add("MISSED", mark.Line, $"{missed}{string.Concat(here.Select(static f => "\n         but found " + f))}");
            }

            foreach (var other in here.Where(f => mark.Verdict == Verdict.Bad && !mark.Edges.Any(edge => edge.IsNamedIn(f.Message))))
            {
                Add("OTHER", mark.Line, other.ToString());
            }
        }

        return report.ToString();

        void Add(string what, int line, string text) =>
            report.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n{what,-6} {@case.Name}:{line}: {text}\n         | {(line <= @case.Lines.Length ? @case.Lines[line - 1].Trim() : "")}");
    }
}
