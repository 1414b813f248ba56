using System.Globalization;

namespace Gen.Worker.Tests.Templates;

/// <summary>
/// Writes templates that mean something, mostly, in the part of the language that is Jinja2's to the letter. A missing value as an argument is not: there
/// it is an error only if the function looks at it.
/// </summary>
/// <param name="random">Decides.</param>
internal sealed class RandomTemplate(Random random)
{
    /// <summary>The names that it uses.</summary>
    public const string Context = """
        {"i":7,"j":-3,"z":0,"f":2.5,"g":-0.125,"s":"Hello big World","t":"a-b c","e":"","yes":true,"no":false,"nil":null,"xs":[3,1,2,3],"ys":[],
         "ss":["b","A","c","a"],"m":{"k":1,"j":2,"A":3},
         "rows":[{"name":"x","n":2,"on":true,"d":{"v":[7]}},{"name":"Y","n":1,"on":false,"d":{"v":[8]}},{"name":"z","n":2,"on":true,"d":{"v":[9]}}]}
        """;

    private int _names;

    /// <summary>An expression of any type.</summary>
    public string Expression() => Of(random.Next(8) switch
    {
        0 => Integer,
        1 => Number,
        2 => Text,
        3 => Boolean,
        4 => Integers,
        5 => Texts,
        6 => Rows,
        _ => Integer,
    }, 4);

