using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Actions;

/// <summary>The inputs of a step, or one of its inputs that is a map itself. A wrong value is an <see cref="ActionInputException"/>; null counts as not given.</summary>
public sealed class ActionInputs
{
    private readonly JsonElement _values;
    private readonly string _prefix;

    /// <summary>Takes the inputs.</summary>
    /// <param name="values">An object.</param>
    public ActionInputs(JsonElement values)
        : this(values, "")
    {
    }

    private ActionInputs(JsonElement values, string prefix)
    {
        _values = values;
        _prefix = prefix;
    }

    /// <summary>Whether the input is given.</summary>
    /// <param name="name">The input.</param>
    public bool Has(string name) => TryGet(name, out _);

    /// <summary>The input, whatever it is.</summary>
    /// <param name="name">The input.</param>
    /// <param name="value">Its value, if given.</param>
    /// <returns>Whether it is given.</returns>
    public bool TryGet(string name, out JsonElement value) => _values.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>Text that must be given and not be blank.</summary>
    /// <param name="name">The input.</param>
    public string Text(string name) => OptionalText(name) ?? throw Wrong(name, "is missing.");

    /// <summary>Text, or <see langword="null"/> if it is not given. Blank text is an error.</summary>
    /// <param name="name">The input.</param>
    public string? OptionalText(string name)
    {
        if (!TryGet(name, out var value))
        {
            return null;
        }

        var text = Expect(name, value, JsonValueKind.String).GetString();
        return string.IsNullOrWhiteSpace(text) ? throw Wrong(name, "is empty.") : text;
    }

    /// <summary>A time in seconds, more than none.</summary>
    /// <param name="name">The input.</param>
    /// <param name="unset">What it is if not given.</param>
    /// <param name="most">The longest that is taken.</param>
    public TimeSpan Seconds(string name, TimeSpan unset, TimeSpan most)
    {
        if (!TryGet(name, out var value))
        {
            return unset;
        }

        var seconds = Expect(name, value, JsonValueKind.Number).GetDouble();
        return seconds > 0 && seconds <= most.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw Wrong(name, FormattableString.Invariant($"is {value.GetRawText()}; it is in seconds, more than 0 and at most {most.TotalSeconds}."));
    }

    /// <summary>The members of a map; none if it is not given.</summary>
    /// <param name="name">The input.</param>
    public JsonElement.ObjectEnumerator Map(string name)
        => (TryGet(name, out var value) ? Expect(name, value, JsonValueKind.Object) : Json.EmptyObject).EnumerateObject();

    /// <summary>A list that must be given.</summary>
    /// <param name="name">The input.</param>
    public JsonElement List(string name) => TryGet(name, out var value) ? Expect(name, value, JsonValueKind.Array) : throw Wrong(name, "is missing.");

    /// <summary>An input that is a map with members of its own.</summary>
    /// <param name="name">The input.</param>
    /// <param name="members">The members that it may have.</param>
    /// <param name="group">The map, if given.</param>
    /// <returns>Whether it is given.</returns>
    public bool TryGetGroup(string name, ReadOnlySpan<string> members, [NotNullWhen(true)] out ActionInputs? group)
    {
        group = TryGet(name, out var value) ? Group(name, value, members) : null;
        return group is not null;
    }

    /// <summary>A map that stands in a list.</summary>
    /// <param name="name">The place, as messages name it: <c>statements[2]</c>.</param>
    /// <param name="value">The map.</param>
    /// <param name="members">The members that it may have.</param>
    public ActionInputs Group(string name, JsonElement value, ReadOnlySpan<string> members)
    {
        foreach (var member in Expect(name, value, JsonValueKind.Object).EnumerateObject())
        {
            if (!members.Contains(member.Name))
            {
                string[] known = members.ToArray();
                throw Wrong($"{name}.{member.Name}", $"is not known. {Known.Hint(member.Name, known)}");
            }
        }

        return new(value, $"{_prefix}{name}.");
    }

    /// <summary>An error about one of these inputs.</summary>
    /// <param name="name">The input.</param>
    /// <param name="message">What is wrong with it, and what to write instead, as the end of a sentence that begins with the input.</param>
    /// <param name="innerException">What caused it.</param>
    public ActionInputException Wrong(string name, string message, Exception? innerException = null) => new(_prefix + name, message, innerException);

    private JsonElement Expect(string name, JsonElement value, JsonValueKind kind)
        => value.ValueKind == kind ? value : throw Wrong(name, $"must be {Word(kind)}, and is {Json.Describe(value)}.");

    private static string Word(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "a map",
        JsonValueKind.Array => "a list",
        JsonValueKind.Number => "a number",
        _ => "text",
    };
}
