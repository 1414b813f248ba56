using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Running;

/// <summary>The names that expressions see: those of a task, over those of what it is nested in, which <c>parent</c> holds as well.</summary>
internal sealed class NameScope : IReadOnlyDictionary<string, JsonElement>
{
    public const string Parent = "parent";

    private readonly NameScope? _outer;
    private readonly IReadOnlyDictionary<string, JsonElement> _own;
    private Map? _asMap;

    /// <param name="own">The names of its own. Whoever adds to them does so between evaluations.</param>
    /// <param name="outer">What it is nested in.</param>
    public NameScope(IReadOnlyDictionary<string, JsonElement> own, NameScope? outer = null)
    {
        _own = own;
        _outer = outer;
    }

    public IEnumerable<string> Keys => _outer is null ? _own.Keys : _own.Keys.Union(_outer.Keys, StringComparer.Ordinal);

    public IEnumerable<JsonElement> Values => Keys.Select(k => this[k]);

    public int Count => Keys.Count();

    public JsonElement this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException();

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonElement value)
    {
        if (_own.TryGetValue(key, out value))
        {
            return true;
        }

        if (_outer is null)
        {
            return false;
        }

        if (key == Parent)
        {
            value = _outer.AsMap();
            return true;
        }

        return _outer.TryGetValue(key, out value);
    }

    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => Keys.Select(k => KeyValuePair.Create(k, this[k])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>All names in a map, and what this is nested in under <c>parent</c>: made once, when the first expression asks for it.</summary>
    private JsonElement AsMap() => (_asMap ??= new(Json.Write(this, static (writer, scope) =>
    {
        writer.WriteStartObject();
        foreach (var (name, value) in scope)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        if (scope._outer is { } outer && !scope._own.ContainsKey(Parent))
        {
            writer.WritePropertyName(Parent);
            outer.AsMap().WriteTo(writer);
        }

        writer.WriteEndObject();
    }))).Value;

    /// <summary>A value that is there as a whole or not at all: tasks that run at once may ask at once.</summary>
    private sealed record Map(JsonElement Value);
}
