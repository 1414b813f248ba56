using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Expressions;

/// <summary><c>a &lt; b</c>, and chains: <c>0 &lt; a &lt;= 9</c> means <c>0 &lt; a and a &lt;= 9</c>.</summary>
internal sealed class ComparisonExpression(Place place, Expression first, (string Operator, Expression Operand)[] others)
    : Expression(place, [first, .. others.Select(static o => o.Operand)])
{
    /// <summary>Whether <paramref name="container"/> has <paramref name="value"/>: an item, a key, or a part of a text.</summary>
    public static bool Contains(Rendering rendering, Value container, Value value)
    {
        switch (container.Kind)
        {
            case ValueKind.List:
                foreach (var item in container.Items(rendering))
                {
                    if (ValueOrder.AreEqual(rendering, item, value))
                    {
                        return true;
                    }
                }

                return false;
            case ValueKind.Map:
                rendering.Spend(container.Weight);
                return value.Kind == ValueKind.Text && container.TryGetMember(value.Text(rendering), out _);
            case ValueKind.Text when value.Kind == ValueKind.Text:
                return TextSearch.IndexOf(rendering, container.Text(rendering), value.Text(rendering)) >= 0;
            default:
                throw rendering.Wrong($"'in' looks for a value in a list, a key in a map or text in text, and not for {value.Describe()} in {container.Describe()}.");
        }
    }

    public static bool Holds(Rendering rendering, string sign, Value a, Value b) => sign switch
    {
        "==" => ValueOrder.AreEqual(rendering, a, b),
        "!=" => !ValueOrder.AreEqual(rendering, a, b),
        "<" => ValueOrder.Compare(rendering, a, b) < 0,
        "<=" => ValueOrder.Compare(rendering, a, b) <= 0,
        ">" => ValueOrder.Compare(rendering, a, b) > 0,
        ">=" => ValueOrder.Compare(rendering, a, b) >= 0,
        "in" => Contains(rendering, b, a),
        _ => !Contains(rendering, b, a),
    };

    protected override Value Get(Rendering rendering)
    {
        var left = first.Evaluate(rendering);
        foreach (var (sign, operand) in others)
        {
            var right = operand.Evaluate(rendering);
            rendering.At(this);
            if (!Holds(rendering, sign, left, right))
            {
                return Value.Of(false);
            }

            left = right;
        }

        return Value.Of(true);
    }
}