    /// <summary>Text with statements in it.</summary>
    public string Body(int depth = 3) => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Piece(depth)));

    private string Piece(int depth)
    {
        var (open, close) = (One("{%", "{%", "{%-"), One("%}", "%}", "-%}"));
        return depth == 0 ? One(" word ", "\n", "{{ " + Integer(1) + " }}", "{{- " + Text(1) + " -}}") : random.Next(9) switch
        {
            0 => One(" a ", "\n  b\n", "{# c #}", "{#- d -#}", "{% raw %}{{ e }}{% endraw %}"),
            1 => $"{{{{ {Text(2)} }}}}",
            2 => $"{{{{- {Integer(2)} -}}}}",
            3 => $"{{{{ {Number(2)} }}}}",
            4 => $"{open} if {Boolean(2)} {close}{Body(depth - 1)}{open} elif {Boolean(1)} {close}x{open} else {close}{Body(depth - 1)}{open} endif {close}",
            5 => For(depth, open, close),
            6 => $"{open} set v{++_names} = {Integer(2)} {close}[{{{{ v{_names} + 1 }}}}]",
            7 => $"{open} for k, v in {One("m.items()", "m | dictsort", "m | items")} {close}{{{{ k }}}}={{{{ v }}}};{open} endfor {close}",
            _ => SetText($"t{++_names}", depth, open, close),
        };
    }

    private string SetText(string name, int depth, string open, string close)
        => $"{open} set {name} {close}{Body(depth - 1)}{open} endset {close}{{{{ {name} | upper }}}}";

    private string For(int depth, string open, string close)
    {
        var name = $"x{++_names}";
        var condition = random.Next(3) == 0 ? $" if {name} {One("> 1", "is odd", "!= i")}" : "";
        var inner = $"{{{{ {name} {One("+", "*", "~")} {One("1", "loop.index", "loop.index0", "loop.revindex", "loop.length")} }}}}";
        return $"{open} for {name} in {Integers(1)}{condition} {close}{inner}{open} if {One("loop.first", "not loop.last")} {close},{open} endif {close}{Body(depth - 1)}{open} else {close}none{open} endfor {close}";
    }

    private string Integer(int depth) => depth == 0 ? One("i", "j", "z", Small(), Small(), "m.k", "rows[0].n") : random.Next(12) switch
    {
        0 or 1 => $"{Of(Integer, depth)} {One("+", "-", "*", "//", "%")} {Of(Integer, depth)}",
        2 => $"-{Of(Integer, depth)}",
        3 => $"({Of(Integer, depth)} | abs)",
        4 => $"({Of(Integers, depth)} | {One("sum", "length", "min", "max", "first", "last", "count")})",
        5 => $"{Of(Integers, depth)}[{Small()}]",
        6 => $"({Of(Text, depth)} | {One("length", "wordcount")})",
        7 => $"({Of(Integer, depth)} if {Of(Boolean, depth)} else {Of(Integer, depth)})",
        8 => $"(rows | {One("sum(attribute='n')", "map(attribute='d.v.0') | max", "selectattr('on') | list | length", "groupby('n') | list | length", "map(attribute='n') | unique | list | last")})",
        9 => $"m.get('{One("k", "q")}', {Small()})",
        10 => $"({One("'42'", "' 7 '", "'1.9'", "2.9", Of(Number, depth))} | int)",
        _ => $"{Small(1)} ** {Small(1)}",
    };

    private string Number(int depth) => depth == 0 ? One("f", "g", "1.5", "2e3") : random.Next(7) switch
    {
        0 => $"{Of(Integer, depth)} / {Of(Integer, depth)}",
        1 => $"{Of(Number, depth)} {One("+", "-", "*", "//", "%")} {Of(Integer, depth)}",
        2 => $"({Of(Number, depth)} | round({Small(0)}))",
        3 => $"({Of(Number, depth)} | round(method='{One("ceil", "floor")}'))",
        4 => $"({Of(Integer, depth)} | float)",
        5 => $"({Of(Number, depth)} | abs)",
        _ => $"({One("'2.5'", "' 1e3 '", "'x'")} | float(0.5))",
    };

    private string Text(int depth) => depth == 0 ? One("s", "t", "e", "'x'", "\"it's\"", "'a\\tb'", "'é<&'") : random.Next(16) switch
    {
        0 => $"{Of(Text, depth)} ~ {Of(Integer, depth)} ~ {Of(Number, depth)}",
        1 => $"{Of(Text, depth)} + {Of(Text, depth)}",
        2 => $"({Of(Text, depth)} | {One("upper", "lower", "title", "capitalize", "trim", "reverse", "e", "urlencode", "string", "indent(2)", "center(20)", "truncate(7)", "truncate(7, true, '..')")})",
        3 => $"({Of(Text, depth)} | replace({One("'a'", "'l'", "' '")}, {Of(Text, 1)}))",
        4 => $"{Of(Texts, depth)}[{Small()}]",
        5 => $"({Of(Texts, depth)} | join({One("", "', '", "s", "1")}))",
        6 => $"{Of(Text, depth)}[{One("", Small())}:{One("", Small())}{One("", ":" + Small())}]",
        7 => $"({Of(Text, depth)} if {Of(Boolean, depth)} else {Of(Text, depth)})",
        8 => $"({One("nope", "m.q", "nil", "e", "s")} | default({Text(0)}, true))",
        9 => $"{Of(Text, depth)}.{One("upper()", "lower()", "strip()", "title()", "capitalize()", "replace('l', 'L')", "lstrip('Ha ')", "zfill(9)")}",
        10 => $"({Of(Texts, depth)} | {One("first", "last", "min", "max")})",
        11 => $"({Of(Integer, depth)} | string)",
        12 => $"{Of(Text, depth)} * {Small(0)}",
        13 => "(rows | map(attribute='name') | join)",
        14 => $"({Of(Integers, depth)} | join('-'))",
        _ => $"rows[{Small(0)}].name",
    };

    private string Boolean(int depth) => depth == 0 ? One("yes", "no", "true", "False", "nil is none", "nope is defined", "s is string", "m is mapping", "i is odd") : random.Next(10) switch
    {
        0 => $"{Of(Integer, depth)} {One("<", "<=", "==", "!=", ">", ">=")} {Of(Integer, depth)}",
        1 => $"not {Of(Boolean, depth)}",
        2 => $"{Of(Boolean, depth)} {One("and", "or")} {Of(Boolean, depth)}",
        3 => $"{Of(Text, depth)} {One("<", "==", "!=", "in", "not in")} {Of(Text, depth)}",
        4 => $"{Of(Integer, depth)} {One("in", "not in")} {Of(Integers, depth)}",
        5 => $"{Of(Integer, depth)} is {One("", "not ")}{One("odd", "even", "divisibleby 3", "number", "integer", "string", "eq 2", "gt(1)", "in [1, 2]")}",
        6 => $"{Small()} < {Of(Integer, depth)} <= {Small()}",
        7 => $"{Of(Integers, depth)} == {Of(Integers, depth)}",
        8 => $"{Of(Text, depth)} is {One("lower", "upper", "string", "sequence", "mapping", "iterable")}",
        _ => $"'{One("k", "q")}' in m",
    };

    private string Integers(int depth) => depth == 0 ? One("xs", "ys", "[1, 2]", "(4, 5)|list", "m.values() | list", "range(3) | list") : random.Next(10) switch
    {
        0 => $"[{Of(Integer, depth)}, {Of(Integer, depth)}]",
        1 => $"({Of(Integers, depth)} | {One("sort", "sort(true)", "sort(reverse=true)", "unique", "reverse", "list", "select('odd')", "reject('gt', 1)", "map('abs')", "select")} | list)",
        2 => $"{Of(Integers, depth)}[{One("", Small())}:{One("", Small())}{One("", ":" + Small())}]",
        3 => $"({Of(Integers, depth)} | list) + {Of(Integers, depth)}",
        4 => $"(rows | map(attribute='n') | list)",
        5 => $"range({Small(0)}, {Small(0)}, {Small()}) | list",
        6 => $"(rows | selectattr('n', '{One("eq", "gt", "lt", "in")}', {One("2", "1", "[2]")}) | map(attribute='d.v.0') | list)",
        7 => $"({Of(Integers, depth)} | batch({Small(1)}) | first)",
        8 => $"({Of(Integers, depth)} | slice(2) | list | first | list)",
        _ => $"({Of(Texts, depth)} | map('length') | list)",
    };

    private string Texts(int depth) => depth == 0 ? One("ss", "['x', 'Y']", "m.keys() | list", "m | list", "s.split()") : random.Next(8) switch
    {
        0 => $"[{Of(Text, depth)}, {Of(Text, depth)}]",
        1 => $"({Of(Texts, depth)} | {One("sort", "sort(case_sensitive=true)", "unique", "reverse", "map('upper')", "map('replace', 'a', 'b')", "select('lower')", "reject('eq', 'A')")} | list)",
        2 => $"(rows | {One("sort(attribute='n')", "sort(attribute='n,name', reverse=true)", "rejectattr('on')", "selectattr('name', 'lower')", "unique(attribute='n')")} | map(attribute='name') | list)",
        3 => $"{Of(Text, depth)}.split({One("", "'-'", "' '", "' ', 1", "'l'")})",
        4 => $"({Of(Text, depth)} | list)",
        5 => $"({Of(Texts, depth)} | list)[{One("", Small())}:{One("", Small())}]",
        6 => $"{Of(Text, depth)}.splitlines()",
        _ => "(m | dictsort | map('first') | list)",
    };

    private string Rows(int depth) => depth == 0 ? "rows" : random.Next(7) switch
    {
        0 => $"({Of(Rows, depth)} | {One("sort(attribute='name')", "selectattr('on')", "rejectattr('n', 'eq', 1)", "unique(attribute='on')", "reverse")} | list)",
        1 => $"{{'a': {Of(Integer, depth)}, 'b': [{Of(Text, depth)}, {Of(Boolean, depth)}]}}",
        2 => $"[m | dictsort, m | dictsort(by='value', reverse=true), m.items() | list]",
        3 => $"[{Of(Boolean, depth)}, none, {Of(Number, depth)}]",
        4 => $"(rows | groupby('n') | map('last') | list)",
        5 => $"({Of(Integers, depth)} | batch(2, 0) | list)",
        _ => $"({Of(Integers, depth)} | slice(3, 9) | list)",
    };

    private string Of(Func<int, string> kind, int depth)
    {
        var text = kind(depth == 0 ? 0 : random.Next(depth));

        // Brackets, mostly, as a filter belongs to the last operand only; without them precedence is tested.
        return random.Next(4) == 0 ? text : $"({text})";
    }

    private string Small(int least = -4) => random.Next(least, 5).ToString(CultureInfo.InvariantCulture);

    private string One(params string[] choices) => choices[random.Next(choices.Length)];
}
