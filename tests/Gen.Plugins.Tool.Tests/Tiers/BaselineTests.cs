using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Gen.Plugins.Testing;
using Gen.Plugins.Tool.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Tool.Tests.Tiers;

public sealed class BaselineTests : IDisposable
{
    private const string Day = "2026-11-21";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The logs are those of <c>dotnet build</c>, shortened to the rules that are told of, with the folder made neutral.</summary>
    [Theory]
    [InlineData("dotnet-build-1.0.sarif")]
    [InlineData("dotnet-build-2.1.sarif")]
    public void Writes_each_pair_of_types_of_a_build_once(string log)
    {
        var exit = ToolRun.RunOn(Day, "tiers", "baseline", TestData.PathOf(log), "--reason", "There before the rules.", "--until", "2027-06-30");

        Assert.Equal(1, exit.Code);
        Assert.Equal(
            $"""
            // Breaches of the tier rules that were there on 2026-11-21, written by 'gen tiers baseline' from {log}: 3 pairs of types.
            // To shrink it: mend a breach and delete its line; the build tells which lines match nothing any more (GEN0207). What is new does not belong here.
            [assembly: global::Gen.Plugins.PluginTierException(typeof(global::Acme.Actions.Ftp.Upload), typeof(global::Acme.Actions.Http.Client), Reason = "There before the rules.", Since = "2026-11-21", Until = "2027-06-30")]
            [assembly: global::Gen.Plugins.PluginTierException(typeof(global::Acme.Actions.Ftp.Upload), typeof(global::Acme.Actions.Http.Job<>), Reason = "There before the rules.", Since = "2026-11-21", Until = "2027-06-30")]
            [assembly: global::Gen.Plugins.PluginTierException(typeof(global::Acme.Actions.Ftp.Upload.Shown), typeof(global::Acme.Actions.Http.Client), Reason = "There before the rules.", Since = "2026-11-21", Until = "2027-06-30")]

            """.ReplaceLineEndings("\n"),
            exit.Output);
        Assert.StartsWith("/src/App/Ftp.cs(9,40): GEN0202 cannot be admitted by an attribute", exit.Error, StringComparison.Ordinal);
        Assert.Single(exit.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Reads_what_the_compiler_writes()
    {
        var analyzer = TestCompilation.Create([await File.ReadAllTextAsync(TestData.PathOf("Reporter.cs"))], "Reporter", references: new[] { typeof(Compilation), typeof(CSharpCompilation) }.Select(static t => MetadataReference.CreateFromFile(t.Assembly.Location)));
        var reporter = _folder["Reporter.dll"];
        Assert.Empty(analyzer.Emit(reporter).Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error));
        var source = _folder.Write("It.cs", "namespace Acme.Actions.Http { public class Client<T> { public class Part; } } namespace Acme.Actions.Ftp { public class Upload { public Http.Client<int>.Part? P; } }");
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "dotnet");
        var compiler = Directory.GetFiles(Path.Combine(Path.GetDirectoryName(host)!, "sdk"), "csc.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
        foreach (var version in new[] { "1", "2.1" })
        {
            var log = _folder[$"it{version}.sarif"];
            var command = new ProcessStartInfo(host) { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in new[] { "exec", compiler, "-noconfig", "-nullable", "-t:library", $"-out:{_folder["It.dll"]}", $"-r:{typeof(object).Assembly.Location}", $"-a:{reporter}", $"-errorlog:{log},version={version}", source })
            {
                command.ArgumentList.Add(argument);
            }

            var build = await ToolProgram.RunAsync(command);

            var exit = ToolRun.RunOn(Day, "tiers", "baseline", log, "--reason", "Old.");
            Assert.True(exit.Code == 0, build.Output + build.Error + exit.Error);
            Assert.Equal(
                ["typeof(global::Acme.Actions.Ftp.Upload), typeof(global::Acme.Actions.Http.Client<>)", "typeof(global::Acme.Actions.Ftp.Upload), typeof(global::Acme.Actions.Http.Client<>.Part)"],
                exit.Output.Split('\n').Where(static l => l.StartsWith('[')).Select(static l => l["[assembly: global::Gen.Plugins.PluginTierException(".Length..l.IndexOf(", Reason", StringComparison.Ordinal)]));
        }
    }

    [Fact]
    public void What_it_writes_compiles_and_is_listed()
    {
        var log = Log(("global::Acme.@class.A<,>", "global::Acme.B.Inner"), ("global::Acme.A\u00e9", "global::Acme.B"));
        const string reason = "Quotes \" and \\, a line\r\nbreak, \u2028, \u202e, \0 and */ { } $(x) %.";

        var source = ToolRun.RunOn(Day, "tiers", "baseline", log, "--reason", reason).Output;

        var compiled = Compiled.Library("Acme.Written", source + " namespace Acme { public class B { public class Inner; } public class A\u00e9; } namespace Acme.@class { public class A<T, U>; }" + Tiered.Attributes);
        var listed = JsonDocument.Parse(ToolRun.RunOn("2026-12-01", "tiers", "exceptions", _folder.Write("Acme.Written.dll", compiled.Image), "--json").Output).RootElement.GetProperty("exceptions");
        Assert.Equal([("Acme.A\u00e9", "Acme.B"), ("Acme.class.A<,>", "Acme.B.Inner")], listed.EnumerateArray().Select(static e => (e.GetProperty("from").GetString()!, e.GetProperty("to").GetString()!)).OrderBy(static e => e.Item1, StringComparer.OrdinalIgnoreCase).OrderBy(static e => e.Item1.Length));
        Assert.All(listed.EnumerateArray(), static e => Assert.Equal((reason, 10), (e.GetProperty("reason").GetString(), e.GetProperty("ageInDays").GetInt32())));
    }

    /// <summary>A log is not trusted: what is no type does not get into a source.</summary>
    [Theory]
    [InlineData("global::A), typeof(B), Reason = \"\")] class Evil { } [assembly: X(typeof(C")]
    [InlineData("global::A/*")]
    [InlineData("global::A\n#error")]
    [InlineData("A B")]
    [InlineData("A<B>")]
    [InlineData("A::B::C")]
    [InlineData("A\u202e")]
    [InlineData("")]
    [InlineData("1A")]
    public void What_is_no_type_is_told_and_not_written(string type)
    {
        var exit = ToolRun.RunOn(Day, "tiers", "baseline", Log((type, "global::Acme.B"), ("global::Acme.A", type)), "--reason", "Old.");

        Assert.Equal((1, ""), (exit.Code, exit.Output));
        Assert.Equal(3, exit.Error.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public void Names_aliases_of_assemblies_first() =>
        Assert.Equal(["extern alias a;", "extern alias b;"], ToolRun.RunOn(Day, "tiers", "baseline", Log(("b::X", "a::Y"), ("a::Z", "global::W")), "--reason", "Old.").Output.Split('\n')[2..4]);

    [Fact]
    public void Does_not_depend_on_the_order_of_a_log()
    {
        var one = Log(("global::B", "global::C"), ("global::A", "global::C"), ("global::B", "global::C"));
        var first = ToolRun.RunOn(Day, "tiers", "baseline", one, "--reason", "Old.").Output;
        var two = Log(("global::A", "global::C"), ("global::B", "global::C"));

        Assert.Equal(first.Split('\n')[1..], ToolRun.RunOn(Day, "tiers", "baseline", two, "--reason", "Old.").Output.Split('\n')[1..]);
    }

    [Fact]
    public void Does_not_overwrite_unless_it_must()
    {
        var log = Log(("global::A", "global::B"));
        var file = _folder.Write("There.cs", "mine");

        var exit = ToolRun.RunOn(Day, "tiers", "baseline", log, "--reason", "Old.", "--output", file);

        Assert.Equal((2, ""), (exit.Code, exit.Output));
        Assert.Contains("There.cs is there already. Nothing was written; --force overwrites it.", exit.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(file));
        Assert.Contains("There.cs: 1 exception", ToolRun.Output("tiers", "baseline", log, "--reason", "Old.", "--output", file, "--force"), StringComparison.Ordinal);
        Assert.Contains("typeof(global::A)", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_one_file_for_each_of_several_logs_where_the_log_lies()
    {
        File.Copy(Log(("global::A", "global::B")), _folder["src/One/tiers.sarif"]);
        File.Copy(Log(("global::C", "global::D")), _folder["src/Two/Deep/tiers.sarif"]);
        _folder.Write("src/Three/tiers.sarif", """{ "version": "2.1.0", "runs": [] }""");
        var src = Path.Combine(_folder.Path, "src");

        Assert.Contains("--output FOLDER", ToolRun.Run("tiers", "baseline", src, "--reason", "Old.").Error, StringComparison.Ordinal);
        Assert.Contains("Name a folder.", ToolRun.Run("tiers", "baseline", src, "--reason", "Old.", "--output", _folder["One.cs"]).Error, StringComparison.Ordinal);
        ToolRun.Output("tiers", "baseline", src, "--reason", "Old.", "--output", src);

        Assert.Equal(
            [Path.Combine("One", "tiers.TierExceptions.cs"), Path.Combine("Two", "Deep", "tiers.TierExceptions.cs")],
            Directory.GetFiles(src, "*.cs", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(src, f)).Order(StringComparer.Ordinal));
        Assert.Contains("global::C", File.ReadAllText(_folder["src/Two/Deep/tiers.TierExceptions.cs"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Says_if_there_is_nothing_to_write()
    {
        var exit = ToolRun.Run("tiers", "baseline", Log(Array.Empty<(string, string)>()), "--reason", "Old.", "--output", _folder["None.cs"]);

        Assert.Equal((0, ""), (exit.Code, exit.Output));
        Assert.Contains("There are no breaches of the tier rules to admit. Nothing was written.", exit.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["None.cs"]));
    }

    [Fact]
    public void Prints_the_same_as_json()
    {
        var json = JsonDocument.Parse(ToolRun.RunOn(Day, "tiers", "baseline", TestData.PathOf("dotnet-build-2.1.sarif"), "--reason", "Old.", "--json").Output).RootElement;

        Assert.Equal((1, 3, 1), (json.GetProperty("format").GetInt32(), json.GetProperty("files")[0].GetProperty("exceptions").GetInt32(), json.GetProperty("unwritten").GetArrayLength()));
        Assert.Equal(ToolRun.RunOn(Day, "tiers", "baseline", TestData.PathOf("dotnet-build-2.1.sarif"), "--reason", "Old.").Output, json.GetProperty("files")[0].GetProperty("source").GetString());
    }

    [Theory]
    [InlineData("--reason", " ")]
    [InlineData("--reason", "Old.", "--until", "soon")]
    [InlineData("--reason", "Old.", "--since", "2026-02-30")]
    [InlineData("--reason", "Old.", "--until", "2026-11-21")]
    [InlineData("--reason", "Old.", "--nonsense")]
    public void Wrong_usage_is_2(params string[] options) => Assert.Equal((2, ""), (ToolRun.RunOn(Day, ["tiers", "baseline", Log(("global::A", "global::B")), .. options]) is var exit ? (exit.Code, exit.Output) : default));

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("{", "(1,2) is no SARIF: ")]
    [InlineData("{\n \"runs\": [ nonsense ] }", "(2,13) is no SARIF: ")]
    [InlineData("[]", "is no SARIF: the log is no object")]
    [InlineData("{}", "is no SARIF: it has no runs")]
    [InlineData("{ \"runs\": {} }", "is no SARIF: the log.runs is no list")]
    [InlineData("{ \"runs\": [ 1 ] }", "is no SARIF: runs[0] is no object")]
    [InlineData("{ \"runs\": [ { \"results\": [ {}, 5 ] } ] }", "is no SARIF: runs[0].results[1] is no object")]
    [InlineData("{ \"runs\": [ { \"results\": [ { \"ruleId\": 5 } ] } ] }", "is no SARIF: runs[0].results[0].ruleId is no text")]
    [InlineData("{ \"runs\": [ { \"results\": [ { \"ruleId\": \"GEN0201\", \"properties\": [] } ] } ] }", "is no SARIF: runs[0].results[0].properties is no object")]
    [InlineData("{ \"runs\": [ { \"results\": [ { \"ruleId\": \"GEN0201\", \"message\": { \"text\": \"\\ud800\" } } ] } ] }", "is no SARIF: runs[0].results[0].message.text is no text")]
    public void What_is_no_log_is_told_with_its_place_and_2(string text, string expected)
    {
        var file = _folder.Write("bad.sarif", text);

        foreach (var arguments in new string[][] { ["tiers", "baseline", file, "--reason", "Old."], ["tiers", Tiered.Build(_folder), "--log", file] })
        {
            var exit = ToolRun.Run(arguments);
            Assert.Equal((2, ""), (exit.Code, exit.Output));
            Assert.Contains("bad.sarif", exit.Error, StringComparison.Ordinal);
            Assert.Contains(expected, exit.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_log_that_nests_for_ever_or_is_huge_is_refused()
    {
        Assert.Equal(2, ToolRun.Run("tiers", "baseline", _folder.Write("deep.sarif", new string('[', 100_000)), "--reason", "Old.").Code);
        using (var huge = File.Create(_folder["huge.sarif"]))
        {
            huge.SetLength(200L << 20);
        }

        Assert.Contains("huge.sarif is refused: it has more than 128 MB", ToolRun.Run("tiers", "baseline", _folder["huge.sarif"], "--reason", "Old.").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_adds_to_the_picture_what_only_the_compiler_sees()
    {
        var folder = Tiered.Build(_folder);
        var log = Log(("global::A", "global::B", "http (action)", "book (controller)"), ("global::A", "global::B", "ftp (action)", "http (action)"), ("global::A", "global::B", "gone (action)", "shared"));

        var exit = ToolRun.RunOn(Day, "tiers", folder, "--log", log);

        Assert.Equal(1, exit.Code);
        Assert.Matches(@"http \(action\) +book \(controller\) +0 +1 +breach GEN0202", exit.Output);
        Assert.Matches(@"ftp \(action\) +http \(action\) +3 +1 +breach GEN0202", exit.Output);
        Assert.Contains("gone (action)", exit.Output, StringComparison.Ordinal);
        Assert.Contains("6 breaches, 1 excepted.", exit.Output, StringComparison.Ordinal);
        foreach (var format in new[] { "svg", "mermaid", "dot" })
        {
            Assert.Contains("gone", ToolRun.RunOn(Day, "tiers", folder, "--log", log, "--format", format).Output, StringComparison.Ordinal);
        }
    }

    private string Log(params (string From, string To)[] pairs) => Log([.. pairs.Select(static p => (p.From, p.To, "x (action)", "y (action)"))]);

    private string Log(params (string ExceptionFrom, string ExceptionTo, string From, string To)[] results)
    {
        var text = new StringBuilder();
        foreach (var (exceptionFrom, exceptionTo, from, to) in results)
        {
            var properties = new Dictionary<string, string> { ["From"] = from, ["To"] = to, ["ExceptionFrom"] = exceptionFrom, ["ExceptionTo"] = exceptionTo };
            text.Append(text.Length > 0 ? ", " : "").Append(CultureInfo.InvariantCulture, $"{{ \"ruleId\": \"GEN0202\", \"message\": {{ \"text\": \"It is so.\" }}, \"properties\": {{ \"customProperties\": {JsonSerializer.Serialize(properties)} }} }}");
        }

        return _folder.Write($"log{Guid.NewGuid():N}.sarif", $"{{ \"version\": \"2.1.0\", \"runs\": [ {{ \"results\": [ {text} ] }} ] }}");
    }
}
