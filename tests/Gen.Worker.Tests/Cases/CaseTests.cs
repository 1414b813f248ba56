using System.Text.Json;
using Xunit.Abstractions;

namespace Gen.Worker.Tests.Cases;

/// <summary>The known cases, a line for each file. <c>GEN_CASES=FOLDER</c> judges the files of that folder instead.</summary>
/// <param name="output">Gets the lines.</param>
public sealed class CaseTests(ITestOutputHelper output)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Cases");
    private static readonly string Known = Path.Combine(Folder, "Known");

    /// <summary>One a line, by file.</summary>
    private static readonly ICaseAdapter[] Adapters =
    [
        new AuthNormalizeCases(),
        new AuthResolutionCases(),
        new AuthValidationCases(),
        new DuckDbSecretCases(),
        new DuckDbSqlCases(),
        new EventEnrichmentCases(),
        new HttpAuthHeadersCases(),
        new HttpRoutingCases(),
        new IteratorCases(),
        new IteratorCoerceCases(),
        new MiscCases(),
        new PlaybookCases(),
        new SplitCases("postgres-split.json", "commands"),
        new PythonToolCases(),
        new QueueRetryCases(),
        new RedactionCases(),
        new ResultAggregationCases(),
        new RetryPolicyCases(),
        new RetryWhenThenCases(),
        new SaveSqlCases(),
        new SaveStorageCases(),
        new SqlParameterCases(),
        new SplitCases("sql-split.json", "sql"),
        new TaskRoutingCases(),
        new TemplateCases(),
        new TransferCases(),
        new WorkbookCases(),
    ];

    [Fact]
    public void What_the_original_does_is_done_or_is_different_on_purpose()
    {
        var folder = Environment.GetEnvironmentVariable("GEN_CASES") is { Length: > 0 } given ? given : Known;
        string[] files = [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)];

        Assert.NotEmpty(files);
        var wrong = string.Join('\n', files.SelectMany(Judge));
        Assert.True(wrong.Length == 0, wrong);
    }

    [Fact]
    public void There_is_a_file_for_each_adapter()
        => Assert.All(Adapters, static a => Assert.NotEmpty(KnownCase.Read(Path.Combine(Known, a.File))));

    [Fact]
    public void There_is_an_adapter_for_each_file()
        => Assert.Equal(Directory.GetFiles(Known).Select(Path.GetFileName).Order(StringComparer.Ordinal), Adapters.Select(static a => a.File).Order(StringComparer.Ordinal));

    [Fact]
    public void A_wrong_answer_is_wrong()
    {
        var known = KnownCase.Read(Path.Combine(Known, "auth-normalize.json"))[0];

        Assert.False(known.IsRight(new(known.Input)));
        Assert.False(known.IsRight(new(null, "an error")));
        Assert.True(known.IsRight(new(known.Expected)));
    }

    private List<string> Judge(string file)
    {
        var name = Path.GetFileName(file);
        if (Array.Find(Adapters, a => a.File == name) is not { } adapter)
        {
            output.WriteLine($"{name}: not known");
            return [$"{name}: nobody knows how to ask what is in it."];
        }

        var differences = Differences(name);
        List<string> wrong = [];
        List<string> different = [];
        var right = 0;
        foreach (var known in KnownCase.Read(file))
        {
            var answer = adapter.Answer(known.Input);
            if (adapter.IsRight(known, answer))
            {
                right++;
            }
            else if (adapter.Difference(known, answer) is { } difference && differences.TryGetValue(difference, out var meant) && (Path.GetDirectoryName(file) != Known || meant.Cases.Remove(known.Name)))
            {
                different.Add(difference);
            }
            else
            {
                wrong.Add($"{name}: {known.Name}: {adapter.Difference(known, answer)} {answer.Error ?? answer.Value?.GetRawText()}");
            }
        }

        if (Path.GetDirectoryName(file) == Known)
        {
            wrong.AddRange(differences.SelectMany(d => d.Value.Cases.Select(c => $"{name}: {c}: is not different as {d.Key} says.")));
        }

        output.WriteLine($"{name}: {right} right, {different.Count} different on purpose, {wrong.Count} wrong");
        foreach (var group in different.GroupBy(static d => d))
        {
            output.WriteLine($"  {group.Count()}: {differences[group.Key].Reason}");
        }

        return wrong;
    }

    /// <summary>By name: the reason, and the known cases that are different for it, each of which has to be.</summary>
    private static Dictionary<string, (string Reason, HashSet<string> Cases)> Differences(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "DifferentOnPurpose.json")));
        return document.RootElement.EnumerateArray()
            .Where(d => d.GetProperty("file").GetString() == file)
            .ToDictionary(
                static d => d.GetProperty("difference").GetString()!,
                static d => (d.GetProperty("reason").GetString()!, d.GetProperty("cases").EnumerateArray().Select(static c => c.GetString()!).ToHashSet(StringComparer.Ordinal)));
    }
}
