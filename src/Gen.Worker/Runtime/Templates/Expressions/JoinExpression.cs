using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Expressions;

/// <summary><c>a ~ b ~ c</c>: their texts, one after the other.</summary>
internal sealed class JoinExpression(Place place, Expression[] parts) : Expression(place, parts)
{
    protected override Value Get(Rendering rendering)
    {
        var texts = new string[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var value = parts[i].Evaluate(rendering);
            rendering.At(this);
            texts[i] = ValueJson.Text(rendering, value);
        }

        return Value.Of(rendering.Text(string.Concat(texts)));
    }
}
