using System.Text;
using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Functions;

/// <summary>Filters that make text of text. A number is taken as its text; a list or map is a mistake.</summary>
internal static class TextFilters
{
    public static IReadOnlyList<Function> All { get; } =
    [
        new("upper", static (r, v, _) => Made(r, Of(r, v).ToUpperInvariant())),
        new("lower", static (r, v, _) => Made(r, Of(r, v).ToLowerInvariant())),
        new("capitalize", static (r, v, _) => Made(r, Capitalize(Of(r, v)))),
        new("title", static (r, v, _) => Made(r, Title(Of(r, v)))),
        new("trim(chars?)", static (r, v, a) => Made(r, a.Text(0, null) is { } chars ? Of(r, v).Trim(chars.ToCharArray()) : Of(r, v).Trim())),
        new("replace(old, new, count?)", static (r, v, a) => Made(r, Replace(r, Of(r, v), Of(r, a[0]), Of(r, a[1]), a.Integer(2, -1)))),
        new("split(separator?, most?)", static (r, v, a) => Split(r, Of(r, v), a.Text(0, null), a.Integer(1, -1))),
        new("center(width?)", static (r, v, a) => Center(r, Of(r, v), a.Size(0, 80))),
        new("truncate(length?, killwords?, end?, leeway?)", static (r, v, a) => Made(r, Truncate(r, Of(r, v), a.Size(0, 255), a.Boolean(1), a.Text(2, "...")!, a.Size(3, 5)))),
        new("indent(width?, first?, blank?)", Indent),
        new("wordcount", static (r, v, _) => Value.Of(WordCount(Of(r, v)))),
        new("string", static (r, v, _) => Made(r, ValueJson.Text(r, v))),
        new("safe", static (_, v, _) => v),
    ];

    /// <summary>The text of what is text or a single value.</summary>
    public static string Of(Rendering rendering, Value value)
        => value.Kind is ValueKind.List or ValueKind.Map or ValueKind.Null or ValueKind.Namespace or ValueKind.Undefined
            ? throw rendering.Wrong($"Text is wanted here, and this is {value.Describe()}.")
            : ValueJson.Text(rendering, value);

    public static Value Made(Rendering rendering, string text) => Value.Of(rendering.Text(text));

    public static string Capitalize(string text)
    {
        var first = CodePoints.Start(text, 1);
        return first.ToUpperInvariant() + text[first.Length..].ToLowerInvariant();
    }

    /// <summary>Words begin after a blank, a hyphen or an opening bracket.</summary>
    public static string Title(string text) => string.Create(text.Length, text, static (title, source) =>
    {
        var begins = true;
        for (var i = 0; i < title.Length; i++)
        {
            var c = source[i];
            title[i] = begins ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c);
            begins = char.IsWhiteSpace(c) || c is '-' or '(' or '{' or '[' or '<';
        }
    });

    public static string Replace(Rendering rendering, string text, string old, string replacement, long most)
    {
        if (old.Length == 0)
        {
            throw rendering.Wrong("What is to be replaced is empty.");
        }

        var result = new StringBuilder();
        var rest = 0;
        for (var at = TextSearch.IndexOf(rendering, text, old); at >= 0 && most-- != 0; at = TextSearch.IndexOf(rendering, text, old, rest))
        {
            rendering.SpendText(at - rest + replacement.Length);
            result.Append(text, rest, at - rest).Append(replacement);
            rest = at + old.Length;
        }

        return result.Append(text, rest, text.Length - rest).ToString();
    }

    /// <param name="rendering">Counts what it costs.</param>
    /// <param name="text">The text.</param>
    /// <param name="separator">What stands between the pieces; null: any blanks.</param>
    /// <param name="most">How often to split at the most; negative: as often as possible.</param>
    public static Value Split(Rendering rendering, string text, string? separator, long most)
    {
        if (separator?.Length == 0)
        {
            throw rendering.Wrong("The separator is empty.");
        }

        var pieces = new List<Value>();
        var rest = separator is null ? Skip(text, 0, blank: true) : 0;
        while (separator is not null || rest < text.Length)
        {
            var end = most == 0 ? -1
                : separator is not null ? TextSearch.IndexOf(rendering, text, separator, rest)
                : Skip(text, rest, blank: false) is var word && word < text.Length ? word : -1;
            rendering.SpendItems(1);
            if (end < 0)
            {
                pieces.Add(Made(rendering, separator is null && most != 0 ? text[rest..].TrimEnd() : text[rest..]));
                break;
            }

            pieces.Add(Made(rendering, text[rest..end]));
            rest = separator is null ? Skip(text, end, blank: true) : end + separator.Length;
            most--;
        }

        return Value.List(rendering, [.. pieces]);
    }

    private static int Skip(string text, int at, bool blank)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]) == blank)
        {
            at++;
        }

        return at;
    }

    private static Value Center(Rendering rendering, string text, int width)
    {
        var pad = width - CodePoints.Count(text);
        if (pad <= 0)
        {
            return Value.Of(text);
        }

        rendering.SpendText(width);
        var left = (pad / 2) + (pad & width & 1);
        return Value.Of(new string(' ', left) + text + new string(' ', pad - left));
    }

    private static string Truncate(Rendering rendering, string text, int length, bool cutsWords, string end, int leeway)
    {
        if (CodePoints.Count(text) <= length + leeway)
        {
            return text;
        }

        var room = length - CodePoints.Count(end);
        if (room < 0)
        {
            throw rendering.Wrong($"A length of {length} has no room for what 'end' adds.");
        }

        var start = CodePoints.Start(text, room);
        var blank = cutsWords ? -1 : start.LastIndexOf(' ');
        return (blank < 0 ? start : start[..blank]) + end;
    }

    private static Value Indent(Rendering rendering, Value value, Arguments arguments)
    {
        var indent = arguments[0].Kind == ValueKind.Text ? arguments.Text(0) : rendering.Text(new string(' ', Math.Min(arguments.Size(0, 4), 10_000)));
        var lines = Of(rendering, value).ReplaceLineEndings("\n").Split('\n');
        rendering.SpendItems(lines.Length);
        rendering.SpendText((long)indent.Length * lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            var isWanted = i == 0 ? arguments.Boolean(1) : lines[i].Length > 0 || arguments.Boolean(2);
            lines[i] = isWanted ? indent + lines[i] : lines[i];
        }

        return Made(rendering, string.Join('\n', lines));
    }

    private static long WordCount(string text)
    {
        var count = 0L;
        var inWord = false;
        foreach (var c in text)
        {
            var isWord = c == '_' || char.IsLetterOrDigit(c);
            count += isWord && !inWord ? 1 : 0;
            inWord = isWord;
        }

        return count;
    }
}
