using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Gen.Plugins.Tool.Tests.Support;

namespace Gen.Plugins.Tool.Tests;

public sealed partial class GraphTests : IDisposable
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("mermaid", "graph.mmd")]
    [InlineData("dot", "graph.dot")]
    [InlineData("svg", "graph.svg")]
    public void Draws_in_each_format(string format, string snapshot) =>
        Snapshot.Matches(snapshot, ToolRun.Output("plugin", "graph", Acme.Build(_folder), "--format", format), _folder);

    [Fact]
    public void Prints_the_same_as_json() =>
        Snapshot.Matches("graph.json", ToolRun.Output("plugin", "graph", Acme.Build(_folder), "--json"), _folder);

    [Fact]
    public void Draws_mermaid_unless_told_otherwise() =>
        Assert.StartsWith("flowchart LR\n", ToolRun.Output("plugin", "graph", Acme.Build(_folder)), StringComparison.Ordinal);

    [Fact]
    public void Refuses_an_unknown_format()
    {
        var exit = ToolRun.Run("plugin", "graph", Acme.Build(_folder), "--format", "png");

        Assert.Equal(2, exit.Code);
        Assert.Contains("'png'", exit.Error, StringComparison.Ordinal);
        Assert.Contains("'svg'", exit.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(30, 2)]
    [InlineData(50, 3)]
    public void Draws_pictures_in_which_no_two_plugins_overlap(int count, int seed)
    {
        var app = _folder.Write("Random.dll", Random(count, seed).Image);

        var svg = XDocument.Parse(ToolRun.Output("plugin", "graph", app, "--format", "svg"));

        var boxes = svg.Descendants(s_svg + "g").Select(static g => g.Element(s_svg + "rect")!).Select(static r => (X: Number(r, "x"), Y: Number(r, "y"), Width: Number(r, "width"), Height: Number(r, "height"))).ToArray();
        Assert.Equal(count, boxes.Length);
        for (var i = 0; i < boxes.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (a, b) = (boxes[i], boxes[j]);
                Assert.True(a.X >= b.X + b.Width || b.X >= a.X + a.Width || a.Y >= b.Y + b.Height || b.Y >= a.Y + a.Height, $"{i} and {j} overlap");
            }
        }

        var (width, height) = (Number(svg.Root!, "width"), Number(svg.Root!, "height"));
        Assert.All(boxes, b => Assert.True(b.X >= 0 && b.Y >= 0 && b.X + b.Width <= width && b.Y + b.Height <= height));
    }

    [Fact]
    public void Draws_the_same_each_time()
    {
        var app = _folder.Write("Random.dll", Random(40, 4).Image);

        Assert.Equal(ToolRun.Output("plugin", "graph", app, "--format", "svg"), ToolRun.Output("plugin", "graph", app, "--format", "svg"));
    }

    [Fact]
    public void Names_in_each_format_only_nodes_that_are_there()
    {
        var app = _folder.Write("Random.dll", Random(40, 5).Image);
        var json = JsonDocument.Parse(ToolRun.Output("plugin", "graph", app, "--json")).RootElement.GetProperty("compositions")[0];
        var edges = json.GetProperty("edges").GetArrayLength();

        var mermaid = ToolRun.Output("plugin", "graph", app);
        var dot = ToolRun.Output("plugin", "graph", app, "--format", "dot");

        Assert.True(edges > 20);
        Assert.All(json.GetProperty("edges").EnumerateArray(), static e => Assert.InRange(e.GetProperty("to").GetInt32(), 0, 39));
        Assert.Equal(edges, MermaidEdge().Count(mermaid));
        Assert.Equal(edges, DotEdge().Count(dot));
        Assert.Equal(40, MermaidNode().Count(mermaid));
        Assert.Equal(dot.Count(static c => c == '{'), dot.Count(static c => c == '}'));
    }

    [Fact]
    public void Draws_cycles_and_plugins_that_nothing_ties_to_others()
    {
        var library = _folder.Write("Faulty.Library.dll", Faulty.Library.Image);

        Assert.Equal(2, XDocument.Parse(ToolRun.Output("plugin", "graph", library, "--format", "svg")).Descendants(s_svg + "g").Count());
        Assert.Equal(19, XDocument.Parse(ToolRun.Output("plugin", "graph", Built.Worker, "--format", "svg")).Descendants(s_svg + "g").Count());
    }

    [Fact]
    public void Draws_several_hosts_beside_each_other()
    {
        _folder.Write("One.dll", Compiled.Host("One", Source("one"), null).Image);
        _folder.Write("Two.dll", Compiled.Host("Two", Source("two"), null).Image);

        Assert.Equal(2, Subgraph().Count(ToolRun.Output("plugin", "graph", _folder.Path)));
        XDocument.Parse(ToolRun.Output("plugin", "graph", _folder.Path, "--format", "svg"));

        static string Source(string name) => $$"""
            using Gen.Plugins;
            namespace N_{{name}};
            [PluginContract("{{name}}_tool")] public interface ITool { }
            [Plugin("{{name}}")] internal sealed class A : ITool { }
            """;
    }

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    /// <summary>Plugins that need, perhaps optionally, or follow some of those before them.</summary>
    private static Compiled Random(int count, int seed)
    {
        var random = new Random(seed);
        var source = new StringBuilder("using Gen.Plugins; namespace Rnd; [PluginContract(\"tool\")] public interface ITool { }\n");
        for (var i = 0; i < count; i++)
        {
            for (var needs = i == 0 ? 0 : random.Next(3); needs > 0; needs--)
            {
                source.Append(CultureInfo.InvariantCulture, $"[PluginDependency(\"plugin_{random.Next(i)}\", Optional = {(random.Next(4) == 0 ? "true" : "false")})] ");
            }

            source.Append(CultureInfo.InvariantCulture, $"[Plugin(\"plugin_{i}\"{(i > 2 && random.Next(5) == 0 ? $", After = new[] {{ \"plugin_{random.Next(i)}\" }}" : "")})] internal sealed class P{i} : ITool {{ }}\n");
        }

        return Compiled.Library("Random", source.ToString());
    }

    [GeneratedRegex(@"^ +g0p\d+ (-->|-\.->)(\|[a-z]+\|)? g0p([0-9]|[1-3][0-9])$", RegexOptions.Multiline)]
    private static partial Regex MermaidEdge();

    [GeneratedRegex(@"^ +g0p\d+\[", RegexOptions.Multiline)]
    private static partial Regex MermaidNode();

    [GeneratedRegex(@"^ +g0p\d+ -> g0p\d+ \[style=(solid|dashed|dotted)(, label=""[a-z]+"")?\];$", RegexOptions.Multiline)]
    private static partial Regex DotEdge();

    [GeneratedRegex("^  subgraph ", RegexOptions.Multiline)]
    private static partial Regex Subgraph();
}
