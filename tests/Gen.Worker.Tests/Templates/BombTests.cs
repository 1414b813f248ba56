using System.Text;
using Gen.Worker.Runtime.Playbooks;

namespace Gen.Worker.Tests.Templates;

/// <summary>Whatever is in a playbook, it ends soon, and as a wrong playbook.</summary>
public sealed class BombTests
{
    private static readonly PlaybookLimits Small = new() { InputBytes = 1024 * 1024, TemplateSteps = 1_000_000 };

    [Theory]
    [InlineData("{{ 'a' * 1000000000 }}")]
    [InlineData("{{ 'a' * 9223372036854775807 }}")]
    [InlineData("{{ [1] * 9223372036854775807 }}")]
    [InlineData("{{ range(10**9) | length }}")]
    [InlineData("{{ range(9223372036854775807) }}")]
    [InlineData("{% for x in range(1000000) %}{% endfor %}")]
    [InlineData("{% for a in range(1000) %}{% for b in range(1000) %}{% for c in range(1000) %}{% endfor %}{% endfor %}{% endfor %}")]
    [InlineData("{% for a in range(10000) %}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa{% endfor %}")]
    [InlineData("{% set ns = namespace(x='aaaaaaaaaa') %}{% for a in range(100) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}")]
    [InlineData("{% set ns = namespace(x=[1]) %}{% for a in range(100) %}{% set ns.x = ns.x + ns.x %}{% endfor %}")]
    [InlineData("{% set ns = namespace(x=[]) %}{% for a in range(100) %}{% set ns.x = [ns.x] %}{% endfor %}")]
    [InlineData("{% set ns = namespace(x=[]) %}{% for a in range(60) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x }}")]
    [InlineData("{% set ns = namespace(x=[]) %}{% for a in range(60) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x | tojson }}")]
    [InlineData("{% set ns = namespace(x=[]) %}{% for a in range(60) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x | flatten }}")]
    [InlineData("{% set ns = namespace(x=[]) %}{% for a in range(60) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x == ns.x[0:2] + [] }}")]
    [InlineData("{% set ns = namespace() %}{% set ns.x = ns %}")]
    [InlineData("{% set ns = namespace() %}{% set ns.x = [ns] %}")]
    [InlineData("{{ namespace(a=1) }}")]
    [InlineData("{% set x = 'ab' * 100000 %}{% for a in range(100) %}{% set y = x.upper() %}{% endfor %}")]
    [InlineData("{% set x = 'a' * 200000 %}{% for a in range(100000) %}{% if x == 'b' %}{% endif %}{% endfor %}")]
    [InlineData("{% set x = 'a' * 400000 %}{{ x.replace('a', 'aaaaaaaaaaaaaaaa') }}")]
    [InlineData("{{ 'a' | center(1000000000) }}")]
    [InlineData("{{ 'a' | indent(1000000000) }}{{ ('a\n' * 200000) | indent(100) }}")]
    [InlineData("{{ 'a'.zfill(400000000) }}")]
    [InlineData("{{ [1] | batch(500000000, 0) }}")]
    [InlineData("{{ [1] | slice(500000000) }}")]
    [InlineData("{{ 10 ** 10 ** 10 }}")]
    [InlineData("{{ 10.0 ** 1000 }}")]
    [InlineData("{{ 1e308 * 10 }}")]
    [InlineData("{{ 1e999 }}")]
    [InlineData("{{ 99999999999999999999 }}")]
    [InlineData("{{ -9223372036854775807 // -1 - 9 - 9 * 0 + 9223372036854775807 }}")]
    [InlineData("{{ 1.5 | round(100000) }}")]
    [InlineData("{{ ('1' * 400) | int }}")]
    public void A_bomb_is_a_wrong_playbook(string template) => Assert.Throws<PlaybookException>(() => Rendered.Text(template, limits: Small));

    [Fact]
    public void Searching_takes_a_time_that_grows_with_the_lengths_only()
    {
        // A naive search compares half a million characters at each of half a million places.
        const string Template = "{% set x = 'a' * 500000 %}{% set y = 'a' * 250000 ~ 'b' %}{{ y in x }}";

        Assert.False(Rendered.Text(Template, limits: new PlaybookLimits { InputBytes = 4 * 1024 * 1024 }).GetBoolean());
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("{'a':", "}")]
    [InlineData("-", "")]
    [InlineData("not ", "")]
    [InlineData("x[", "]")]
    [InlineData("x|d(", ")")]
    [InlineData("1 if 1 else ", "")]
    public void Deep_nesting_is_refused_and_not_a_crash(string open, string close)
        => Assert.Contains("nested more than 32 deep", Wrong($"{{{{ {Times(open, 20_000)}1{Times(close, 20_000)} }}}}").Problem);

