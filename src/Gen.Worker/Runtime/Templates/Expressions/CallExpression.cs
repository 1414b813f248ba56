using Gen.Worker.Runtime.Templates.Data;
using Gen.Worker.Runtime.Templates.Functions;

namespace Gen.Worker.Runtime.Templates.Expressions;

/// <summary>A filter, test, method or function with its arguments.</summary>
/// <param name="place">Where it stands.</param>
/// <param name="function">What is called.</param>
/// <param name="target">What it works on, if it works on something.</param>
/// <param name="arguments">By the places of the function's parameters; null: not given.</param>
internal sealed class CallExpression(Place place, Function function, Expression? target, Expression?[] arguments) : Expression(place, [target, .. arguments])
{
    protected override Value Get(Rendering rendering)
    {
        var on = target is null ? Value.Null : function.TakesUndefined ? target.Find(rendering) : target.Evaluate(rendering);
        var values = arguments.Length == 0 ? [] : new Value[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i]?.Evaluate(rendering) ?? default;
        }

        rendering.At(this);
        return function.Body(rendering, on, values);
    }
}
