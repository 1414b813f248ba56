using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Controllers.Iterator;

/// <summary>What an iteration's expressions see beside what the iterator itself sees. Values are made when they are asked for: most iterations ask for one of them.</summary>
internal sealed class IterationNames : IReadOnlyDictionary<string, JsonElement>
{
    /// <summary>Which iteration it is.</summary>
    public const string Loop = "_loop";

    /// <summary>The items, if an iteration gets several.</summary>
    public const string Batch = "batch";

    /// <summary>The iteration's number, from 0 on, if the iterator is told to enumerate.</summary>
    public const string Index = "index";

    /// <summary>The element, if the iterator is told to enumerate.</summary>
    public const string Current = "item";

    private readonly Dictionary<string, Func<JsonElement>> _make = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonElement> _made = new(StringComparer.Ordinal);

    /// <param name="options">How the list is gone through.</param>
    /// <param name="batches">The items.</param>
    /// <param name="index">The iteration.</param>
    /// <param name="step">The iterator's step.</param>
    /// <param name="path">The iterator's node in the event log.</param>
    public IterationNames(IteratorOptions options, Batches batches, int index, string step, string path)
    {
        JsonElement? element = null;

        // Later ones take the place of earlier ones: the element is what people named themselves.
        _make[step] = () => Json.Write(index, static (writer, i) =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("result_index", i);
            writer.WriteEndObject();
        });
        _make[Loop] = () => LoopOf(index, batches.Count, path);
        if (options.Enumerate)
        {
            _make[Index] = () => Json.Number(index);
            _make[Current] = Element;
        }

        if (batches.AreLists)
        {
            _make[Batch] = Element;
        }

        _make[options.Element] = Element;

        JsonElement Element() => element ??= batches.Element(index);
    }

    public IEnumerable<string> Keys => _make.Keys;

    public IEnumerable<JsonElement> Values => Keys.Select(k => this[k]);

    public int Count => _make.Count;

    public JsonElement this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException();

    public bool ContainsKey(string key) => _make.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonElement value)
    {
        if (!_make.TryGetValue(key, out var make))
        {
            value = default;
            return false;
        }

        // Iterations of an iterator in this one may ask at the same time.
        lock (_made)
        {
            if (!_made.TryGetValue(key, out value))
            {
                value = make();
                _made.Add(key, value);
            }

            return true;
        }
    }

    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => Keys.Select(k => KeyValuePair.Create(k, this[k])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The node of an iterator: its step, after the iteration that it runs in.</summary>
    public static string Path(IReadOnlyDictionary<string, JsonElement> names, string step)
        => names.TryGetValue(Loop, out var outer) && outer.ValueKind == JsonValueKind.Object
            && outer.TryGetProperty("path", out var path) && path.ValueKind == JsonValueKind.String
            ? $"{path.GetString()}.{step}"
            : step;

    private static JsonElement LoopOf(int index, int count, string path) => Json.Write((index, count, path), static (writer, l) =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("index", l.index);
        writer.WriteNumber("count", l.count);
        writer.WriteBoolean("first", l.index == 0);
        writer.WriteBoolean("last", l.index == l.count - 1);
        writer.WriteString("path", $"{l.path}[{l.index}]");
        writer.WriteEndObject();
    });
}
