using System.Text.RegularExpressions;
using Gen.Plugins.Tool.Tests.Support;

namespace Gen.Plugins.Tool.Tests;

/// <summary>What the documents show as the output of `gen` on samples/Worker is what it prints.</summary>
public sealed partial class DocumentedOutputTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/gen.md")]
    public void The_graph_of_the_worker(string document) =>
        Shows(document, "```mermaid\nflowchart LR", $"```mermaid\n{Output("plugin", "graph")}```\n", "plugin graph samples/Worker");

    [Theory]
    [InlineData("README.md", "")]
    [InlineData("docs/gen.md", "    ")]
    public void Why_the_worker_has_a_plugin(string document, string indent) =>
        Shows(document, $"{indent}$ gen plugin why sqlite samples/Worker\n", Indented(WithoutHead(Output("plugin", "why", "sqlite")), indent), "plugin why sqlite samples/Worker");

    [Fact]
    public void The_list_of_the_worker_s_plugins() =>
        Shows("docs/gen.md", "    $ gen plugin list samples/Worker\n", Indented(WithoutHead(Output("plugin", "list")), "    "), "plugin list samples/Worker");

    /// <summary>Types and uses are counted, and each commit may change their number: who uses whom is what counts here.</summary>
    [Fact]
    public void The_tiers_of_the_worker() =>
        Shows("docs/tiers.md", "```mermaid\nflowchart TB", $"```mermaid\n{Output("tiers", "--format", "mermaid")}```\n", "tiers samples/Worker --format mermaid", static text => Count().Replace(text, "N"));

    private static string Output(params string[] arguments) => ToolRun.Output([.. arguments, Built.Worker]).ReplaceLineEndings("\n");

    /// <summary>The first line says where the worker was built.</summary>
    private static string WithoutHead(string output) => output[(output.IndexOf('\n', StringComparison.Ordinal) + 1)..].TrimStart('\n');

    private static string Indented(string output, string indent) => string.Concat(output.TrimEnd('\n').Split('\n').Select(l => $"{indent}{l}".TrimEnd() + "\n"));

    /// <param name="document">The document.</param>
    /// <param name="begin">With what it begins there.</param>
    /// <param name="output">What must stand from there on.</param>
    /// <param name="command">What prints it.</param>
    /// <param name="mask">Leaves out what does not count.</param>
    private static void Shows(string document, string begin, string output, string command, Func<string, string>? mask = null)
    {
        mask ??= static text => text;
        var text = File.ReadAllText(Path.Combine(Built.Repository, document)).ReplaceLineEndings("\n");
        var place = text.IndexOf(begin, StringComparison.Ordinal);
        Assert.True(place >= 0, $"{document} has no '{begin}'.");
        Assert.True(
            mask(text[place..]).Contains(mask(output), StringComparison.Ordinal),
            $"{document} does not show what `gen {command}` prints. Put this in its place (`dotnet run --project src/Gen.Plugins.Tool -- {command}`):\n{output}");
    }

    [GeneratedRegex(@"(?<=<br/>|in |\|)\d+")]
    private static partial Regex Count();
}
