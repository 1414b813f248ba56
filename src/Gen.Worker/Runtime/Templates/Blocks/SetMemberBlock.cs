using Gen.Worker.Runtime.Templates.Data;
using Gen.Worker.Runtime.Templates.Expressions;

namespace Gen.Worker.Runtime.Templates.Blocks;

/// <summary><c>{% set names.member = expression %}</c>: a namespace is the one thing that a template can change.</summary>
internal sealed class SetMemberBlock(Expression names, string member, Expression expression) : Block
{
    public override bool IsSilent => true;

    public override void Render(Rendering rendering)
    {
        var target = names.Evaluate(rendering);
        var value = expression.Evaluate(rendering);
        rendering.At(names);
        if (target.Kind != ValueKind.Namespace)
        {
            throw rendering.Wrong($"'{names.Place.Text}' is {target.Describe()}, and values do not change. Only what namespace() gives can be set.");
        }

        if (value.Kind == ValueKind.Namespace)
        {
            throw rendering.Wrong("A namespace cannot hold a namespace.");
        }

        rendering.SpendItems(1);
        target.ToMap(rendering).Set(member, value);
    }
}
