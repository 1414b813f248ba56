using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Functions;

/// <summary>The methods that may be called on a value: a closed list of Python's, of which none changes the value.</summary>
internal static class Methods
{
    public static IReadOnlyList<Function> All { get; } =
    [
        new("items", static (r, v, _) => MapFilters.Items(r, v)),
        new("keys", static (r, v, _) => Value.List(r, [.. MapFilters.Map(r, v).Pairs.Select(static p => Value.Of(p.Key))])),
        new("values", static (r, v, _) => Value.List(r, [.. MapFilters.Map(r, v).Pairs.Select(static p => p.Value)])),
        new("get(key, default?)", Get),
        new("upper", static (r, v, _) => TextFilters.Made(r, Text(r, v).ToUpperInvariant())),
        new("lower", static (r, v, _) => TextFilters.Made(r, Text(r, v).ToLowerInvariant())),
        new("title", static (r, v, _) => TextFilters.Made(r, Title(Text(r, v)))),
        new("capitalize", static (r, v, _) => TextFilters.Made(r, TextFilters.Capitalize(Text(r, v)))),
        new("strip(chars?)", static (r, v, a) => TextFilters.Made(r, Text(r, v).Trim(Chars(a)))),
        new("lstrip(chars?)", static (r, v, a) => TextFilters.Made(r, Text(r, v).TrimStart(Chars(a)))),
        new("rstrip(chars?)", static (r, v, a) => TextFilters.Made(r, Text(r, v).TrimEnd(Chars(a)))),
        new("split(sep?, maxsplit?)", static (r, v, a) => TextFilters.Split(r, Text(r, v), a.Text(0, null), a.Integer(1, -1))),
        new("splitlines", static (r, v, _) => Lines(r, Text(r, v))),
        new("join(list)", Join),
        new("replace(old, new, count?)", static (r, v, a) => TextFilters.Made(r, TextFilters.Replace(r, Text(r, v), a.Text(0), a.Text(1), a.Integer(2, -1)))),
        new("startswith(prefix)", static (r, v, a) => Value.Of(Text(r, v).StartsWith(a.Text(0), StringComparison.Ordinal))),
        new("endswith(suffix)", static (r, v, a) => Value.Of(Text(r, v).EndsWith(a.Text(0), StringComparison.Ordinal))),
        new("removeprefix(prefix)", static (r, v, a) => TextFilters.Made(r, Without(Text(r, v), a.Text(0), ""))),
        new("removesuffix(suffix)", static (r, v, a) => TextFilters.Made(r, Without(Text(r, v), "", a.Text(0)))),
        new("find(text)", static (r, v, a) => Value.Of(Find(r, Text(r, v), a.Text(0)))),
        new("index(value)", Index),
        new("count(value)", Count),
        new("isdigit", static (r, v, _) => Value.Of(Each(Text(r, v), char.IsDigit))),
        new("isalpha", static (r, v, _) => Value.Of(Each(Text(r, v), char.IsLetter))),
        new("isalnum", static (r, v, _) => Value.Of(Each(Text(r, v), char.IsLetterOrDigit))),
        new("zfill(width)", static (r, v, a) => Fill(r, Text(r, v), a.Size(0, 0))),
    ];

    private static string Text(Rendering rendering, Value value)
        => value.Kind == ValueKind.Text ? value.Text(rendering) : throw rendering.Wrong($"This is a method of text, and this is {value.Describe()}.");

    private static char[]? Chars(Arguments arguments) => arguments.Text(0, null)?.ToCharArray();

    private static string Without(string text, string prefix, string suffix)
    {
        text = text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text;
        return text.EndsWith(suffix, StringComparison.Ordinal) ? text[..^suffix.Length] : text;
    }

    private static bool Each(string text, Func<char, bool> holds) => text.Length > 0 && text.All(holds);

    private static Value Get(Rendering rendering, Value value, Arguments arguments)
    {
        var map = value.Kind == ValueKind.Map ? value : throw rendering.Wrong($"'get' is a method of a map, and this is {value.Describe()}.");
        return map.TryGetMember(arguments.Text(0), out var member) ? member : arguments.Or(1, Value.Null);
    }

    /// <summary>Python's: a word begins after whatever is no letter.</summary>
    private static string Title(string text) => string.Create(text.Length, text, static (title, source) =>
    {
        var begins = true;
        for (var i = 0; i < title.Length; i++)
        {
            title[i] = begins ? char.ToUpperInvariant(source[i]) : char.ToLowerInvariant(source[i]);
            begins = !char.IsLetter(source[i]);
        }
    });

    private static Value Lines(Rendering rendering, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        rendering.SpendItems(lines.Length);
        rendering.SpendText(text.Length);
        return Value.List(rendering, [.. (lines[^1].Length == 0 ? lines[..^1] : lines).Select(Value.Of)]);
    }

    private static Value Join(Rendering rendering, Value value, Arguments arguments)
    {
        var separator = Text(rendering, value);
        var texts = new List<string>();
        foreach (var item in Sequence.Of(rendering, arguments[0]))
        {
            var text = Text(rendering, item);
            rendering.SpendText(text.Length + separator.Length);
            texts.Add(text);
        }

        return Value.Of(string.Join(separator, texts));
    }

    private static long Find(Rendering rendering, string text, string wanted)
        => TextSearch.IndexOf(rendering, text, wanted) is >= 0 and var at ? CodePoints.Count(text[..at]) : -1;

    private static Value Index(Rendering rendering, Value value, Arguments arguments)
    {
        long place = -1;
        if (value.Kind == ValueKind.Text)
        {
            place = Find(rendering, value.Text(rendering), arguments.Text(0));
        }
        else
        {
            var wanted = arguments[0];
            place = Array.FindIndex(List(rendering, value), i => ValueOrder.AreEqual(rendering, i, wanted));
        }

        return place >= 0 ? Value.Of(place) : throw rendering.Wrong("It is not in there.");
    }

    private static Value Count(Rendering rendering, Value value, Arguments arguments)
    {
        if (value.Kind != ValueKind.Text)
        {
            var wanted = arguments[0];
            return Value.Of(List(rendering, value).LongCount(i => ValueOrder.AreEqual(rendering, i, wanted)));
        }

        var (text, part, count) = (value.Text(rendering), arguments.Text(0), 0L);
        if (part.Length == 0)
        {
            return Value.Of(CodePoints.Count(text) + 1L);
        }

        for (var at = TextSearch.IndexOf(rendering, text, part); at >= 0; at = TextSearch.IndexOf(rendering, text, part, at + part.Length))
        {
            count++;
        }

        return Value.Of(count);
    }

    private static Value[] List(Rendering rendering, Value value)
        => value.Kind == ValueKind.List ? value.Items(rendering) : throw rendering.Wrong($"This is a method of lists and texts, and this is {value.Describe()}.");

    private static Value Fill(Rendering rendering, string text, int width)
    {
        var sign = text is ['+' or '-', ..] ? text[..1] : "";
        rendering.SpendText(width);
        return Value.Of(sign + text[sign.Length..].PadLeft(Math.Max(0, width - sign.Length), '0'));
    }
}
