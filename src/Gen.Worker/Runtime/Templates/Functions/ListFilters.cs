using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Functions;

/// <summary>Filters on lists.</summary>
internal static class ListFilters
{
    public static IReadOnlyList<Function> All { get; } =
    [
        new("length", Length),
        new("list", static (r, v, _) => Value.List(r, Sequence.Of(r, v))),
        new("first", static (r, v, _) => End(r, v, first: true)),
        new("last", static (r, v, _) => End(r, v, first: false)),
        new("join(separator?, attribute?)", Join),
        new("reverse", Reverse),
        new("sum(attribute?, start?)", Sum),
        new("map(filter?, *, attribute?, default?)", Map) { FirstNames = static () => FunctionTable.Filters },
        new("batch(size, fill?)", Batch),
        new("slice(count, fill?)", Slice),
        new("zip(*)", Zip),
        new("flatten(levels?)", static (r, v, a) => Sequence.ToList(r, Flatten(r, v, a.Integer(0, long.MaxValue)))),
    ];

    private static Value Length(Rendering rendering, Value value, Arguments arguments)
    {
        rendering.Spend(value.Weight);
        return value.Kind switch
        {
            ValueKind.List or ValueKind.Map => Value.Of((long)value.Count),
            ValueKind.Text => Value.Of((long)CodePoints.Count(value.Text(rendering))),
            _ => throw rendering.Wrong($"A list, a map or text has a length, and this is {value.Describe()}."),
        };
    }

    private static Value End(Rendering rendering, Value value, bool first)
    {
        if (value.Kind == ValueKind.List && value.Count > 0)
        {
            return value.Item(first ? 0 : value.Count - 1);
        }

        var items = Sequence.Of(rendering, value);
        return items.Length > 0 ? items[first ? 0 : ^1] : Value.Missing(() => rendering.Wrong($"There is no {(first ? "first" : "last")} item: it is empty."));
    }

    private static Value Join(Rendering rendering, Value value, Arguments arguments)
    {
        var separator = arguments.Has(0) ? TextFilters.Of(rendering, arguments[0]) : "";
        var get = Sequence.Getter(rendering, arguments, 1);
        var texts = new List<string>();
        foreach (var item in Sequence.Of(rendering, value))
        {
            var text = ValueJson.Text(rendering, get(item));
            rendering.SpendText(text.Length + separator.Length);
            texts.Add(text);
        }

        return Value.Of(string.Join(separator, texts));
    }

    private static Value Reverse(Rendering rendering, Value value, Arguments arguments)
    {
        if (value.Kind == ValueKind.Text)
        {
            return Value.Of(CodePoints.Reverse(rendering, value.Text(rendering)));
        }

        Value[] items = [.. Sequence.Of(rendering, value)];
        Array.Reverse(items);
        return Value.List(rendering, items);
    }

    private static Value Sum(Rendering rendering, Value value, Arguments arguments)
    {
        var get = Sequence.Getter(rendering, arguments, 0);
        var sum = arguments.Or(1, Value.Of(0L));
        foreach (var item in Sequence.Of(rendering, value))
        {
            sum = Arithmetic.Add(rendering, sum, get(item));
        }

        return sum;
    }

    private static Value Map(Rendering rendering, Value value, Arguments arguments)
    {
        var attribute = arguments[1];
        if (attribute.IsUndefined == arguments[0].IsUndefined)
        {
            throw rendering.Wrong("'map' wants the name of a filter, or attribute='name'.");
        }

        if (attribute.IsUndefined)
        {
            var apply = FunctionTable.Filters.Bind(rendering, arguments.Text(0), arguments.Rest);
            return Sequence.ToList(rendering, Sequence.Of(rendering, value).Select(apply));
        }

        var unset = arguments[2];
        return Sequence.ToList(rendering, Sequence.Of(rendering, value).Select(i => Sequence.Attribute(rendering, i, attribute) switch
        {
            { IsUndefined: false } found => found,
            var missing => unset.IsUndefined ? throw missing.Why() : unset,
        }));
    }

    private static Value Batch(Rendering rendering, Value value, Arguments arguments)
    {
        var size = arguments.Size(0, 0) is > 0 and var given ? given : throw rendering.Wrong("A batch holds at least 1 item.");
        var items = Sequence.Of(rendering, value);
        var fill = arguments.Has(1) ? arguments[1] : default;
        var batches = new List<Value>();
        for (var at = 0; at < items.Length; at += size)
        {
            var end = Math.Min(at + size, items.Length);
            batches.Add(Fill(rendering, items[at..end], fill.IsUndefined ? 0 : size, fill));
        }

        return Value.List(rendering, [.. batches]);
    }

    private static Value Slice(Rendering rendering, Value value, Arguments arguments)
    {
        var count = arguments.Size(0, 0) is > 0 and var given ? given : throw rendering.Wrong("There is at least 1 slice.");
        var items = Sequence.Of(rendering, value);
        var fill = arguments.Has(1) ? arguments[1] : default;
        rendering.SpendItems(count);
        var slices = new Value[count];
        var (size, more, at) = (items.Length / count, items.Length % count, 0);
        for (var i = 0; i < count; i++)
        {
            var end = at + size + (i < more ? 1 : 0);
            slices[i] = Fill(rendering, items[at..end], fill.IsUndefined || i < more ? 0 : size + 1, fill);
            at = end;
        }

        return Value.List(rendering, slices);
    }

    private static Value Fill(Rendering rendering, Value[] items, int size, Value fill)
    {
        var missing = Math.Max(0, size - items.Length);
        rendering.SpendItems(missing);
        return Value.List(rendering, [.. items, .. Enumerable.Repeat(fill, missing)]);
    }

    private static Value Zip(Rendering rendering, Value value, Arguments arguments)
    {
        Value[][] lists = [Sequence.Of(rendering, value), .. arguments.Rest.ToArray().Select(l => Sequence.Of(rendering, l))];
        return Sequence.ToList(rendering, Enumerable.Range(0, lists.Min(static l => l.Length)).Select(i => Value.List(rendering, Array.ConvertAll(lists, l => l[i]))));
    }

    private static IEnumerable<Value> Flatten(Rendering rendering, Value list, long levels)
    {
        foreach (var item in Sequence.Of(rendering, list))
        {
            rendering.Spend(1);
            if (item.Kind != ValueKind.List || levels == 0)
            {
                yield return item;
                continue;
            }

            foreach (var inner in Flatten(rendering, item, levels - 1))
            {
                yield return inner;
            }
        }
    }
}
