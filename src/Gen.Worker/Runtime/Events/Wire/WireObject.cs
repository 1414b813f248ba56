using System.Globalization;
using System.Text.Json;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Events.Wire;

/// <summary>An object of the server's API, read member by member. A member that is <c>null</c> is as good as missing.</summary>
/// <remarks>All members throw <see cref="WireFormatException"/> if what they are asked for is of a wrong kind, too long, or missing though it is needed.</remarks>
public sealed class WireObject
{
    private readonly Dictionary<string, JsonElement> _members;
    private readonly string _what;

    private WireObject(string what, Dictionary<string, JsonElement> members)
    {
        _what = what;
        _members = members;
    }

    /// <summary>Looks at an object.</summary>
    /// <param name="value">The value, which should be an object.</param>
    /// <param name="what">What it is called, for messages: <c>events[3]</c>.</param>
    /// <param name="known">The names that its members may have.</param>
    /// <exception cref="WireFormatException">It is no object; or a member is unknown, or there twice.</exception>
    public static WireObject Of(JsonElement value, string what, params IReadOnlyCollection<string> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw new WireFormatException($"{what} must be an object; it is {Json.Describe(value)}.");
        }

        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            if (!known.Contains(member.Name))
            {
                throw new WireFormatException($"{what} has no member '{Short(member.Name)}'. {Known.Hint(member.Name, known)}");
            }

            if (!members.TryAdd(member.Name, member.Value))
            {
                throw new WireFormatException($"{what} has the member '{member.Name}' twice.");
            }
        }

        return new(what, members);
    }

    /// <summary>Looks at an object in an answer: who answers may be newer, and say more.</summary>
    /// <param name="value">The value, which should be an object.</param>
    /// <param name="what">What it is called, for messages.</param>
    /// <exception cref="WireFormatException">It is no object.</exception>
    public static WireObject OfAnswer(JsonElement value, string what)
        => value.ValueKind == JsonValueKind.Object
            ? Of(value, what, [.. value.EnumerateObject().Select(static m => m.Name)])
            : throw new WireFormatException($"{what} must be an object; it is {Json.Describe(value)}.");

    /// <summary>Whether the member is there and not null.</summary>
    /// <param name="name">The member.</param>
    public bool Has(string name) => Get(name) is not null;

    /// <summary>A member, whatever it is.</summary>
    /// <param name="name">The member.</param>
    public JsonElement? Get(string name) => _members.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A text that must be there.</summary>
    /// <param name="name">The member.</param>
    /// <param name="most">How many characters it may have.</param>
    public string Text(string name, int most) => OptionalText(name, most) is { Length: > 0 } text ? text : throw Missing(name, "a text");

    /// <summary>A text.</summary>
    /// <param name="name">The member.</param>
    /// <param name="most">How many characters it may have.</param>
    public string? OptionalText(string name, int most)
    {
        if (Get(name) is not { } value)
        {
            return null;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong(name, value, "a text");
        return text.Length <= most ? text : throw new WireFormatException($"'{name}' of {_what} may have {most} characters; it has {text.Length}.");
    }

    /// <summary>A whole number that must be there.</summary>
    /// <param name="name">The member.</param>
    /// <param name="least">The least that it may be.</param>
    /// <param name="most">The most that it may be.</param>
    public long Number(string name, long least, long most) => OptionalNumber(name, least, most) ?? throw Missing(name, "a whole number");

    /// <summary>A whole number.</summary>
    /// <param name="name">The member.</param>
    /// <param name="least">The least that it may be.</param>
    /// <param name="most">The most that it may be.</param>
    public long? OptionalNumber(string name, long least, long most)
        => Get(name) is not { } value ? null
            : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= least && number <= most ? number
            : throw Wrong(name, value, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));

    /// <summary>A number that may have a fraction.</summary>
    /// <param name="name">The member.</param>
    /// <param name="least">The least that it may be.</param>
    /// <param name="most">The most that it may be.</param>
    public double? OptionalFraction(string name, double least, double most)
        => Get(name) is not { } value ? null
            : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= least && number <= most ? number
            : throw Wrong(name, value, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"));

    /// <summary>True or false.</summary>
    /// <param name="name">The member.</param>
    public bool? OptionalBoolean(string name) => Get(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } value => throw Wrong(name, value, "true or false"),
    };

    /// <summary>An object.</summary>
    /// <param name="name">The member.</param>
    public JsonElement? OptionalMap(string name) => Get(name) is not { } value ? null : value.ValueKind == JsonValueKind.Object ? value : throw Wrong(name, value, "an object");

    /// <summary>A time that must be there.</summary>
    /// <param name="name">The member.</param>
    public DateTimeOffset Time(string name)
    {
        const int Longest = 64;
        const string Expected = "a time as RFC 3339 has it, such as \"2026-11-21T12:00:00Z\"";
        var text = OptionalText(name, Longest) ?? throw Missing(name, Expected);

        // Without an offset it would be a time of whatever place this machine stands in.
        return text.Length > 10 && text[10] is 'T' or 't' && (text[^1] is 'Z' or 'z' || text.AsSpan(10).IndexOfAny('+', '-') > 0)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new WireFormatException($"'{name}' of {_what} must be {Expected}; it is '{Short(text)}'.");
    }

    /// <summary>The objects of a list.</summary>
    /// <param name="name">The member.</param>
    /// <param name="most">How many there may be.</param>
    public IReadOnlyList<JsonElement> List(string name, int most)
    {
        var value = Get(name) ?? throw Missing(name, "a list");
        return value.ValueKind != JsonValueKind.Array ? throw Wrong(name, value, "a list")
            : value.GetArrayLength() is var length && length > most ? throw new WireFormatException($"'{name}' of {_what} may have {most} items; it has {length}. Send the rest in another request.")
            : [.. value.EnumerateArray()];
    }

    private WireFormatException Missing(string name, string expected) => new($"{_what} lacks '{name}': {expected}.");

    private WireFormatException Wrong(string name, JsonElement value, string expected) => new($"'{name}' of {_what} must be {expected}; it is {(value.ValueKind == JsonValueKind.Number ? Short(value.GetRawText()) : Json.Describe(value))}.");

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
