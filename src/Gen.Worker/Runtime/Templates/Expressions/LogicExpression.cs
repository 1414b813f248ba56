using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Expressions;

/// <summary><c>a and b</c>, <c>a or b</c>: the value that decides, as in Python. What is not needed is not evaluated.</summary>
internal sealed class LogicExpression(Place place, Expression left, Expression right, bool isAnd) : Expression(place, left, right)
{
    protected override Value Get(Rendering rendering)
    {
        var value = left.Evaluate(rendering);
        return value.IsTrue == isAnd ? right.Evaluate(rendering) : value;
    }
}
