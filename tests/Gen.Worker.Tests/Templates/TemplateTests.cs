using System.Text.Json;
using Gen.Worker.Runtime.Playbooks;

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
    [InlineData("'{{ workload.n + 1 }}'", "6")]
    [InlineData("'{{ workload.table[0] }}'", "\"t\"")]
    [InlineData("'{{ 5 }}'", "5")]
    [InlineData("'rate {{ workload.rate }}'", "\"rate 1.50\"")]
    public void Expressions_are_evaluated(string yaml, string json) => Assert.Equal(json.Trim(), Render(yaml).GetRawText());

    [Theory]
    [InlineData("'{{ workload.tabel }}'", 1, 5, "'workload' has no 'tabel'. Did you mean 'table'?")]
    [InlineData("'{{ zonse.rows }}'", 1, 5, "There is no 'zonse' here. Did you mean 'zones'?")]
    [InlineData("'{{ missing }}'", 1, 5, "There is no 'missing' here. Known: workload, zones.")]
    [InlineData("'{{ zones.rows[2] }}'", 1, 5, "'zones.rows' has 2 items, and no [2].")]
    [InlineData("'{{ zones.rows[-3] }}'", 1, 5, "'zones.rows' has 2 items, and no [-3].")]
    [InlineData("'{{ zones.rows.count }}'", 1, 5, "'zones.rows' is a list and has no 'count'.")]
    [InlineData("'{{ workload.n[0] }}'", 1, 5, "'workload.n' is a number and no list.")]
    [InlineData("'{{ workload.none.x }}'", 1, 5, "'workload.none' is null and has no 'x'.")]
    [InlineData("a: 1\nb: 'x {{ workload.n }} {{ nope }}'", 2, 27, "There is no 'nope' here.")]
    [InlineData("a: |\n  first\n  second {{ nope }}\n", 3, 13, "There is no 'nope' here.")]
    [InlineData("a: >\n  first\n\n  {{ workload.n }} and\n  {{ nope }}\n", 5, 6, "There is no 'nope' here.")]
    [InlineData("a: |\n  {% for x in [1] %}\n    {{ x\n       + nope }}\n  {% endfor %}\n", 4, 10, "There is no 'nope' here.")]
    [InlineData("'it''s {{ nope }}'", 1, 11, "There is no 'nope' here.")]
    [InlineData("\"a\\n\\\"b\\u0041 {{ nope }}\"", 1, 18, "There is no 'nope' here.")]
    [InlineData("a: plain {{ nope }}", 1, 13, "There is no 'nope' here.")]
    [InlineData("a: plain\n   and {{ nope }}", 2, 11, "There is no 'nope' here.")]
    [InlineData("'{{ \"{{\" }} {{ nope }}'", 1, 16, "There is no 'nope' here.")]
    [InlineData("'a {{ workload.n'", 1, 4, "'{{' is not closed by '}}'.")]
    [InlineData("'{{ workload..n }}'", 1, 14, "'.' is not expected here.")]
    [InlineData("'{{ workload.n + }}'", 1, 18, "More is expected here.")]
    [InlineData("'{{ workload.n & 1 }}'", 1, 16, "'&' is not expected here.")]
    [InlineData("'{{ workload | upper }}'", 1, 16, "Text is wanted here, and this is a map.")]
    [InlineData("'{{ zones.rows[x] }}'", 1, 16, "There is no 'x' here.")]
    [InlineData("'{{ zones.rows[0 }}'", 1, 18, "More is expected here.")]
    [InlineData("'{{ \"a }}'", 1, 5, "The text that begins with \" has no end.")]
    [InlineData("'a {% if x %}'", 1, 4, "'{% if %}' is not closed by '{% endif %}'.")]
    [InlineData("'a {% for x in [1] %}{% else %}'", 1, 4, "'{% for %}' is not closed by '{% endfor %}'.")]
    [InlineData("'{% raw %}{{ x }}'", 1, 2, "'{% raw %}' is not closed by '{% endraw %}'.")]
    [InlineData("'{% set x %}y'", 1, 2, "'{% set %}' is not closed by '{% endset %}'.")]
    [InlineData("'{# x'", 1, 2, "'{#' is not closed by '#}'.")]
    [InlineData("'{% if true'", 1, 2, "'{%' is not closed by '%}'.")]
    [InlineData("'{% endif %}'", 1, 5, "'endif' has no business here")]
    [InlineData("'{% for x in [] %}{% endif %}'", 1, 22, "'endif' has no business here")]
    [InlineData("'{% include \"x\" %}'", 1, 5, "The statement 'include' is not supported. Supported: if, for, set, raw.")]
    [InlineData("'{% iff x %}'", 1, 5, "There is no statement 'iff'. Did you mean 'if'")]
    [InlineData("'{{ 1 | uper }}'", 1, 9, "There is no filter 'uper'. Did you mean 'upper'?")]
    [InlineData("'{{ 1 is evn }}'", 1, 10, "There is no test 'evn'. Did you mean 'even'?")]
    [InlineData("'{{ workload.table.uper() }}'", 1, 20, "There is no method 'uper'. Did you mean 'upper'?")]
    [InlineData("'{{ rnge(3) }}'", 1, 5, "There is no function 'rnge'. Did you mean 'range'?")]
    [InlineData("'{{ [1] | map(\"uper\") }}'", 1, 15, "There is no filter 'uper'. Did you mean 'upper'?")]
    [InlineData("'{{ \"a\" | replace(\"a\") }}'", 1, 11, "'replace' lacks the argument 'new': replace(old, new, count?).")]
    [InlineData("'{{ \"a\" | upper(1) }}'", 1, 11, "'upper' takes no argument")]
    [InlineData("'{{ [1] | join(seperator=1) }}'", 1, 11, "'join' has no argument 'seperator'. Did you mean 'separator'?")]
    [InlineData("'{{ 1 + \"a\" }}'", 1, 7, "'+' cannot add text to a number. To join them as text, write '~'.")]
    [InlineData("'{{ 1 / 0 }}'", 1, 7, "This divides by zero.")]
    [InlineData("'{{ 9223372036854775807 + 1 }}'", 1, 25, "The result is larger than a number can be")]
    [InlineData("'{{ 1 < \"a\" }}'", 1, 7, "One is a number, the other is text")]
    [InlineData("'{{ 1 if false }}'", 1, 7, "The condition is not met, and there is no 'else'")]
    [InlineData("'{{ \"x\" | int }}'", 1, 11, "This is text that is not a whole number.")]
    [InlineData("'{% for a, b in [[1]] %}{% endfor %}'", 1, 17, "'a, b' takes a list of 2 apart, and this is a list of 1.")]
    [InlineData("'{% for x in [1] %}{{ loop.indx }}{% endfor %}'", 1, 28, "A loop has no 'indx'. Did you mean 'index'")]
    [InlineData("'{{ workload.table.Length }}'", 1, 5, "'workload.table' is text and has no 'Length'.")]
    [InlineData("'{{ workload.GetType() }}'", 1, 14, "There is no method 'GetType'.")]
    [InlineData("'{{ [1].append(2) }}'", 1, 9, "There is no method 'append'.")]
    public void What_cannot_be_evaluated_is_an_error_with_its_place_and_never_its_own_text(string yaml, int line, int column, string problem)
    {
        var wrong = Assert.Throws<PlaybookException>(() => Render(yaml));

        Assert.StartsWith(problem, wrong.Problem);
        Assert.Equal(new SourceLocation("p.yaml", line, column), wrong.Location);
    }

    [Fact]
    public void Empty_braces_are_an_error()
        => Assert.StartsWith("More is expected here.", Assert.Throws<PlaybookException>(() => Render("'{{ }}'")).Problem);

    [Theory]
    [InlineData("'{{ secrets.pasword }}'")]
    [InlineData("'{{ secrets.password | int }}'")]
    [InlineData("'{{ secrets.password | from_json }}'")]
    [InlineData("'{{ secrets.password | b64decode }}'")]
    [InlineData("'{{ secrets.password + 1 }}'")]
    [InlineData("'{{ secrets.password.x }}'")]
    [InlineData("'{{ secrets[secrets.password] }}'")]
    [InlineData("'{{ [secrets.password] | map(attribute=\"x\") }}'")]
    public void An_error_never_names_a_value(string yaml)
    {
        // A key that was computed is a value too.
        var wrong = Assert.Throws<PlaybookException>(() => Render(yaml, """{"secrets":{"password":"hunter2!"}}"""));

        Assert.DoesNotContain("hunter2", wrong.ToString());
    }

    [Theory]
    [InlineData("['{{ v }}', '{{ v }}', '{{ v }}']")]
    [InlineData("'{{ v }}{{ v }}{{ v }}'")]
    public void What_grows_too_large_is_refused(string yaml)
    {
        var values = $$"""{"v":"{{new string('x', 500)}}"}""";

        Assert.Contains("is more than 1000 bytes", Assert.Throws<PlaybookException>(() => Render(yaml, values)).Problem);
    }

    [Fact]
    public void A_deep_value_deep_in_another_is_refused()
    {
        var values = $$"""{"v":{{new string('[', 62)}}{{new string(']', 62)}}}""";

        Assert.Contains("nested more than 64 deep", Assert.Throws<PlaybookException>(() => Rendered.Yaml("[[[['{{ v }}']]]]", values)).Problem);
    }

    private static JsonElement Render(string yaml, string values = Values) => Rendered.Yaml(yaml, values, new PlaybookLimits { InputBytes = 1000 });
}
