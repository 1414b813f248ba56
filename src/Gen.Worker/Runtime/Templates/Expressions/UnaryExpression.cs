using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Expressions;

/// <summary><c>-a</c>, <c>+a</c>, <c>not a</c>.</summary>
internal sealed class UnaryExpression(Place place, Expression operand, Func<Rendering, Value, Value> apply) : Expression(place, operand)
{
    protected override Value Get(Rendering rendering)
    {
        var value = operand.Evaluate(rendering);
        rendering.At(this);
        return apply(rendering, value);
    }
}
