using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Expressions;

/// <summary><c>[a, b]</c>, or <c>(a, b)</c>.</summary>
internal sealed class ListExpression(Place place, Expression[] items) : Expression(place, items)
{
    protected override Value Get(Rendering rendering)
    {
        var values = Array.ConvertAll(items, i => i.Evaluate(rendering));
        rendering.At(this);
        return Value.List(rendering, values);
    }
}
