using System.Text.Json;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Templates.Data;

/// <summary>
/// A value within a template, immutable (a namespace apart). What came from outside stays the JSON that it is, so that passing it on copies nothing and
/// loses nothing: 1.50 stays 1.50.
/// </summary>
internal readonly struct Value
{
    /// <summary>How deep what templates build may be nested: walking it must not use up the stack.</summary>
    public const int MaxHeight = Json.MaxDepth;

    private readonly JsonElement _json;
    private readonly object? _object;

    /// <summary>A number's bits, or the height of a list or map that a template built.</summary>
    private readonly long _bits;

    private Value(ValueKind kind, object? held = null, long bits = 0, JsonElement json = default)
    {
        Kind = kind;
        _object = held;
        _bits = bits;
        _json = json;
    }

    public static Value Null => new(ValueKind.Null);

    public static Value EmptyText => Of("");

    public ValueKind Kind { get; }

    public bool IsUndefined => Kind == ValueKind.Undefined;

    public bool IsNumber => Kind is ValueKind.Integer or ValueKind.Float or ValueKind.Huge;

    public long Integer => _bits;

    public double Float => Kind == ValueKind.Integer ? _bits : BitConverter.Int64BitsToDouble(_bits);

    public bool Boolean => _bits != 0;

    /// <summary>It is JSON from outside.</summary>
    public bool IsJson => _json.ValueKind != JsonValueKind.Undefined;

    public JsonElement Element => _json;

    /// <summary>How many items or members it has.</summary>
    public int Count => (Kind, IsJson) switch
    {
        (ValueKind.List, true) => _json.GetArrayLength(),
        (ValueKind.List, _) => ((Value[])_object!).Length,
        (ValueKind.Map, true) => _json.EnumerateObject().Count(),
        (ValueKind.Map or ValueKind.Namespace, _) => Members.Count,
        _ => 0,
    };

    /// <summary>What looking something up in it costs, in steps: JSON is searched from end to end.</summary>
    public long Weight => !IsJson ? 0 : Kind switch
    {
        ValueKind.List => _json.GetArrayLength() >> 6,
#if NET9_0_OR_GREATER
        ValueKind.Map => _json.GetPropertyCount() >> 6,
#endif
        _ => 0,
    };

    private ValueMap Members => (ValueMap)_object!;

    private int Height => Kind is ValueKind.List or ValueKind.Map && !IsJson ? (int)_bits : 0;

    public static Value Of(bool value) => new(ValueKind.Boolean, bits: value ? 1 : 0);

    public static Value Of(long value) => new(ValueKind.Integer, bits: value);

    /// <param name="value">Finite.</param>
    public static Value Of(double value) => new(ValueKind.Float, bits: BitConverter.DoubleToInt64Bits(value));

    public static Value Of(string value) => new(ValueKind.Text, value);

    public static Value Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => new(ValueKind.Text, json: json),
        JsonValueKind.Array => new(ValueKind.List, json: json),
        JsonValueKind.Object => new(ValueKind.Map, json: json),
        JsonValueKind.True => Of(true),
        JsonValueKind.False => Of(false),
        JsonValueKind.Number => OfNumber(json),
        _ => Null,
    };

    /// <summary>A value that is not there.</summary>
    /// <param name="why">The error, if somebody needs it after all.</param>
    public static Value Missing(Func<PlaybookException> why) => new(ValueKind.Undefined, why);

    public static Value List(Rendering rendering, Value[] items)
    {
        var height = 1;
        foreach (var item in items)
        {
            height = Math.Max(height, Part(rendering, item).Height + 1);
        }

        rendering.SpendItems(items.Length);
        return new(ValueKind.List, items, Low(rendering, height));
    }

    public static Value Map(Rendering rendering, ValueMap members)
    {
        var height = 1;
        foreach (var (_, member) in members.Pairs)
        {
            height = Math.Max(height, Part(rendering, member).Height + 1);
        }

        rendering.SpendItems(members.Count);
        return new(ValueKind.Map, members, Low(rendering, height));
    }

    public static Value Namespace(ValueMap members) => new(ValueKind.Namespace, members);

    /// <summary>Two values, as <c>items()</c> gives them.</summary>
    public static Value Pair(Rendering rendering, Value first, Value second) => List(rendering, [first, second]);

    /// <summary>The text of a text. Counts what reading it costs.</summary>
    public string Text(Rendering rendering)
    {
        var text = _object as string ?? _json.GetString()!;
        rendering.Spend(text.Length >> 6);
        return text;
    }

    /// <summary>The items of a list. Nobody changes them.</summary>
    public Value[] Items(Rendering rendering)
    {
        if (!IsJson)
        {
            return (Value[])_object!;
        }

        var items = new Value[_json.GetArrayLength()];
        rendering.SpendItems(items.Length);
        var at = 0;
        foreach (var item in _json.EnumerateArray())
        {
            items[at++] = Of(item);
        }

        return items;
    }

    /// <summary>One item of a list.</summary>
    public Value Item(int index) => IsJson ? Of(_json[index]) : ((Value[])_object!)[index];

    /// <summary>The members of a map or namespace.</summary>
    public ValueMap ToMap(Rendering rendering)
    {
        if (!IsJson)
        {
            return Members;
        }

        var members = new ValueMap();
        foreach (var member in _json.EnumerateObject())
        {
            rendering.SpendItems(1);
            members.Set(member.Name, Of(member.Value));
        }

        return members;
    }

    public bool TryGetMember(string name, out Value value)
    {
        if (!IsJson)
        {
            return Members.TryGet(name, out value);
        }

        var found = _json.TryGetProperty(name, out var member);
        value = found ? Of(member) : default;
        return found;
    }

    /// <summary>The names of a map's members: for messages.</summary>
    public IReadOnlyCollection<string> MemberNames()
        => IsJson ? [.. _json.EnumerateObject().Select(static m => m.Name)] : [.. Members.Pairs.Select(static m => m.Key)];

    /// <summary>Whether it counts as true: not null, false, 0, or empty.</summary>
    public bool IsTrue => Kind switch
    {
        ValueKind.Boolean or ValueKind.Integer => _bits != 0,
        ValueKind.Float => Float != 0,
        ValueKind.Text => _object is string text ? text.Length > 0 : !_json.ValueEquals(""u8),
        ValueKind.List => Count > 0,
        ValueKind.Map => IsJson ? _json.EnumerateObject().MoveNext() : Members.Count > 0,
        ValueKind.Huge or ValueKind.Namespace => true,
        _ => false,
    };

    /// <summary>The error of a value that is not there.</summary>
    public PlaybookException Why() => ((Func<PlaybookException>)_object!)();

    /// <summary>What it is, in words for people.</summary>
    public string Describe() => Kind switch
    {
        ValueKind.Undefined => "not defined",
        ValueKind.Null => "null",
        ValueKind.Boolean => "true or false",
        ValueKind.Text => "text",
        ValueKind.List => "a list",
        ValueKind.Map => "a map",
        ValueKind.Namespace => "a namespace",
        _ => "a number",
    };

    private static Value OfNumber(JsonElement json)
    {
        if (json.TryGetInt64(out var whole))
        {
            return new(ValueKind.Integer, bits: whole, json: json);
        }

        var isHuge = json.GetRawText().AsSpan().IndexOfAny('.', 'e', 'E') < 0 || !json.TryGetDouble(out var number) || !double.IsFinite(number);
        return new(isHuge ? ValueKind.Huge : ValueKind.Float, bits: isHuge ? 0 : BitConverter.DoubleToInt64Bits(json.GetDouble()), json: json);
    }

    private static Value Part(Rendering rendering, Value part) => part.Kind switch
    {
        ValueKind.Undefined => throw part.Why(),
        ValueKind.Namespace => throw rendering.Wrong("A namespace cannot be put into a list or map, only its values can."),
        _ => part,
    };

    private static int Low(Rendering rendering, int height)
        => height <= MaxHeight ? height : throw rendering.Wrong($"This builds a value that is nested more than {MaxHeight} deep.");
}
