using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Controllers.Iterator;

/// <summary>Finds the list that an iterator goes through.</summary>
internal static class ItemList
{
    private const string Collection = "collection";

    /// <summary>The items.</summary>
    /// <param name="inputs">The step's inputs.</param>
    /// <param name="names">What expressions see: <c>input</c> there is looked into last.</param>
    /// <param name="element">The name of an item.</param>
    /// <exception cref="ActionInputException">There is none.</exception>
    public static IReadOnlyList<JsonElement> Find(ActionInputs inputs, IReadOnlyDictionary<string, JsonElement> names, string element)
    {
        string[] keys = [element, $"{element}s", $"{element}_list", $"{element}_items", "items", "values", Collection];
        if (inputs.TryGet(Collection, out var given) || inputs.TryGet("data", out given))
        {
            return given.ValueKind != JsonValueKind.Object ? Coerce(given)
                : Pick(given, keys) is { } picked ? Coerce(picked)
                : throw inputs.Wrong(Collection, $"is a map, and there is no list in it under {Quoted(keys)}.");
        }

        return names.TryGetValue("input", out var input) && input.ValueKind == JsonValueKind.Object && Pick(input, keys) is { } found
            ? Coerce(found)
            : throw inputs.Wrong(Collection, $"is missing or null. It gives the list; or the name 'input' does, as a map, under {Quoted(keys)}.");
    }

    /// <summary>What a value is as a list. Text is one item, unless it is a list or a map in JSON, or as Python writes them; it is never its characters. Nothing else is a list but a list.</summary>
    public static IReadOnlyList<JsonElement> Coerce(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        }

        var text = value.GetString()!.Trim();
        return text.Length == 0 ? []
            : Read(text) is not { } read ? [value]
            : read.ValueKind == JsonValueKind.Array ? [.. read.EnumerateArray()]
            : [read];
    }

    private static JsonElement? Read(string text)
    {
        if (text.Length == 0 || text[0] is not ('[' or '{' or '('))
        {
            return null;
        }

        try
        {
            return Json.Parse(Encoding.UTF8.GetBytes(text));
        }
        catch (JsonException)
        {
            return PythonLiteral.TryRead(text);
        }
    }

    /// <summary>The list in a map: under the first of the keys that has one, or the only member.</summary>
    private static JsonElement? Pick(JsonElement map, string[] keys)
    {
        foreach (var key in keys)
        {
            if (map.TryGetProperty(key, out var value) && IsList(value))
            {
                return value;
            }
        }

        return map.EnumerateObject().Take(2).ToArray() is [{ Value.ValueKind: JsonValueKind.Array } only] ? only.Value : null;
    }

    private static bool IsList(JsonElement value)
        => value.ValueKind == JsonValueKind.Array || (value.ValueKind == JsonValueKind.String && Read(value.GetString()!.Trim()) is { ValueKind: JsonValueKind.Array });

    private static string Quoted(string[] keys) => string.Join(", ", keys.Select(static k => $"'{k}'"));
}
