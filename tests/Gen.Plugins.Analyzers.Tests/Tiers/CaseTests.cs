using Gen.Plugins.Analyzers.Tests.Tiers.Harness;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Tests.Tiers;

/// <summary>
/// Marked files, each as one assembly and as one assembly for each end: every breach is reported at its line and names both ends, and nothing else is.
/// <c>GEN_TIER_CASES=folder</c> adds files of the same form.
/// </summary>
public sealed class CaseTests
{
    /// <summary>A case that needs a newer C# than this compiler knows is left to the project that runs these tests on the newest.</summary>
    public static TheoryData<string, CaseForm> Rows()
    {
        var rows = new TheoryData<string, CaseForm>();
        foreach (var name in CaseFolders.Readable)
        {
            foreach (var form in Enum.GetValues<CaseForm>())
            {
                rows.Add(name, form);
            }
        }

        return rows;
    }

    public static TheoryData<string> Names() => [.. CaseFolders.Readable];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Every_breach_is_reported_at_its_line_and_nothing_else(string name, CaseForm form)
    {
        var report = CaseReport.Of(CaseFolders.Read(name), await CaseRun.Of(name, form));

        Assert.True(report.Length == 0, report);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_case_compiles(string name, CaseForm form)
    {
        var errors = CaseRun.Compile(name, form).SelectMany(static compilation => compilation.GetDiagnostics()
            .Where(static d => d.Severity == DiagnosticSeverity.Error)
            .Select(d => $"{compilation.AssemblyName}: {d}"));

        Assert.True(!errors.Any(), string.Join('\n', errors));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_case_says_the_same_in_every_form(string name)
    {
        var whole = Lines(await CaseRun.Of(name, CaseForm.Whole));

        Assert.Equal(whole, Lines(await CaseRun.Of(name, CaseForm.Split)));
        Assert.Equal(whole, Lines(await CaseRun.Of(name, CaseForm.Projects)));

        static string Lines(IEnumerable<Found> run) => string.Join('\n', run.Select(static f => $"({f.Line},{f.Column},{f.Length}) {f.Id}").Distinct());
    }

    [Fact]
    public void The_table_of_the_shared_cases_says_what_their_marks_say()
    {
        var marked = Directory.EnumerateFiles(CaseFolders.Shared, "*.cs").Order(StringComparer.Ordinal).Select(TierCase.Read).SelectMany(static @case => @case.Marks
            .Where(static mark => mark.Verdict != Verdict.None)
            .SelectMany(static mark => mark.Edges.IsEmpty ? [(mark, From: "", To: "")] : mark.Edges.Select(edge => (mark, edge.From, edge.To)))
            .Select(row => $"{@case.Name}\t{row.mark.Line}\t{row.mark.Verdict.ToString().ToUpperInvariant()}\t{row.From}\t{row.To}\t{@case.Level}"));

        Assert.Equal(File.ReadLines(Path.Combine(CaseFolders.Shared, "expected.tsv")).Skip(1), marked);
    }

    [Fact]
    public void Our_cases_are_many_and_each_has_a_breach_or_a_tricky_line()
    {
        var own = Directory.EnumerateFiles(CaseFolders.Own, "*.cs").Select(TierCase.Read).ToArray();

        Assert.True(own.Length >= 60, $"{own.Length} cases");
        Assert.All(own, static @case => Assert.Contains(@case.Marks, static mark => mark.Verdict == Verdict.Ok));
    }
}
