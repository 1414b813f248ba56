using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Functions;

/// <summary>Filters that compare items with each other. As in Jinja2, text is compared without case unless <c>case_sensitive</c> is set.</summary>
internal static class OrderFilters
{
    public static IReadOnlyList<Function> All { get; } =
    [
        new("sort(reverse?, case_sensitive?, attribute?)", Sort),
        new("unique(case_sensitive?, attribute?)", Unique),
        new("min(case_sensitive?, attribute?)", static (r, v, a) => Extreme(r, v, a, -1)),
        new("max(case_sensitive?, attribute?)", static (r, v, a) => Extreme(r, v, a, 1)),
        new("groupby(attribute, default?, case_sensitive?)", GroupBy),
        new("dictsort(case_sensitive?, by?, reverse?)", DictSort),
        new("union(other)", static (r, v, a) => Distinct(r, [.. Sequence.Of(r, v), .. Sequence.Of(r, a[0])], static _ => true)),
        new("intersect(other)", static (r, v, a) => Distinct(r, Sequence.Of(r, v), Set(r, a[0]).Contains)),
        new("difference(other)", static (r, v, a) => Set(r, a[0]) is var others ? Distinct(r, Sequence.Of(r, v), i => !others.Contains(i)) : default),
    ];

    /// <summary>What a value is sorted by.</summary>
    private static Value Key(Rendering rendering, Value value, bool withCase)
        => value.Kind == ValueKind.Text && !withCase ? TextFilters.Made(rendering, value.Text(rendering).ToLowerInvariant()) : value;

    private static Value Sort(Rendering rendering, Value value, Arguments arguments)
    {
        var items = Sequence.Of(rendering, value);
        var withCase = arguments.Boolean(1);
        Func<Value, Value> key = item => Key(rendering, item, withCase);
        if (arguments.Has(2))
        {
            // Several attributes: the first that differs decides.
            Value[] attributes = arguments[2].Kind == ValueKind.Text ? Array.ConvertAll(arguments.Text(2).Split(','), static a => Value.Of(a)) : [arguments[2]];
            key = item => Value.List(rendering, Array.ConvertAll(attributes, a => Key(rendering, Need(Sequence.Attribute(rendering, item, a)), withCase)));
        }

        return Sorted(rendering, Array.ConvertAll(items, i => (key(i), i)), arguments.Boolean(0));
    }

    private static Value DictSort(Rendering rendering, Value value, Arguments arguments)
    {
        var place = arguments.Text(1, "key") switch
        {
            "key" => 0,
            "value" => 1,
            _ => throw rendering.Wrong("'dictsort' sorts by 'key' or by 'value'."),
        };
        var withCase = arguments.Boolean(0);
        var pairs = MapFilters.Items(rendering, value).Items(rendering);
        return Sorted(rendering, Array.ConvertAll(pairs, p => (Key(rendering, p.Item(place), withCase), p)), arguments.Boolean(2));
    }

    private static Value Sorted(Rendering rendering, (Value Key, Value Item)[] items, bool descending)
        => Value.List(rendering, Array.ConvertAll(ValueOrder.Sort(rendering, items, descending), static i => i.Item));

    private static Value Unique(Rendering rendering, Value value, Arguments arguments)
    {
        var get = Sequence.Getter(rendering, arguments, 1);
        var withCase = arguments.Boolean(0);
        var seen = new HashSet<Value>(new ValueEquality(rendering));
        return Sequence.ToList(rendering, Sequence.Of(rendering, value).Where(i => seen.Add(Key(rendering, get(i), withCase))));
    }

    private static Value Extreme(Rendering rendering, Value value, Arguments arguments, int sign)
    {
        var get = Sequence.Getter(rendering, arguments, 1);
        var withCase = arguments.Boolean(0);
        (Value Key, Value Item) best = default;
        foreach (var item in Sequence.Of(rendering, value))
        {
            var key = Key(rendering, get(item), withCase);
            if (best.Key.IsUndefined || Math.Sign(ValueOrder.Compare(rendering, key, best.Key)) == sign)
            {
                best = (key, item);
            }
        }

        return best.Key.IsUndefined ? Value.Missing(() => rendering.Wrong("There is no least or greatest item: it is empty.")) : best.Item;
    }

    private static Value GroupBy(Rendering rendering, Value value, Arguments arguments)
    {
        var withCase = arguments.Boolean(2);
        var keyed = Array.ConvertAll(Sequence.Of(rendering, value), item =>
        {
            var key = Sequence.Attribute(rendering, item, arguments[0]);
            key = key.IsUndefined ? arguments.Or(1, key) : key;
            return (Key(rendering, Need(key), withCase), Value.Pair(rendering, Need(key), item));
        });
        var groups = new List<Value>();
        var group = new List<Value>();
        var sorted = ValueOrder.Sort(rendering, keyed, descending: false);
        for (var i = 0; i < sorted.Length; i++)
        {
            group.Add(sorted[i].Item.Item(1));
            if (i + 1 == sorted.Length || !ValueOrder.AreEqual(rendering, sorted[i].Key, sorted[i + 1].Key))
            {
                // The first of a group names it.
                var first = sorted[i + 1 - group.Count].Item.Item(0);
                groups.Add(Value.Pair(rendering, first, Value.List(rendering, [.. group])));
                group.Clear();
            }
        }

        return Value.List(rendering, [.. groups]);
    }

    private static HashSet<Value> Set(Rendering rendering, Value list) => new(Sequence.Of(rendering, list), new ValueEquality(rendering));

    private static Value Distinct(Rendering rendering, Value[] items, Func<Value, bool> wanted)
    {
        var seen = new HashSet<Value>(new ValueEquality(rendering));
        return Sequence.ToList(rendering, items.Where(i => wanted(i) && seen.Add(i)));
    }

    private static Value Need(Value value) => value.IsUndefined ? throw value.Why() : value;
}
