namespace Gen.Worker.Runtime.Templates.Data;

/// <summary>Which values are alike, and which comes first. Every comparison counts as a step.</summary>
internal static class ValueOrder
{
    public static bool AreEqual(Rendering rendering, Value a, Value b)
    {
        rendering.Spend(1);
        return (a.Kind, b.Kind) switch
        {
            (ValueKind.Integer, ValueKind.Integer) => a.Integer == b.Integer,
            (ValueKind.Integer or ValueKind.Float, ValueKind.Integer or ValueKind.Float) => a.Float == b.Float,
            (ValueKind.Huge, ValueKind.Huge) => a.Element.GetRawText() == b.Element.GetRawText(),
            (ValueKind.Boolean, ValueKind.Boolean) => a.Boolean == b.Boolean,
            (ValueKind.Null, ValueKind.Null) => true,
            (ValueKind.Text, ValueKind.Text) => a.Text(rendering) == b.Text(rendering),
            (ValueKind.List, ValueKind.List) => a.Count == b.Count && AreEqual(rendering, a.Items(rendering), b.Items(rendering)),
            (ValueKind.Map, ValueKind.Map) => a.Count == b.Count && AreEqual(rendering, a.ToMap(rendering), b),
            _ => false,
        };
    }

    /// <summary>Less than 0: <paramref name="a"/> comes first.</summary>
    /// <exception cref="Playbooks.PlaybookException">The two have no order.</exception>
    public static int Compare(Rendering rendering, Value a, Value b)
    {
        rendering.Spend(1);
        return (a.Kind, b.Kind) switch
        {
            (ValueKind.Integer, ValueKind.Integer) => a.Integer.CompareTo(b.Integer),
            (ValueKind.Integer or ValueKind.Float, ValueKind.Integer or ValueKind.Float) => a.Float.CompareTo(b.Float),
            (ValueKind.Boolean, ValueKind.Boolean) => a.Boolean.CompareTo(b.Boolean),
            (ValueKind.Text, ValueKind.Text) => string.CompareOrdinal(a.Text(rendering), b.Text(rendering)),
            (ValueKind.List, ValueKind.List) => Compare(rendering, a.Items(rendering), b.Items(rendering)),
            (ValueKind.Huge, _) or (_, ValueKind.Huge) => throw rendering.Wrong("A number of more than 64 bits cannot be compared."),
            _ => throw rendering.Wrong($"One is {a.Describe()}, the other is {b.Describe()}: neither is less than the other."),
        };
    }

    /// <summary>Sorts, keeping those that are alike in their order. Not the framework's sort, which hides the exception of a comparison in another.</summary>
    public static (Value Key, Value Item)[] Sort(Rendering rendering, (Value Key, Value Item)[] items, bool descending)
    {
        var (from, to) = (items, new (Value, Value)[items.Length]);
        rendering.SpendItems(items.Length);
        for (var width = 1; width < items.Length; width *= 2)
        {
            for (var start = 0; start < items.Length; start += 2 * width)
            {
                var (left, right, end) = (start, Math.Min(start + width, items.Length), Math.Min(start + (2 * width), items.Length));
                var middle = right;
                for (var at = start; at < end; at++)
                {
                    var takeLeft = left < middle && (right >= end || InOrder(from[left].Key, from[right].Key));
                    to[at] = from[takeLeft ? left++ : right++];
                }
            }

            (from, to) = (to, from);
        }

        return from;

        bool InOrder(Value a, Value b) => Compare(rendering, a, b) is var order && (descending ? order >= 0 : order <= 0);
    }

    private static bool AreEqual(Rendering rendering, Value[] a, Value[] b)
    {
        for (var i = 0; i < a.Length; i++)
        {
            if (!AreEqual(rendering, a[i], b[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(Rendering rendering, ValueMap a, Value b)
    {
        foreach (var (name, value) in a.Pairs)
        {
            if (!b.TryGetMember(name, out var other) || !AreEqual(rendering, value, other))
            {
                return false;
            }
        }

        return true;
    }

    private static int Compare(Rendering rendering, Value[] a, Value[] b)
    {
        for (var i = 0; i < a.Length && i < b.Length; i++)
        {
            if (!AreEqual(rendering, a[i], b[i]))
            {
                return Compare(rendering, a[i], b[i]);
            }
        }

        return a.Length.CompareTo(b.Length);
    }
}
