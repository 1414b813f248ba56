using System.Text.RegularExpressions;
using Gen.Plugins.Package.Tests.Building;

namespace Gen.Plugins.Package.Tests;

/// <summary>A mistake fails the build of a project that has nothing but the package. In the sources, project files and migrations, a comment marks each line that is wrong.</summary>
[Collection(OnePackage.Name)]
public sealed partial class DiagnosticTests(Packed packed)
{
    [Theory]
    [InlineData("GEN0101")]
    [InlineData("GEN0102")]
    [InlineData("GEN0102.Assemblies")]
    [InlineData("GEN0103")]
    [InlineData("GEN0104")]
    [InlineData("GEN0105")]
    [InlineData("GEN0106")]
    [InlineData("GEN0107")]
    [InlineData("GEN0109")]
    [InlineData("GEN0110")]
    [InlineData("Composition")]
    [InlineData("GEN0306")]
    [InlineData("GEN0309")]
    [InlineData("GEN0401")]
    [InlineData("GEN0402")]
    [InlineData("GEN0403")]
    [InlineData("GEN0404")]
    [InlineData("GEN0405")]
    [InlineData("GEN0406")]
    [InlineData("GEN0407")]
    [InlineData("Tiers")]
    public async Task A_mistake_fails_the_build_with_its_id_at_its_line_and_with_nothing_else(string project)
    {
        var faulty = await packed.Faulty;

        var found = faulty.Of(project);

        Assert.Equal(Marked(project), found.Select(static f => $"{f.File}({f.Row}): {f.Severity} {f.Id}").Order(StringComparer.Ordinal));
        Assert.All(found, static f => Assert.False(string.IsNullOrWhiteSpace(f.Message)));
    }

    private static string[] Marked(string project)
    {
        var folder = Path.Combine(Repository.Projects, "Faulty", project);
        var marked = Directory.EnumerateFiles(folder, "*.cs*", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(folder, "*.sql", SearchOption.AllDirectories))
            .SelectMany(file => File.ReadLines(file).Select((line, i) => (File: Path.GetRelativePath(Repository.Projects, file).Replace('\\', '/'), Row: i + 1, Line: line)))
            .Select(static line => (line.File, line.Row, Mark: Mark().Match(line.Line)))
            .Where(static line => line.Mark.Success)
            .Select(static line => $"{line.File}({line.Row}): error {line.Mark.Groups["id"].Value}")
            .Order(StringComparer.Ordinal)
            .ToArray();
        Assert.NotEmpty(marked);
        return marked;
    }

    [GeneratedRegex("(//|<!--|--) (?<id>GEN[0-9]{4})( -->)?$")]
    private static partial Regex Mark();
}
