using Gen.Worker.Runtime.Templates.Data;
using Gen.Worker.Runtime.Templates.Expressions;

namespace Gen.Worker.Runtime.Templates.Blocks;

/// <summary><c>{% set name = expression %}</c>, of one name or of several that share a list.</summary>
internal sealed class SetBlock(Targets targets, Expression expression) : Block
{
    public override bool IsSilent => true;

    public override void Render(Rendering rendering)
    {
        var value = expression.Evaluate(rendering);
        rendering.At(expression);
        targets.Assign(rendering, value);
    }
}