    [Theory]
    [InlineData(" + 1")]
    [InlineData(" and 1")]
    [InlineData(" ** 1")]
    [InlineData("|d")]
    [InlineData(".a")]
    [InlineData("[0]")]
    [InlineData(" is defined")]
    [InlineData(" if 1")]
    public void A_long_chain_is_refused_and_not_a_crash(string link)
        => Assert.Contains("a chain of more than 256", Wrong($"{{{{ x{Times(link, 20_000)} }}}}").Problem);

    [Theory]
    [InlineData("{% if 1 %}")]
    [InlineData("{% for x in [1] %}")]
    [InlineData("{% set x %}")]
    public void Deep_blocks_are_refused_and_not_a_crash(string block) => Assert.Contains("Blocks are nested more than 32 deep", Wrong(Times(block, 10_000)).Problem);

    [Fact]
    public void A_text_that_is_too_long_is_refused()
        => Assert.Contains("at most 262144 characters", Wrong("{{ 1 }}" + new string(' ', 262_144)).Problem);

    [Fact]
    public void What_is_cancelled_stops()
        => Assert.Throws<OperationCanceledException>(
            () => Rendered.Text("{% for a in range(100000) %}{% endfor %}", cancellationToken: new CancellationToken(canceled: true)));

    [Fact]
    public void Garbage_is_a_wrong_playbook()
    {
        string[] words =
        [
            "{{", "}}", "{%", "%}", "{#", "#}", "-", "+", "*", "**", "/", "//", "%", "~", "|", "(", ")", "[", "]", "{", "}", ",", ":", ".", "=", "==", "<", "'", "\"", "\\",
            " if ", " else ", " elif ", " for ", " in ", " not ", " is ", " and ", " or ", "endif", "endfor", "set ", "endset", "raw", "endraw", "x", "xs", "m", "loop", "index",
            "0", "1", "2.5", "9223372036854775807", "true", "none", "upper", "join", "map", "sort", "default", "defined", "items()", "range(3)", "namespace(a=1)", "'a'", "\n", " ",
            "\0", "\uD800", "😀", "é", "select('odd')", "groupby(0)", "round(2)", "int", "tojson", "batch(2)", "sum", "[::-1]", "[1:2]", ".a", "slice(2)", "truncate(3)",
        ];
        string[] shapes = ["{0}", "{{{{ {0} }}}}", "{{% if {0} %}}a{{% endif %}}", "{{% for x in {0} %}}{{{{ x }}}}{{% endfor %}}", "{{% set x = {0} %}}{{{{ x }}}}", "{{{{ xs | {0} }}}}"];
        var random = new Random(20261121);
        for (var i = 0; i < 20_000; i++)
        {
            var garbage = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => words[random.Next(words.Length)]));
            var template = string.Format(System.Globalization.CultureInfo.InvariantCulture, shapes[random.Next(shapes.Length)], garbage);
            if (Record.Exception(() => Rendered.Text(template, """{"x":5,"xs":[1,[2,3],"a",null,{"a":1.5}],"m":{"a":[1],"b":"t"}}""", Small)) is { } wrong)
            {
                Assert.True(wrong is PlaybookException, $"{wrong}\n{template}");
            }
        }
    }

    [Fact]
    public void A_broken_template_is_a_wrong_playbook()
    {
        const string Whole = "a {% for k, v in m.items() if v is not none %}{{- loop.index ~ (k | upper)[1:2] -}}{% else %}b{% endfor %} {{ {'a': [1, 2.5e1]} | tojson }}{# c #}{% raw %}d{% endraw %}";
        const string Marks = " {}%#-+|()[]'\"\\.,:=<~*/x1\n\0\uD800";
        var random = new Random(20261122);
        for (var i = 0; i < 8_000; i++)
        {
            var text = new StringBuilder(Whole);
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var at = random.Next(text.Length);
                _ = random.Next(3) switch
                {
                    0 => text.Remove(at, 1),
                    1 => text.Insert(at, Marks[random.Next(Marks.Length)]),
                    _ => text.Remove(at, random.Next(Math.Min(20, text.Length - at))),
                };
            }

            if (Record.Exception(() => Rendered.Text(text.ToString(), """{"m":{"a":[1],"b":"t"}}""", Small)) is { } wrong)
            {
                Assert.True(wrong is PlaybookException, $"{wrong}\n{text}");
            }
        }
    }

    private static PlaybookException Wrong(string template) => Assert.Throws<PlaybookException>(() => Rendered.Text(template));

    private static string Times(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();
}
