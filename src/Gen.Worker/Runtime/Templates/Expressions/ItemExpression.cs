using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Expressions;

/// <summary><c>target[index]</c>: an item of a list, a character of a text (negative counts from the end), or a member of a map.</summary>
internal sealed class ItemExpression(Place place, Expression target, Expression index) : Expression(place, target, index), IPathExpression
{
    public Expression Target => target;

    protected override Value Get(Rendering rendering)
    {
        var value = target.Find(rendering);
        if (value.IsUndefined)
        {
            return value;
        }

        var at = index.Evaluate(rendering);
        rendering.At(this);
        rendering.Spend(value.Weight);
        switch (at.Kind, value.Kind)
        {
            case (ValueKind.Text, _):
                return Member(value, at.Text(rendering));
            case (ValueKind.Integer, ValueKind.List):
                return Item(at.Integer, value.Count, "items", i => value.Item(i));
            case (ValueKind.Integer, ValueKind.Text):
                var text = CodePoints.Split(rendering, value.Text(rendering));
                return Item(at.Integer, text.Length, "characters", i => Value.Of(text[i]));
            case (ValueKind.Integer, ValueKind.Map):
                throw rendering.Wrong($"'{target.Place.Text}' is a map, whose keys are text: write the key in quotes.");
            case (ValueKind.Integer, _):
                return Value.Missing(() => Place.Wrong($"'{target.Place.Text}' is {value.Describe()} and no list."));
            default:
                throw rendering.Wrong($"In brackets stands a whole number or text, and this is {at.Describe()}.");
        }
    }

    /// <summary>A name that was computed is a value, which no message tells.</summary>
    private Value Member(Value value, string name)
        => index is LiteralExpression ? MemberExpression.Of(value, name, Place, () => $"'{target.Place.Text}'")
        : value.Kind is ValueKind.Map or ValueKind.Namespace && value.TryGetMember(name, out var member) ? member
        : Value.Missing(() => Place.Wrong($"'{target.Place.Text}' is {value.Describe()} and has no member of the name that '{index.Place.Text}' gives."));

    private Value Item(long index, int count, string what, Func<int, Value> get)
    {
        var at = index < 0 ? count + index : index;
        return at >= 0 && at < count ? get((int)at) : Value.Missing(() => Place.Wrong($"'{target.Place.Text}' has {count} {what}, and no [{index}]."));
    }
}
