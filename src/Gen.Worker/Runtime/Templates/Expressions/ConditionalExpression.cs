using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Expressions;

/// <summary><c>a if condition else b</c>.</summary>
internal sealed class ConditionalExpression(Place place, Expression then, Expression condition, Expression? otherwise) : Expression(place, then, condition, otherwise)
{
    protected override Value Get(Rendering rendering)
        => condition.Evaluate(rendering).IsTrue ? then.Find(rendering)
        : otherwise is not null ? otherwise.Find(rendering)
        : Value.Missing(() => Place.Wrong("The condition is not met, and there is no 'else' that says what to take instead."));
}
