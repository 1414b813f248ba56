using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Functions;

/// <summary>Filters on maps.</summary>
internal static class MapFilters
{
    public static IReadOnlyList<Function> All { get; } =
    [
        new("items", static (r, v, _) => Items(r, v)),
        new("combine(*, recursive?)", Combine),
        new("dict2items(key_name?, value_name?)", ToItems),
        new("items2dict(key_name?, value_name?)", FromItems),
    ];

    /// <summary>A map's pairs of key and value.</summary>
    public static Value Items(Rendering rendering, Value value)
        => Sequence.ToList(rendering, Map(rendering, value).Pairs.Select(p => Value.Pair(rendering, Value.Of(p.Key), p.Value)));

    public static ValueMap Map(Rendering rendering, Value value)
        => value.Kind == ValueKind.Map ? value.ToMap(rendering) : throw rendering.Wrong($"A map is wanted here, and this is {value.Describe()}.");

    private static Value Combine(Rendering rendering, Value value, Arguments arguments)
    {
        foreach (var other in arguments.Rest)
        {
            value = Combine(rendering, value, other, arguments.Boolean(0));
        }

        return value;
    }

    private static Value Combine(Rendering rendering, Value value, Value other, bool isDeep)
    {
        var result = new ValueMap();
        foreach (var (name, member) in Map(rendering, value).Pairs)
        {
            rendering.SpendItems(1);
            result.Set(name, member);
        }

        foreach (var (name, member) in Map(rendering, other).Pairs)
        {
            rendering.SpendItems(1);
            var isBoth = isDeep && member.Kind == ValueKind.Map && result.TryGet(name, out var old) && old.Kind == ValueKind.Map;
            result.Set(name, isBoth && result.TryGet(name, out var first) ? Combine(rendering, first, member, isDeep) : member);
        }

        return Value.Map(rendering, result);
    }

    private static Value ToItems(Rendering rendering, Value value, Arguments arguments)
    {
        var (keyName, valueName) = (arguments.Text(0, "key")!, arguments.Text(1, "value")!);
        return Sequence.ToList(rendering, Map(rendering, value).Pairs.Select(p =>
        {
            var item = new ValueMap();
            item.Set(keyName, Value.Of(p.Key));
            item.Set(valueName, p.Value);
            return Value.Map(rendering, item);
        }));
    }

    private static Value FromItems(Rendering rendering, Value value, Arguments arguments)
    {
        var (keyName, valueName) = (Value.Of(arguments.Text(0, "key")!), Value.Of(arguments.Text(1, "value")!));
        var map = new ValueMap();
        foreach (var item in Sequence.Of(rendering, value))
        {
            var (key, member) = (Sequence.Attribute(rendering, item, keyName), Sequence.Attribute(rendering, item, valueName));
            map.Set(TextFilters.Of(rendering, key.IsUndefined ? throw key.Why() : key), member.IsUndefined ? throw member.Why() : member);
        }

        return Value.Map(rendering, map);
    }
}
