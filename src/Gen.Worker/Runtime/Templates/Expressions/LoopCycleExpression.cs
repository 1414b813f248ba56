using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Expressions;

/// <summary><c>loop.cycle('odd', 'even')</c>.</summary>
internal sealed class LoopCycleExpression(Place place, int loop, Expression[] values) : Expression(place, values)
{
    protected override Value Get(Rendering rendering) => values[rendering.Loops[loop]!.At % values.Length].Evaluate(rendering);
}
