using System.Globalization;
using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Functions;

/// <summary>What loops and filters go through.</summary>
internal static class Sequence
{
    /// <summary>The items of a list, the keys of a map, or the characters of a text.</summary>
    public static Value[] Of(Rendering rendering, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.List:
                return value.Items(rendering);
            case ValueKind.Map:
                var keys = value.ToMap(rendering).Pairs;
                rendering.SpendItems(keys.Count);
                return [.. keys.Select(static k => Value.Of(k.Key))];
            case ValueKind.Text:
                return Array.ConvertAll(CodePoints.Split(rendering, value.Text(rendering)), Value.Of);
            default:
                throw rendering.Wrong($"A list is wanted here, and this is {value.Describe()}.");
        }
    }

    /// <summary>A list of what is made one by one.</summary>
    public static Value ToList(Rendering rendering, IEnumerable<Value> items)
    {
        var list = new List<Value>();
        foreach (var item in items)
        {
            rendering.SpendItems(1);
            list.Add(item);
        }

        return Value.List(rendering, [.. list]);
    }

    /// <summary>What an attribute such as <c>user.name</c> or <c>rows.0</c> leads to; undefined if that is not there.</summary>
    /// <param name="rendering">Counts what it costs.</param>
    /// <param name="item">Where to begin.</param>
    /// <param name="attribute">Text, or the place in a list.</param>
    public static Value Attribute(Rendering rendering, Value item, Value attribute)
    {
        if (attribute.Kind == ValueKind.Integer)
        {
            return Place(rendering, item, attribute.Integer);
        }

        var path = attribute.Kind == ValueKind.Text ? attribute.Text(rendering) : throw rendering.Wrong($"An attribute is text, and this is {attribute.Describe()}.");
        foreach (var part in path.Split('.'))
        {
            if (item.IsUndefined)
            {
                return item;
            }

            rendering.Spend(1);
            if (item.Kind == ValueKind.List && long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var place))
            {
                item = Place(rendering, item, place);
            }
            else
            {
                var holder = item;
                item = item.Kind == ValueKind.Map && item.TryGetMember(part, out var member)
                    ? member
                    : Value.Missing(() => Missing(rendering, holder, part));
            }
        }

        return item;
    }

    /// <summary>The attribute of each item, or the items themselves.</summary>
    public static Func<Value, Value> Getter(Rendering rendering, Arguments arguments, int place)
    {
        var attribute = arguments.Has(place) ? arguments[place] : default;
        return attribute.IsUndefined
            ? static item => item
            : item =>
            {
                var value = Attribute(rendering, item, attribute);
                return value.IsUndefined ? throw value.Why() : value;
            };
    }

    private static Playbooks.PlaybookException Missing(Rendering rendering, Value holder, string name)
        => holder.Kind == ValueKind.Map
            ? rendering.Wrong($"An item has no '{name}'. {Runtime.Values.Known.Hint(name, holder.MemberNames())}")
            : rendering.Wrong($"An item is {holder.Describe()} and has no '{name}'.");

    private static Value Place(Rendering rendering, Value item, long place)
        => item.Kind == ValueKind.List && place >= 0 && place < item.Count
            ? item.Item((int)place)
            : Value.Missing(() => rendering.Wrong($"An item is {item.Describe()} and has no [{place}]."));
}
