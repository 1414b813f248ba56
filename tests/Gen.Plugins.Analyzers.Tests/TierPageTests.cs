using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Gen.Plugins.Generators;
using Gen.Plugins.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Plugins.Analyzers.Tests;

/// <summary>What the guide to tiers and its pages show is true: each line that names a diagnostic gets it, no other line gets one, and messages are as quoted.</summary>
public sealed partial class TierPageTests
{
    private static readonly string s_docs = Path.Combine(DescriptorTests.Root, "docs");

    public static TheoryData<string> Pages =>
    [
        "tiers.md",
        .. Directory.GetFiles(Path.Combine(s_docs, "diagnostics"), "GEN02*.md").Select(static path => Path.GetRelativePath(s_docs, path)).Order(StringComparer.Ordinal),
    ];

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_example_is_reported_where_it_says_so_and_nowhere_else(string page)
    {
        var examples = 0;
        ImmutableArray<Diagnostic> reported = [];
        foreach (Match block in Blocks().Matches(await File.ReadAllTextAsync(Path.Combine(s_docs, page))))
        {
            var text = block.Groups["text"].Value;
            if (block.Groups["language"].Value.Length == 0)
            {
                Assert.Contains(text.Trim(), reported.Select(static d => d.GetMessage(CultureInfo.InvariantCulture)));
            }

            // An example of how to suppress shows the place only.
            if (block.Groups["language"].Value != "csharp" || text.StartsWith("#pragma", StringComparison.Ordinal))
            {
                continue;
            }

            examples++;
            reported = await Analyze(text);
            Assert.Equal(
                text.Split('\n').Select(static (line, i) => (Line: i + 1, Id: Ids().Match(line).Groups[1].Value)).Where(static l => l.Id.Length > 0).Select(static e => $"{e.Line} {e.Id}"),
                reported.Where(static d => d.Id.StartsWith("GEN02", StringComparison.Ordinal)).Select(static d => $"{d.Location.GetLineSpan().StartLinePosition.Line} {d.Id}"));
        }

        Assert.True(examples > 1);
    }

    private static async Task<ImmutableArray<Diagnostic>> Analyze(string example)
    {
        var options = new ProjectOptions(Properties().Matches(example).Select(static m => KeyValuePair.Create(m.Groups[1].Value, m.Groups[2].Value)));
        var written = TestCompilation.Create(["using System.Linq; using Gen.Plugins; using Microsoft.Extensions.DependencyInjection;\n" + example], "Acme.App");
        CSharpGeneratorDriver
            .Create([new PluginGenerator().AsSourceGenerator()], optionsProvider: options, parseOptions: new CSharpParseOptions(LanguageVersion.Preview))
            .RunGeneratorsAndUpdateCompilation(written, out var compilation, out _);
        Assert.DoesNotContain(compilation.GetDiagnostics(), static d => d.Severity == DiagnosticSeverity.Error);

        return await compilation.Analyze(PluginProject.Rules, options);
    }

    [GeneratedRegex("^```(?<language>[a-z]*)\n(?<text>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Blocks();

    [GeneratedRegex("// (GEN[0-9]{4})")]
    private static partial Regex Ids();

    [GeneratedRegex("// <([A-Za-z]+)>(.*)</")]
    private static partial Regex Properties();
}
