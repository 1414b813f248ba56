using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Expressions;

/// <summary><c>{'a': b}</c>, <c>dict(a=b)</c> or, if <paramref name="isNamespace"/>, <c>namespace(a=b)</c>.</summary>
internal sealed class MapExpression(Place place, Expression[] keys, Expression[] values, bool isNamespace = false) : Expression(place, [.. keys, .. values])
{
    protected override Value Get(Rendering rendering)
    {
        var map = new ValueMap();
        for (var i = 0; i < keys.Length; i++)
        {
            var key = keys[i].Evaluate(rendering);
            rendering.At(keys[i]);
            var name = key.Kind == ValueKind.Text ? key.Text(rendering) : throw rendering.Wrong($"The key of a map is text, and this is {key.Describe()}.");
            map.Set(name, values[i].Evaluate(rendering));
        }

        rendering.At(this);
        var value = Value.Map(rendering, map);
        return isNamespace ? Value.Namespace(map) : value;
    }
}
