using System.Text.Json;

namespace Gen.Worker.Runtime.Values;

/// <summary>
/// The values of a playbook, of inputs and of results are JSON: <see cref="JsonElement"/> is immutable, so that steps share them without copies.
/// </summary>
public static class Json
{
    /// <summary>How deep a value may be nested, wherever it comes from.</summary>
    public const int MaxDepth = 64;

    /// <summary>An object without members.</summary>
    public static JsonElement EmptyObject { get; } = Parse("{}"u8);

    /// <summary>Nothing.</summary>
    public static JsonElement Null { get; } = Parse("null"u8);

    /// <summary>A text as a value.</summary>
    /// <param name="text">The text.</param>
    public static JsonElement Text(string text) => Write(text, static (writer, t) => writer.WriteStringValue(t));

    /// <summary>A number as a value.</summary>
    /// <param name="number">The number.</param>
    public static JsonElement Number(long number) => Write(number, static (writer, n) => writer.WriteNumberValue(n));

    /// <summary>Makes a value by writing it.</summary>
    /// <typeparam name="TState">What <paramref name="write"/> needs.</typeparam>
    /// <param name="state">Passed to <paramref name="write"/>.</param>
    /// <param name="write">Writes exactly one value.</param>
    public static JsonElement Write<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using var buffer = JsonBuffer.Take();
        write(buffer.Writer, state);
        return buffer.ToValue();
    }

    /// <summary>Reads a value that came from outside.</summary>
    /// <param name="utf8">The whole text.</param>
    /// <param name="around">How deep the value stands in what only carries it: a list of a map, say, in which it came over a wire.</param>
    /// <exception cref="JsonException">It is not JSON, is nested deeper than <see cref="MaxDepth"/>, or holds text that is not valid Unicode.</exception>
    public static JsonElement Parse(ReadOnlySpan<byte> utf8, int around = 0)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth + around });
        var value = JsonElement.ParseValue(ref reader);
        if (reader.Read())
        {
            throw new JsonException("There is more after the end of the value.");
        }

        // Half a surrogate pair can hide behind an escape; whoever asked for that text later would fail far from its source.
        if (utf8.IndexOf("\\u"u8) >= 0)
        {
            CheckTexts(value);
        }

        return value;
    }

    /// <summary>What kind of value it is, in words for people.</summary>
    /// <param name="value">The value.</param>
    public static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "a map",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    private static void CheckTexts(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                Check(value.GetString);
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    CheckTexts(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    Check(() => member.Name);
                    CheckTexts(member.Value);
                }

                break;
        }
    }

    private static void Check(Func<string?> text)
    {
        try
        {
            _ = text();
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("A text in it is not valid Unicode (half a surrogate pair).", e);
        }
    }
}
