using Gen.Worker.Runtime.Templates.Data;
using Gen.Worker.Runtime.Templates.Expressions;

namespace Gen.Worker.Runtime.Templates.Blocks;

/// <summary><c>{{ expression }}</c>.</summary>
internal sealed class OutputBlock(Expression expression) : Block
{
    public Expression Expression => expression;

    public override bool IsSilent => false;

    public override void Render(Rendering rendering)
    {
        var value = expression.Evaluate(rendering);
        rendering.At(expression);
        rendering.Append(value);
    }
}
