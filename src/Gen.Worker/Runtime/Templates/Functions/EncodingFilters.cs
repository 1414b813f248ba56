using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime.Templates.Data;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Templates.Functions;

/// <summary>Filters that write a value for somebody else to read, and back.</summary>
internal static class EncodingFilters
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    public static IReadOnlyList<Function> All { get; } =
    [
        new("tojson(indent?)", static (r, v, a) => TextFilters.Made(r, ValueJson.Json(r, v, IsIndented(r, a)))),
        new("from_json", FromJson),
        new("b64encode", static (r, v, _) => TextFilters.Made(r, Convert.ToBase64String(Utf8.GetBytes(TextFilters.Of(r, v))))),
        new("b64decode", DecodeBase64),
        new("urlencode", UrlEncode),
        new("escape", static (r, v, _) => TextFilters.Made(r, Escape(r, ValueJson.Text(r, v)))),
    ];

    private static bool IsIndented(Rendering rendering, Arguments arguments)
        => arguments.Integer(0, 0) switch
        {
            0 => false,
            2 => true,
            _ => throw rendering.Wrong("'tojson' indents by 2, or not at all."),
        };

    private static Value FromJson(Rendering rendering, Value value, Arguments arguments)
    {
        if (value.Kind != ValueKind.Text)
        {
            throw rendering.Wrong($"'from_json' reads text, and this is {value.Describe()}.");
        }

        try
        {
            return Value.Of(Json.Parse(Utf8.GetBytes(rendering.Text(value.Text(rendering)))));
        }
        catch (JsonException e)
        {
            // The exception's own message may quote the text.
            throw rendering.Wrong(FormattableString.Invariant($"This text is not JSON, from line {e.LineNumber + 1 ?? 1}, byte {e.BytePositionInLine + 1 ?? 1} of it on."));
        }
    }

    private static Value DecodeBase64(Rendering rendering, Value value, Arguments arguments)
    {
        try
        {
            return TextFilters.Made(rendering, Utf8.GetString(Convert.FromBase64String(TextFilters.Of(rendering, value))));
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            throw rendering.Wrong(e is FormatException ? "This text is not base64." : "What is decoded is not UTF-8 text.");
        }
    }

    /// <summary>Text with '/' kept, or a map (or list of pairs) as the query of an address.</summary>
    private static Value UrlEncode(Rendering rendering, Value value, Arguments arguments)
    {
        if (value.Kind is not (ValueKind.Map or ValueKind.List))
        {
            return TextFilters.Made(rendering, Uri.EscapeDataString(ValueJson.Text(rendering, value)).Replace("%2F", "/", StringComparison.Ordinal));
        }

        var pairs = value.Kind == ValueKind.Map ? MapFilters.Items(rendering, value).Items(rendering) : value.Items(rendering);
        var query = new List<string>();
        foreach (var pair in pairs)
        {
            if (pair.Kind != ValueKind.List || pair.Count != 2)
            {
                throw rendering.Wrong("'urlencode' wants text, a map, or a list of pairs.");
            }

            query.Add(rendering.Text($"{Query(rendering, pair.Item(0))}={Query(rendering, pair.Item(1))}"));
        }

        return TextFilters.Made(rendering, string.Join('&', query));
    }

    private static string Query(Rendering rendering, Value value)
        => Uri.EscapeDataString(rendering.Text(ValueJson.Text(rendering, value))).Replace("%20", "+", StringComparison.Ordinal);

    private static string Escape(Rendering rendering, string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
        {
            var written = c switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '\'' => "&#39;", '"' => "&#34;", _ => null };
            _ = written is null ? escaped.Append(c) : escaped.Append(written);
        }

        rendering.SpendText(text.Length);
        return escaped.ToString();
    }
}
