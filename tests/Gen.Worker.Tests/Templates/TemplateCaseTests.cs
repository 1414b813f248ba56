using System.Text.Json;
using Xunit.Abstractions;

namespace Gen.Worker.Tests.Templates;

/// <summary>The known cases. <c>GEN_CASES=FOLDER</c> judges all files of that folder too.</summary>
/// <param name="output">Gets a line for each file.</param>
public sealed class TemplateCaseTests(ITestOutputHelper output)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Templates", "Cases");

    [Fact]
    public void What_the_original_does_is_done_or_is_different_on_purpose()
    {
        var path = Path.Combine(Folder, "template-render.json");
        var expected = Differences().SelectMany(static d => d.Cases.Select(c => (c, d.Name))).Order();

        var judged = Judge(path);

        Assert.Equal(expected, judged.Where(static j => j.Verdict != "right").Select(static j => (j.Case, j.Verdict)).Order());
        Assert.Equal(19, judged.Count);
    }

    [Fact]
    public void Other_files_of_known_cases_are_judged_alike()
    {
        var folder = Environment.GetEnvironmentVariable("GEN_CASES");
        var wrong = Directory.EnumerateFiles(string.IsNullOrEmpty(folder) ? Folder : folder, "*.json")
            .Order(StringComparer.Ordinal)
            .SelectMany(Judge)
            .Where(static j => j.Verdict.StartsWith("wrong", StringComparison.Ordinal));

        Assert.Empty(wrong);
    }

    private List<(string Case, string Verdict)> Judge(string path)
    {
        List<(string Case, string Verdict)> judged = [];
        if (Path.GetFileName(path).Count(static c => c == '.') == 1)
        {
            judged.AddRange(TemplateCase.Read(path).Select(static c => (c.Name, c.Judge())));
        }

        if (judged.Count > 0)
        {
            var right = judged.Count(static j => j.Verdict == "right");
            var wrong = judged.Count(static j => j.Verdict.StartsWith("wrong", StringComparison.Ordinal));
            var different = judged.Where(static j => j.Verdict != "right" && !j.Verdict.StartsWith("wrong", StringComparison.Ordinal)).GroupBy(static j => j.Verdict).ToArray();
            var reasons = string.Join(", ", different.Select(static d => $"{d.Key} {d.Count()}"));
            output.WriteLine($"{Path.GetFileName(path)}: {right} right, {different.Sum(static d => d.Count())} different on purpose ({reasons}), {wrong} wrong");
        }

        return judged;
    }

    private static (string Name, string Reason, string[] Cases)[] Differences()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "template-render.different.json")));
        return
        [
            .. document.RootElement.EnumerateArray().Select(static d => (
                d.GetProperty("difference").GetString()!,
                d.GetProperty("reason").GetString()!,
                d.GetProperty("cases").EnumerateArray().Select(static c => c.GetString()!).ToArray())),
        ];
    }
}
