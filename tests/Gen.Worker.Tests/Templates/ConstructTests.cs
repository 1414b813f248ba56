using Gen.Worker.Runtime.Playbooks;

namespace Gen.Worker.Tests.Templates;

/// <summary>A line or more for each construct of docs/worker/templates.md.</summary>
public sealed class ConstructTests
{
    private const string Values = """
        {"n":5,"f":2.5,"s":"Hello World","e":"","yes":true,"no":false,"nil":null,"xs":[3,1,2],"ss":["b","A","c"],"m":{"k":1,"j":2},
         "rows":[{"name":"x","n":1,"on":true,"in":{"v":[7]}},{"name":"y","n":2,"on":false,"in":{"v":[8]}},{"name":"Z","n":2,"on":true,"in":{"v":[9]}}],
         "step":{"a":1},"big":12345678901234567890,"emoji":"a😀b"}
        """;

    [Theory]
    // Literals
    [InlineData("{{ 'a' }}", "\"a\"")]
    [InlineData("{{ \"a\" 'b' }}", "\"ab\"")]
    [InlineData(@"{{ 'it\'s \n \x41 \u00e9 \d' }}", @"""it\u0027s \n A \u00E9 \\d""")]
    [InlineData("{{ 1_000 }}", "1000")]
    [InlineData("{{ 0x1F + 0b11 + 0o17 }}", "49")]
    [InlineData("{{ 1.5e2 }}", "150.0")]
    [InlineData("{{ [true, True, false, False, none, None] }}", "[true,true,false,false,null,null]")]
    [InlineData("{{ [1, [2], (3, 4), (5), ()] }}", "[1,[2],[3,4],5,[]]")]
    [InlineData("{{ {'a': 1, 'b': {'c': {}}} }}", """{"a":1,"b":{"c":{}}}""")]
    [InlineData("{{ {'a': 1, 'a': 2,} }}", """{"a":2}""")]
    // Paths
    [InlineData("{{ rows[0].in.v[0] }}", "7")]
    [InlineData("{{ rows.0.name }}", "\"x\"")]
    [InlineData("{{ m['k'] + m.j }}", "3")]
    [InlineData("{{ s[0] ~ s[-1] }}", "\"Hd\"")]
    [InlineData("{{ emoji[1] }}", "\"\\uD83D\\uDE00\"")]
    [InlineData("{{ xs[1:] }}", "[1,2]")]
    [InlineData("{{ xs[::-1] }}", "[2,1,3]")]
    [InlineData("{{ xs[-2:-1] }}", "[1]")]
    [InlineData("{{ xs[::9223372036854775807] }}", "[3]")]
    [InlineData("{{ xs[5:-9223372036854775807:-9223372036854775807] }}", "[2]")]
    [InlineData("{{ s[:5] }}", "\"Hello\"")]
    [InlineData("{{ step.result.a }}", "1")]
    [InlineData("{{ step.data.a }}", "1")]
    [InlineData("{{ xs.result | length }}", "3")]
    // Arithmetic
    [InlineData("{{ 7 // 2 }}", "3")]
    [InlineData("{{ -7 // 2 }}", "-4")]
    [InlineData("{{ -7 % 3 }}", "2")]
    [InlineData("{{ 7 % -3 }}", "-2")]
    [InlineData("{{ 7.5 % 2 }}", "1.5")]
    [InlineData("{{ 6 / 3 }}", "2.0")]
    [InlineData("{{ 2 ** 10 }}", "1024")]
    [InlineData("{{ 2 ** -1 }}", "0.5")]
    [InlineData("{{ 1 + 2 * 3 - -4 }}", "11")]
    [InlineData("{{ (1 + 2) * 3 }}", "9")]
    [InlineData("{{ 'ab' * 2 ~ 1 + 'x' }}", "\"abab1x\"")]
    [InlineData("{{ [1] * 2 + [2] }}", "[1,1,2]")]
    [InlineData("{{ -n | abs }}", "5")]
    [InlineData("{{ -9223372036854775807 - 1 }}", "-9223372036854775808")]
    [InlineData("{{ (-1) ** 9223372036854775807 }}", "-1")]
    [InlineData("{{ 'a' ~ 1 ~ 1.0 ~ true ~ none ~ [1, 'x'] ~ {'k': 1} }}", """ "a11.0truenull[1,\u0022x\u0022]{\u0022k\u0022:1}" """)]
    // Comparisons and logic
    [InlineData("{{ 1 < n <= 5 < 6 }}", "true")]
    [InlineData("{{ 1 == 1.0 and '1' != 1 and none == none }}", "true")]
    [InlineData("{{ xs == [3, 1, 2] and m == {'j': 2, 'k': 1} }}", "true")]
    [InlineData("{{ 'a' < 'b' and [1, 2] < [1, 3] }}", "true")]
    [InlineData("{{ 1 in xs and 9 not in xs and 'k' in m and 'Wor' in s }}", "true")]
    [InlineData("{{ not yes or no }}", "false")]
    [InlineData("{{ e or 'x' }}", "\"x\"")]
    [InlineData("{{ n and e }}", "\"\"")]
    [InlineData("{{ yes or nope }}", "true")]
    [InlineData("{{ 'a' if n > 3 else nope }}", "\"a\"")]
    [InlineData("{{ 1 if no else 2 if no else 3 }}", "3")]
    // Tests
    [InlineData("{{ nope is defined or nope.x is defined or n is undefined }}", "false")]
    [InlineData("{{ m.k is defined and m.x is not defined and rows[9] is undefined }}", "true")]
    [InlineData("{{ [nil is none, s is string, n is number, f is float, n is integer, yes is boolean, m is mapping, xs is sequence, s is iterable] }}", "[true,true,true,true,true,true,true,true,true]")]
    [InlineData("{{ [yes is true, no is false, n is odd, 4 is even, 9 is divisibleby 3, 9 is divisibleby(2)] }}", "[true,true,true,true,true,false]")]
    [InlineData("{{ [n is eq 5, n is gt(4), n is in [5], xs is contains 3, 'a' is lower, 'A' is upper, n is ge 6] }}", "[true,true,true,true,true,true,false]")]
    // Filters
    [InlineData("{{ nope | default('x') }}", "\"x\"")]
    [InlineData("{{ nope.a.b | d }}", "\"\"")]
    [InlineData("{{ [e | default('x'), e | default('x', true), nil | d(1), xs[7] | d(2), [] | first | d(3)] }}", "[\"\",\"x\",null,2,3]")]
    [InlineData("{{ [s | upper, s | lower, 'ab CD-ef' | title, 'aBC' | capitalize, ' a ' | trim, 'xax' | trim('x')] }}", "[\"HELLO WORLD\",\"hello world\",\"Ab Cd-Ef\",\"Abc\",\"a\",\"a\"]")]
    [InlineData("{{ [xs | length, m | count, emoji | length, xs | first, xs | last, xs | join('-'), rows | join('', attribute='name')] }}", "[3,2,3,3,2,\"3-1-2\",\"xyZ\"]")]
    [InlineData("{{ [xs | sort, xs | sort(true), ss | sort, ss | sort(case_sensitive=true), xs | reverse, 'abc' | reverse] }}", "[[1,2,3],[3,2,1],[\"A\",\"b\",\"c\"],[\"A\",\"b\",\"c\"],[2,1,3],\"cba\"]")]
    [InlineData("{{ rows | sort(attribute='n,name', reverse=true) | map(attribute='name') | list }}", "[\"Z\",\"y\",\"x\"]")]
    [InlineData("{{ [[1, 1.0, 'a', 'A', [1], [1]] | unique, rows | unique(attribute='n') | map(attribute='name')] }}", "[[1,\"a\",[1]],[\"x\",\"y\"]]")]
    [InlineData("{{ rows | map(attribute='in.v.0') | sum }}", "24")]
    [InlineData("{{ [ss | map('upper'), ['a,b'] | map('replace', ',', ';'), rows | map(attribute='q', default=0)] }}", "[[\"B\",\"A\",\"C\"],[\"a;b\"],[0,0,0]]")]
    [InlineData("{{ [xs | select('odd'), xs | reject('gt', 1), [0, 1, '', 'a'] | select] }}", "[[3,1],[1],[1,\"a\"]]")]
    [InlineData("{{ [rows | selectattr('on') | map(attribute='name'), rows | rejectattr('n', 'eq', 2) | length, rows | selectattr('q', 'defined')] }}", "[[\"x\",\"Z\"],1,[]]")]
    [InlineData("{{ [xs | min, xs | max, ss | min, rows | max(attribute='n'), xs | sum, rows | sum(attribute='n', start=10)] }}", """[1,3,"A",{"name":"y","n":2,"on":false,"in":{"v":[8]}},6,15]""")]
    [InlineData("{{ ['42' | int, 'x' | int(7), '1f' | int(base=16), 2.9 | int, '2.5' | float, 3 | float, 3 | string, true | int] }}", "[42,7,31,2,2.5,3.0,\"3\",1]")]
    [InlineData("{{ [2.5 | round, 42.55 | round(1), 42.4 | round(method='ceil'), -3.7 | abs, 7 | round, 2.675 | round(2), 1250 | round(-2)] }}", "[2.0,42.5,43.0,3.7,7,2.67,1200]")]
    [InlineData("{{ ['yes' | bool, 0 | bool, 'False' | bool] }}", "[true,false,false]")]
    [InlineData("{{ ['aaa' | replace('a', 'b', 2), 'a b' | split, 'a,b,c' | split(',', 1), 'ab' | center(5)] }}", "[\"bba\",[\"a\",\"b\"],[\"a\",\"b,c\"],\"  ab \"]")]
    [InlineData("{{ ['foo bar baz qux' | truncate(9), 'foo bar baz qux' | truncate(9, true), 'a\\nb' | indent(2), 'a b_c' | wordcount] }}", "[\"foo...\",\"foo ba...\",\"a\\n  b\",2]")]
    [InlineData("{{ [m | tojson, '[1, {}]' | from_json, 'aé' | b64encode, 'YcOp' | b64decode] }}", "[\"{\\u0022k\\u0022:1,\\u0022j\\u0022:2}\",[1,{}],\"YcOp\",\"a\\u00E9\"]")]
    [InlineData("{{ ['a b/ü' | urlencode, {'q': 'a b', 'r': 1} | urlencode, '<&>' | e] }}", "[\"a%20b/%C3%BC\",\"q=a\\u002Bb\\u0026r=1\",\"\\u0026lt;\\u0026amp;\\u0026gt;\"]")]
    [InlineData("{{ [m | items, m | dictsort, m | dictsort(by='value', reverse=true), m | list] }}", """[[["k",1],["j",2]],[["j",2],["k",1]],[["j",2],["k",1]],["k","j"]]""")]
    [InlineData("{{ [xs | batch(2), xs | batch(2, 0), xs | slice(2), [1, [2, [3]]] | flatten, [1, [2, [3]]] | flatten(1)] }}", "[[[3,1],[2]],[[3,1],[2,0]],[[3,1],[2]],[1,2,3],[1,2,[3]]]")]
    [InlineData("{{ rows | groupby('n') | map('last') | map('length') }}", "[1,2]")]
    [InlineData("{{ [{'a': 1, 'b': {'c': 1}} | combine({'b': {'d': 2}}, recursive=true), {'a': 1} | combine({'a': 2})] }}", """[{"a":1,"b":{"c":1,"d":2}},{"a":2}]""")]
    [InlineData("{{ [m | dict2items, [{'key': 'a', 'value': 1}] | items2dict] }}", """[[{"key":"k","value":1},{"key":"j","value":2}],{"a":1}]""")]
    [InlineData("{{ [xs | union([1, 9]), xs | intersect([1, 2]), xs | difference([3]), xs | zip(ss), yes | ternary(1, 2)] }}", """[[3,1,2,9],[1,2],[1,2],[[3,"b"],[1,"A"],[2,"c"]],1]""")]
    // Methods and functions
    [InlineData("{{ [m.items(), m.keys(), m.values(), m.get('k'), m.get('x'), m.get('x', 0)] }}", """[[["k",1],["j",2]],["k","j"],[1,2],1,null,0]""")]
    [InlineData("{{ ['a b'.split(), 'a-b'.split('-'), ' a '.strip(), 'xa'.lstrip('x'), s.upper(), s.lower(), s.startswith('He'), s.endswith('x')] }}", "[[\"a\",\"b\"],[\"a\",\"b\"],\"a\",\"a\",\"HELLO WORLD\",\"hello world\",true,false]")]
    [InlineData("{{ [','.join(ss), 'aXa'.replace('X', '-'), 'abc'.find('c'), 'banana'.count('an'), xs.index(1), xs.count(3), '7'.zfill(3), '12'.isdigit()] }}", "[\"b,A,c\",\"a-a\",2,2,1,1,\"007\",true]")]
    [InlineData("{{ ['a\\nb\\n'.splitlines(), 'abc'.removeprefix('a'), 'abc'.removesuffix('c'), 'they\\'re'.title(), 'aB'.capitalize()] }}", "[[\"a\",\"b\"],\"bc\",\"ab\",\"They\\u0027Re\",\"Ab\"]")]
    [InlineData("{{ [range(3), range(1, 3), range(3, 0, -2), dict(a=1)] }}", """[[0,1,2],[1,2],[3,1],{"a":1}]""")]
    // Statements
    [InlineData("{% if n > 9 %}a{% elif n > 4 %}b{% else %}c{% endif %}", "\"b\"")]
    [InlineData("{% for x in xs %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.first }}{{ loop.last }}{{ loop.length }} {% endfor %}", "\"103truefalse3 212falsefalse3 321falsetrue3 \"")]
    [InlineData("{% for x in [] %}a{% else %}none{% endfor %}", "\"none\"")]
    [InlineData("{% for k, v in m.items() %}{{ k }}={{ v }};{% endfor %}", "\"k=1;j=2;\"")]
    [InlineData("{% for k, (v) in m.items() %}{% endfor %}", null)]
    [InlineData("{% for x in xs if x > 1 %}{{ x }}/{{ loop.length }} {% endfor %}", "\"3/2 2/2 \"")]
    [InlineData("{% for k in m %}{{ k }}{% endfor %}{% for c in 'ab' %}<{{ c }}>{% endfor %}", "\"kj\\u003Ca\\u003E\\u003Cb\\u003E\"")]
    [InlineData("{% for a in xs %}{% set o = loop %}{% for b in [1, 2] %}{{ o.index }}{{ loop.index }} {% endfor %}{% endfor %}", "\"11 12 21 22 31 32 \"")]
    [InlineData("{% for x in xs %}{{ loop.cycle('a', 'b') }}{{ loop.previtem | default('-') }}{{ loop.nextitem | default('-') }} {% endfor %}", "\"a-1 b32 a1- \"")]
    [InlineData("{% set x = 1 %}{% for i in [1, 2] %}{% set x = x + i %}{{ x }}{% endfor %}{{ x }}", "\"231\"")]
    [InlineData("{% if yes %}{% set x = 1 %}{% endif %}{{ x }}", "1")]
    [InlineData("{% set a, b = [1, 2] %}{{ a + b }}", "3")]
    [InlineData("{% set t %}a{{ n }}{% endset %}[{{ t }}]", "\"[a5]\"")]
    [InlineData("{% set ns = namespace(sum=0) %}{% for x in xs %}{% set ns.sum = ns.sum + x %}{% endfor %}{{ ns.sum }}", "6")]
    [InlineData("a{# b {{ c }} #}d", "\"ad\"")]
    [InlineData("a  {%- if yes -%}  b  {%- endif -%}  c {{- 1 -}} d {#- x -#} e", "\"abc1de\"")]
    [InlineData("{% raw %}{{ x }}{% if %}{% endraw %}", "\"{{ x }}{% if %}\"")]
    [InlineData("a {%- raw -%} {{ x }} {%- endraw -%} b", "\"a{{ x }}b\"")]
    [InlineData("{%+ if yes +%}a{% endif %}\n", "\"a\\n\"")]
    // Types
    [InlineData("{% if yes %}{{ xs }}{% else %}none{% endif %}", "[3,1,2]")]
    [InlineData("{% if no %}{{ xs }}{% else %}none{% endif %}", "\"none\"")]
    [InlineData("{% if no %}{{ xs }}{% endif %}", "\"\"")]
    [InlineData(" {% set x = 2 %}\n {{ x }}\n", "2")]
    [InlineData("{% for x in [1] %}{{ x }}{% endfor %}", "\"1\"")]
    [InlineData("{% for x in xs %}{% set y = x %}{% endfor %}{{ 7 }}", "7")]
    [InlineData(" {% if yes %} a{{ 1 }}{% elif no %}{{ xs }}{% endif %} ", "\" a1\"")]
    [InlineData("{{ xs | slice(3, 9) }}", "[[3,9],[1,9],[2,9]]")]
    [InlineData("{% set t %}{% set u = 1 %}{% endset %}{{ u is defined }}", "false")]
    [InlineData("{{ big }}", "12345678901234567890")]
    [InlineData("{{ {'a': 1}.a }}", "1")]
    [InlineData("{{ {'a': {'b': 1}}}}", """{"a":{"b":1}}""")]
    [InlineData("{{ '}}' }}", "\"}}\"")]
    public void It_gives(string template, string? json)
    {
        if (json is null)
        {
            Assert.Throws<PlaybookException>(() => Rendered.Text(template, Values));
        }
        else
        {
            Assert.Equal(json.Trim(), Rendered.Text(template, Values).GetRawText());
        }
    }

    [Theory]
    [InlineData("{{ a + b.c }}", "a,b")]
    [InlineData("{{ a | default(b) }}", "b")]
    [InlineData("{{ a.b[0] | default(1) }}", "")]
    [InlineData("{{ a if a is defined else b }}", "b")]
    [InlineData("{% if a.b is defined %}{{ a.b.c }}{% endif %}", "")]
    [InlineData("{{ a }}{{ a | default(1) }}", "a")]
    [InlineData("{% for x in xs %}{{ x }}{{ loop.index }}{% endfor %}{{ x }}", "xs,x")]
    [InlineData("{% for x in xs if x > y %}{{ x }}{% else %}{{ x }}{% endfor %}", "xs,y,x")]
    [InlineData("{% set x = a %}{{ x }}", "a")]
    [InlineData("{{ x }}{% set x = 1 %}{{ x }}", "x")]
    [InlineData("{% for i in xs %}{% set y = i %}{% endfor %}{{ y }}", "xs,y")]
    [InlineData("{{ loop }}", "loop")]
    public void It_needs_these_names_from_outside(string template, string names) => Assert.Equal(names, string.Join(',', Rendered.References(template)));
}
