using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Gen.Plugins.Tool.Tests.Support;

namespace Gen.Plugins.Tool.Tests.Tiers;

public sealed partial class TiersTests : IDisposable
{
    private const string Day = "2026-11-21";
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("table", "tiers.txt")]
    [InlineData("svg", "tiers.svg")]
    [InlineData("mermaid", "tiers.mmd")]
    [InlineData("dot", "tiers.dot")]
    public void Shows_slices_edges_and_breaches_in_each_format(string format, string snapshot)
    {
        var exit = ToolRun.RunOn(Day, "tiers", Tiered.Build(_folder), "--format", format);

        Assert.Equal((1, ""), (exit.Code, exit.Error));
        Snapshot.Matches(snapshot, exit.Output, _folder);
    }

    [Fact]
    public void Prints_the_same_as_json()
    {
        var exit = ToolRun.RunOn(Day, "tiers", Tiered.Build(_folder), "--json");

        Assert.Equal(1, exit.Code);
        Snapshot.Matches("tiers.json", exit.Output, _folder);
    }

    [Fact]
    public void Shows_a_table_unless_told_otherwise() =>
        Assert.Equal(ToolRun.Run("tiers", Tiered.Build(_folder), "--format", "table").Output, ToolRun.Run("tiers", Tiered.Build(_folder)).Output);

    [Fact]
    public void An_excepted_breach_alone_is_fine()
    {
        var file = Write("""
            [assembly: Gen.Plugins.PluginTierException(typeof(Acme.Actions.A.T), typeof(Acme.Actions.B.T<>), Reason = "Old.", Since = "2026-11-20")]
            namespace Acme.Actions.A { public class T { public Acme.Actions.B.T<int>? F; } }
            namespace Acme.Actions.B { public class T<U>; }
            """);

        var exit = ToolRun.RunOn(Day, "tiers", file);

        Assert.Equal(0, exit.Code);
        Assert.Contains("Acme.Actions.A.T -> Acme.Actions.B.T<>, 1 use; excepted, 1 day old: Old.", exit.Output, StringComparison.Ordinal);
        Assert.Contains("0 breaches, 1 excepted.", exit.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("typeof(Acme.Actions.A.T)", "typeof(Acme.Actions.B.Outer)", 0)]
    [InlineData("typeof(Acme.Actions.A.T)", "typeof(Acme.Actions.B.Outer.Inner)", 0)]
    [InlineData("typeof(Acme.Actions.A.T)", "typeof(Acme.Actions.B.OuterMore)", 1)]
    [InlineData("typeof(Acme.Actions.B.Outer)", "typeof(Acme.Actions.A.T)", 1)]
    public void An_exception_holds_for_its_types_and_what_is_nested_in_them(string from, string to, int expected)
    {
        var file = Write($$"""
            [assembly: Gen.Plugins.PluginTierException({{from}}, {{to}}, Reason = "Old.")]
            namespace Acme.Actions.A { public class T { public Acme.Actions.B.Outer.Inner? F; } }
            namespace Acme.Actions.B { public class Outer { public class Inner; } public class OuterMore; }
            """);

        Assert.Equal(expected, ToolRun.RunOn(Day, "tiers", file).Code);
    }

    /// <summary>Tiers by attributes only: on types, on namespaces, on the assembly; the innermost wins.</summary>
    [Fact]
    public void Reads_tiers_from_attributes()
    {
        var file = _folder.Write("Acme.Marked.dll", Compiled.Library("Acme.Marked", """
            using Gen.Plugins;
            [assembly: PluginTier(PluginTier.Shared)]
            [assembly: PluginTier(PluginTier.Runtime, Namespace = "Acme.Low")]
            [assembly: PluginTier(PluginTier.Shared, Namespace = "Acme.Low.High")]
            [assembly: PluginFree(Namespace = "Acme.Web")]
            namespace Acme.Low { public class A { [PluginTier(PluginTier.Action)] public class B { public class C; } } }
            namespace Acme.Low.High { public class D; }
            namespace Acme.Lower { public class E; }
            namespace Acme.Web { public class F; }
            namespace Acme.Contracts { [PluginContract("tool")] public interface ITool; }
            namespace Acme.More
            {
                [Plugin("one", Tier = PluginTier.Controller, Lifetime = Microsoft.Extensions.DependencyInjection.ServiceLifetime.Singleton)] public class One : Acme.Contracts.ITool;
                [Plugin("two", Tier = PluginTier.Controller)] public class Two : Acme.Contracts.ITool { public class Part { public One? One; } }
            }
            """).Image);

        var json = Json("tiers", file);

        Assert.Equal(
            [
                ("Acme.Web (plugin-free)", "plugin-free", 1), ("Acme.Marked (action)", "action", 2), ("one (controller)", "controller", 1), ("two (controller)", "controller", 2), ("shared", "shared", 3), ("runtime", "runtime", 1),
            ],
            json.GetProperty("slices").EnumerateArray().Select(static s => (s.GetProperty("name").GetString()!, s.GetProperty("tier").GetString()!, s.GetProperty("types").GetInt32())));
        Assert.Equal(
            [("Acme.More.Two.Part", "Acme.More.One")],
            json.GetProperty("edges").EnumerateArray().SelectMany(static e => e.GetProperty("breaches").EnumerateArray()).Select(static b => (b.GetProperty("from").GetString()!, b.GetProperty("to").GetString()!)));
    }

    [Fact]
    public void Takes_the_one_plugin_of_an_assembly_and_the_code_around_it_for_one_slice()
    {
        var file = _folder.Write("Acme.One.dll", Compiled.Library("Acme.One", """
            using Gen.Plugins;
            [assembly: PluginTier(PluginTier.Action)]
            namespace Acme.One { [PluginContract("tool")] public interface ITool; [Plugin("one")] public class One : ITool { public Part? Part; } public class Part; }
            """).Image);

        Assert.Equal(("one (action)", 3), Json("tiers", file).GetProperty("slices").EnumerateArray().Select(static s => (s.GetProperty("name").GetString()!, s.GetProperty("types").GetInt32())).Single());
    }

    [Theory]
    [InlineData("Tier = 0", "runtime")]
    [InlineData("Tier = 3", "action")]
    [InlineData("Free = true", "plugin-free")]
    public void Reads_what_a_project_says(string manifest, string tier)
    {
        var file = _folder.Write("Acme.Project.dll", Compiled.Library("Acme.Project", $"[assembly: Gen.Plugins.CompilerServices.TierManifest({manifest})] namespace Acme {{ public class A; }}" + Tiered.Attributes).Image);

        Assert.Equal([tier], Json("tiers", file).GetProperty("slices").EnumerateArray().Select(static s => s.GetProperty("tier").GetString()));
    }

    [Theory]
    [InlineData("Tier = 4")]
    [InlineData("Tier = -1")]
    [InlineData("Convention = false")]
    public void What_is_no_tier_says_nothing(string manifest)
    {
        var file = _folder.Write("Acme.Project.dll", Compiled.Library("Acme.Project", $"[assembly: Gen.Plugins.CompilerServices.TierManifest({manifest})] namespace Acme.Actions.X {{ public class A; }}" + Tiered.Attributes).Image);

        var exit = ToolRun.Run("tiers", file);

        Assert.Equal(0, exit.Code);
        Assert.Contains("Acme.Project.dll has no tiers", exit.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Follows_a_library_to_the_tiers_that_lie_beside_it()
    {
        var folder = Tiered.Build(_folder);

        var names = Json("tiers", Path.Combine(folder, Tiered.Plugins.FileName)).GetProperty("slices").EnumerateArray().Select(static s => s.GetProperty("name").GetString()).ToArray();

        Assert.Contains("shared", names);
        Assert.DoesNotContain("Acme.Server (plugin-free)", names);
    }

    [Fact]
    public void Reads_a_package()
    {
        var package = _folder.Write("Acme.nupkg", Zips.Of(("lib/net8.0/Acme.Core.dll", Tiered.Core.Image), ("lib/net8.0/Acme.Plugins.dll", Tiered.Plugins.Image)));

        Assert.Equal(Json("tiers", WriteBoth()).GetProperty("edges").ToString(), Json("tiers", package).GetProperty("edges").ToString());

        string WriteBoth()
        {
            _folder.Write("two/Acme.Core.dll", Tiered.Core.Image);
            _folder.Write("two/Acme.Plugins.dll", Tiered.Plugins.Image);
            return Path.Combine(_folder.Path, "two");
        }
    }

    [Fact]
    public void Follows_types_that_have_moved()
    {
        var old = Compiled.Library("Acme.Old", "[assembly: Gen.Plugins.CompilerServices.TierManifest(Convention = true)] namespace Acme.Shared { public class S { public class N; } }" + Tiered.Attributes);
        var user = Compiled.Library("Acme.User", "[assembly: Gen.Plugins.CompilerServices.TierManifest(Convention = true)] namespace Acme.Runtime { public class R { public Acme.Shared.S.N? F; } }" + Tiered.Attributes, old);
        var moved = Compiled.Library("Acme.New", "[assembly: Gen.Plugins.CompilerServices.TierManifest(Convention = true)] namespace Acme.Shared { public class S { public class N; } }" + Tiered.Attributes);
        var facade = Compiled.Library("Acme.Old", "[assembly: System.Runtime.CompilerServices.TypeForwardedTo(typeof(Acme.Shared.S))]", moved);
        foreach (var assembly in new[] { user, moved, facade })
        {
            _folder.Write(assembly.FileName, assembly.Image);
        }

        Assert.Equal(1, Json("tiers", _folder.Path).GetProperty("breaches").GetInt32());
    }

    [Theory]
    [InlineData(4, 1)]
    [InlineData(12, 2)]
    [InlineData(40, 3)]
    public void Draws_pictures_in_which_boxes_do_not_overlap_and_edges_run_through_no_other_box(int plugins, int seed)
    {
        var file = Write(Random(plugins, seed));

        var svg = XDocument.Parse(ToolRun.Run("tiers", file, "--format", "svg").Output);

        var boxes = svg.Descendants(s_svg + "g").Select(static g => g.Element(s_svg + "rect")!).Select(static r => (X: Number(r, "x"), Y: Number(r, "y"), Width: Number(r, "width"), Height: Number(r, "height"))).ToArray();
        Assert.True(boxes.Length >= plugins);
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
        var edges = svg.Descendants(s_svg + "path").Where(static p => p.Element(s_svg + "title") is not null).ToArray();
        Assert.NotEmpty(edges);
        foreach (var (x, y) in edges.SelectMany(static e => Points(e.Attribute("d")!.Value)))
        {
            Assert.DoesNotContain(boxes, b => x > b.X + 1 && x < b.X + b.Width - 1 && y > b.Y + 1 && y < b.Y + b.Height - 1);
            Assert.True(x >= 0 && x <= width && y >= 0 && y <= height);
        }
    }

    [Fact]
    public void Draws_the_tiers_from_action_down_to_runtime()
    {
        var svg = XDocument.Parse(ToolRun.Run("tiers", Tiered.Build(_folder), "--format", "svg").Output);

        var bands = svg.Root!.Elements(s_svg + "text").Where(static t => t.Value is "no tier" or "action" or "controller" or "shared" or "runtime").OrderBy(static t => Number(t, "y")).Select(static t => t.Value);
        Assert.Equal(["no tier", "action", "controller", "shared", "runtime"], bands);
    }

    [Fact]
    public void Draws_the_same_each_time()
    {
        var file = Write(Random(20, 4));

        foreach (var format in new[] { "table", "svg", "mermaid", "dot" })
        {
            Assert.Equal(ToolRun.Run("tiers", file, "--format", format).Output, ToolRun.Run("tiers", file, "--format", format).Output);
        }
    }

    [Fact]
    public void Refuses_an_unknown_format()
    {
        var exit = ToolRun.Run("tiers", Tiered.Build(_folder), "--format", "png");

        Assert.Equal(2, exit.Code);
        Assert.Contains("'svg'", exit.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there.dll")]
    [InlineData("--nonsense")]
    public void What_cannot_be_read_is_2(string path) => Assert.Equal((2, ""), (ToolRun.Run("tiers", path).Code, ToolRun.Run("tiers", path).Output));

    [Fact]
    public void Says_in_its_help_what_it_cannot_see()
    {
        var help = string.Join(' ', ToolRun.Output("tiers", "--help").Split((char[])[' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

        Assert.Contains("Constants, nameof and inferred types leave no trace", help, StringComparison.Ordinal);
        Assert.Contains("the compiler's GEN0201 to GEN0204 are exact", help, StringComparison.Ordinal);
        Assert.Contains("--log", help, StringComparison.Ordinal);
    }

    private string Write(string source) =>
        _folder.Write("Acme.Written.dll", Compiled.Library("Acme.Written", "[assembly: Gen.Plugins.CompilerServices.TierManifest(Convention = true)]\n" + source + Tiered.Attributes).Image);

    private static JsonElement Json(params string[] arguments) => JsonDocument.Parse(ToolRun.RunOn(Day, [.. arguments, "--json"]).Output).RootElement;

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    /// <summary>Plugins that use shared, runtime, and sometimes each other.</summary>
    private static string Random(int plugins, int seed)
    {
        var random = new Random(seed);
        var source = new StringBuilder("namespace Acme.Runtime { public class R { public Acme.Shared.S? Up; } } namespace Acme.Shared { public class S { public Acme.Runtime.R? R; public Acme.Actions.P0.T? Up; } } namespace Acme.Rest { public class N { public Acme.Runtime.R? R; public Acme.Actions.P0.T? T; } }\n");
        for (var i = 0; i < plugins; i++)
        {
            source.Append(CultureInfo.InvariantCulture, $"namespace Acme.{(i % 3 == 1 ? "Controllers" : "Actions")}.P{i} {{ public class T {{ public Acme.Shared.S? S; public Acme.Runtime.R? R;");
            if (i > 1 && random.Next(3) == 0)
            {
                var other = random.Next(i);
                source.Append(CultureInfo.InvariantCulture, $" public Acme.{(other % 3 == 1 ? "Controllers" : "Actions")}.P{other}.T? Other;");
            }

            source.Append(" } }\n");
        }

        return source.ToString();
    }

    /// <summary>Points along a path of moves, curves and vertical lines.</summary>
    private static IEnumerable<(double X, double Y)> Points(string path)
    {
        (double X, double Y) at = default;
        foreach (Match command in Command().Matches(path))
        {
            double[] n = [.. command.Groups["numbers"].Value.Split(' ').Select(static t => double.Parse(t, CultureInfo.InvariantCulture))];
            var from = at;
            for (var i = 0; i <= 20; i++)
            {
                var (t, u) = (i / 20.0, 1 - (i / 20.0));
                at = command.Value[0] switch
                {
                    'M' => (n[0], n[1]),
                    'V' => (from.X, (u * from.Y) + (t * n[0])),
                    _ => (
                        (u * u * u * from.X) + (3 * u * u * t * n[0]) + (3 * u * t * t * n[2]) + (t * t * t * n[4]),
                        (u * u * u * from.Y) + (3 * u * u * t * n[1]) + (3 * u * t * t * n[3]) + (t * t * t * n[5])),
                };
                yield return at;
            }
        }
    }

    [GeneratedRegex("[MCV](?<numbers>[^MCV]+)")]
    private static partial Regex Command();
}
