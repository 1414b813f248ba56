using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Expressions;

/// <summary><c>a + b</c> and the like.</summary>
internal sealed class BinaryExpression(Place place, Expression left, Expression right, Func<Rendering, Value, Value, Value> apply) : Expression(place, left, right)
{
    protected override Value Get(Rendering rendering)
    {
        var a = left.Evaluate(rendering);
        var b = right.Evaluate(rendering);
        rendering.At(this);
        return apply(rendering, a, b);
    }
}
