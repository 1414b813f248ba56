using System.Text.Json;
using Gen.Worker.Tests.Cases;
using Xunit.Abstractions;

namespace Gen.Worker.Databases.Tests.Cases;

/// <summary>The known cases of databases, a line for each file. <c>GEN_CASES=FOLDER</c> judges the files of that folder instead.</summary>
/// <param name="output">Gets the lines.</param>
public sealed class DatabaseCaseTests(ITestOutputHelper output)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Cases");

    private static readonly ICaseAdapter[] Adapters =
    [
        new SplitCases("sql-split.json", "sql"),
        new SplitCases("postgres-split.json", "commands"),
        new DuckDbSqlCases(),
        new DuckDbSecretCases(),
        new SaveSqlCases(),
        new SqlParameterCases(),
        new TransferCases(),
    ];

    [Fact]
    public void What_the_original_does_is_done_or_is_different_on_purpose()
    {
        var folder = Environment.GetEnvironmentVariable("GEN_CASES") is { Length: > 0 } given ? given : Path.Combine(Folder, "Known");

        Assert.Empty(Adapters.Where(a => File.Exists(Path.Combine(folder, a.File))).SelectMany(a => Judge(a, folder)));
    }

    [Fact]
    public void There_is_a_file_for_each_adapter()
        => Assert.All(Adapters, static a => Assert.NotEmpty(KnownCase.Read(Path.Combine(Folder, "Known", a.File))));

    private List<string> Judge(ICaseAdapter adapter, string folder)
    {
        var reasons = Reasons(adapter.File);
        List<string> wrong = [];
        List<string> different = [];
        var right = 0;
        foreach (var known in KnownCase.Read(Path.Combine(folder, adapter.File)))
        {
            var answer = adapter.Answer(known.Input);
            if (IsRight(known, answer))
            {
                right++;
            }
            else if (answer.Difference is { } difference && reasons.ContainsKey(difference))
            {
                different.Add(difference);
            }
            else
            {
                wrong.Add($"{adapter.File}: {known.Name}: {answer.Error ?? answer.Value?.GetRawText()}");
            }
        }

        output.WriteLine($"{adapter.File}: {right} right, {different.Count} different on purpose, {wrong.Count} wrong");
        foreach (var group in different.GroupBy(static d => d))
        {
            output.WriteLine($"  {group.Count()}: {reasons[group.Key]}");
        }

        return wrong;
    }

    /// <summary>Some errors are known by their beginning and by what they must hold.</summary>
    private static bool IsRight(KnownCase known, CaseAnswer answer)
        => known.Expected.TryGetProperty("errorStartsWith", out var start)
            ? answer.Error?.StartsWith(start.GetString()!, StringComparison.Ordinal) == true
                && (!known.Expected.TryGetProperty("errorContainsAll", out var parts) || parts.EnumerateArray().All(p => answer.Error.Contains(p.GetString()!, StringComparison.Ordinal)))
            : known.IsRight(answer);

    private static Dictionary<string, string> Reasons(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "DifferentOnPurpose.json")));
        return document.RootElement.EnumerateArray()
            .Where(d => d.GetProperty("file").GetString() == file)
            .ToDictionary(static d => d.GetProperty("difference").GetString()!, static d => d.GetProperty("reason").GetString()!);
    }
}
