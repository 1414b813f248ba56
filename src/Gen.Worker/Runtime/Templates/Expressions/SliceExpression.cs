using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Expressions;

/// <summary><c>target[from:to:step]</c>, of a list or text, as in Python: what lies outside is left out.</summary>
internal sealed class SliceExpression(Place place, Expression target, Expression? from, Expression? to, Expression? step)
    : Expression(place, target, from, to, step), IPathExpression
{
    public Expression Target => target;

    protected override Value Get(Rendering rendering)
    {
        var value = target.Find(rendering);
        if (value.IsUndefined)
        {
            return value;
        }

        var (first, last, by) = (Number(rendering, from), Number(rendering, to), Number(rendering, step) ?? 1);
        rendering.At(this);
        if (by == 0)
        {
            throw rendering.Wrong("The step of a slice cannot be 0.");
        }

        return value.Kind switch
        {
            ValueKind.Text => Value.Of(rendering.Text(string.Concat(Take(rendering, CodePoints.Split(rendering, value.Text(rendering)), first, last, by)))),
            ValueKind.List => Value.List(rendering, [.. Take(rendering, value.Items(rendering), first, last, by)]),
            _ => throw rendering.Wrong($"'{target.Place.Text}' is {value.Describe()}: a slice is taken of a list or text."),
        };
    }

    private static List<T> Take<T>(Rendering rendering, T[] items, long? first, long? last, long by)
    {
        var (start, end) = by > 0
            ? (Within(first ?? 0, 0, items.Length), Within(last ?? items.Length, 0, items.Length))
            : (Within(first ?? items.Length - 1, -1, items.Length - 1), last is { } l ? Within(l, -1, items.Length - 1) : -1);
        var taken = new List<T>();
        for (var at = start; by > 0 ? at < end : at > end; at += by)
        {
            rendering.SpendItems(1);
            taken.Add(items[at]);

            // A step may be so large that adding it overflows.
            if (by > items.Length || -by > items.Length || by == long.MinValue)
            {
                break;
            }
        }

        return taken;

        long Within(long place, long least, long most) => Math.Clamp(place < 0 ? place + items.Length : place, least, most);
    }

    private static long? Number(Rendering rendering, Expression? expression)
    {
        if (expression is null)
        {
            return null;
        }

        var value = expression.Evaluate(rendering);
        rendering.At(expression);
        return value.Kind switch
        {
            ValueKind.Integer => Math.Clamp(value.Integer, long.MinValue + 1 + int.MaxValue, long.MaxValue - int.MaxValue),
            ValueKind.Null => null,
            _ => throw rendering.Wrong($"A slice takes whole numbers, and this is {value.Describe()}."),
        };
    }
}
