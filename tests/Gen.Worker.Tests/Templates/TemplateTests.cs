using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Playbooks.Yaml;
using Gen.Worker.Runtime.Templates;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Tests.Templates;

public sealed class TemplateTests
{
    private const string Values = """{"workload":{"table":"t","n":5,"rate":1.50,"on":true,"none":null,"odd name":7},"zones":{"rows":[{"count":3},{"count":4}]}}""";

    [Theory]
    [InlineData("hello", "\"hello\"")]
    [InlineData("'{{ workload.table }}'", "\"t\"")]
    [InlineData("'{{ workload.n }}'", "5")]
    [InlineData("'  {{workload.n}}  '", "5")]
    [InlineData("'{{ workload.rate }}'", "1.50")]
    [InlineData("'{{ workload.on }}'", "true")]
    [InlineData("'{{ workload.none }}'", "null")]
    [InlineData("'{{ zones.rows }}'", """[{"count":3},{"count":4}]""")]
    [InlineData("'{{ zones.rows[0].count }}'", "3")]
    [InlineData("'{{ zones.rows[-1].count }}'", "4")]
    [InlineData("'{{ zones[\"rows\"][ 1 ] }}'", """{"count":4}""")]
    [InlineData("'{{ workload[\"odd name\"] }}'", "7")]
    [InlineData("'{{ workload.n }}{{ workload.n }}'", "\"55\"")]
    [InlineData("'n={{ workload.n }}, t={{ workload.table }}'", "\"n=5, t=t\"")]
    [InlineData("'{{ zones.rows[0] }}!'", """ "{\u0022count\u0022:3}!" """)]
    [InlineData("'{{ \"{{\" }} {{ \"{%\" }} {x} }}'", "\"{{ {% {x} }}\"")]
    [InlineData("{a: '{{ workload.n }}', b: ['{{ workload.table }}', 1, '1']}", """{"a":5,"b":["t",1,"1"]}""")]
    public void References_are_resolved(string yaml, string json) => Assert.Equal(json.Trim(), Render(yaml).GetRawText());

    [Theory]
    [InlineData("'{{ workload.tabel }}'", 1, 5, "'workload' has no 'tabel'. Did you mean 'table'?")]
    [InlineData("'{{ zonse.rows }}'", 1, 5, "There is no 'zonse' here. Did you mean 'zones'?")]
    [InlineData("'{{ missing }}'", 1, 5, "There is no 'missing' here. Known: workload, zones.")]
    [InlineData("'{{ zones.rows[2] }}'", 1, 5, "'zones.rows' has 2 items, and no [2].")]
    [InlineData("'{{ zones.rows[-3] }}'", 1, 5, "'zones.rows' has 2 items, and no [-3].")]
    [InlineData("'{{ zones.rows.count }}'", 1, 5, "'zones.rows' is a list and has no 'count'.")]
    [InlineData("'{{ workload.table[0] }}'", 1, 5, "'workload.table' is text and no list.")]
    [InlineData("'{{ workload.none.x }}'", 1, 5, "'workload.none' is null and has no 'x'.")]
    [InlineData("a: 1\nb: 'x {{ workload.n }} {{ nope }}'", 2, 27, "There is no 'nope' here.")]
    [InlineData("a: |\n  first\n  second {{ nope }}\n", 3, 13, "There is no 'nope' here.")]
    [InlineData("a: >\n  first\n\n  {{ workload.n }} and\n  {{ nope }}\n", 5, 6, "There is no 'nope' here.")]
    [InlineData("'{{ \"{{\" }} {{ nope }}'", 1, 16, "There is no 'nope' here.")]
    [InlineData("'a {{ workload.n'", 1, 4, "'{{' is not closed by '}}'.")]
    [InlineData("'{{ workload..n }}'", 1, 14, "'.' is not expected here.")]
    [InlineData("'{{ workload.n + 1 }}'", 1, 16, "'+' is not expected here.")]
    [InlineData("'{{ workload | upper }}'", 1, 14, "'|' is not expected here.")]
    [InlineData("'{{ zones.rows[x] }}'", 1, 16, "'x' is not expected here.")]
    [InlineData("'{{ zones.rows[0 }}'", 1, 18, "More is expected here.")]
    [InlineData("'{{ 5 }}'", 1, 5, "'5' is not expected here.")]
    [InlineData("'{{ \"a }}'", 1, 5, "The text that begins with \" has no end.")]
    [InlineData("'a {% if x %}'", 1, 4, "Statements ('{%') are not supported.")]
    public void A_reference_that_leads_nowhere_is_an_error_with_its_place_and_never_its_own_text(string yaml, int line, int column, string problem)
    {
        var wrong = Assert.Throws<PlaybookException>(() => Render(yaml));

        Assert.StartsWith(problem, wrong.Problem);
        Assert.Equal(new SourceLocation("p.yaml", line, column), wrong.Location);
    }

    [Fact]
    public void Empty_braces_are_an_error()
        => Assert.StartsWith("More is expected here.", Assert.Throws<PlaybookException>(() => Render("'{{ }}'")).Problem);

    [Fact]
    public void An_error_names_names_and_never_values()
    {
        var wrong = Assert.Throws<PlaybookException>(() => Render("'{{ secrets.pasword }}'", """{"secrets":{"password":"hunter2"}}"""));

        Assert.Contains("'password'", wrong.Message);
        Assert.DoesNotContain("hunter2", wrong.Message);
    }

    [Theory]
    [InlineData("['{{ v }}', '{{ v }}', '{{ v }}']")]
    [InlineData("'{{ v }}{{ v }}{{ v }}'")]
    public void What_grows_too_large_is_refused(string yaml)
    {
        var values = $$"""{"v":"{{new string('x', 500)}}"}""";

        Assert.Contains("is more than 1000 bytes", Assert.Throws<PlaybookException>(() => Render(yaml, values)).Problem);
    }

    private static JsonElement Render(string yaml, string values = Values)
    {
        var template = TemplateParser.Parse(YamlTreeReader.Read(yaml, "p.yaml", PlaybookLimits.Default));
        var known = Json.Parse(Encoding.UTF8.GetBytes(values)).EnumerateObject().ToDictionary(static m => m.Name, static m => m.Value);
        using var writer = new TemplateWriter(known, 1000);
        template.WriteTo(writer);
        return writer.ToValue();
    }
}
