using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Blocks;

/// <summary><c>{% set name %}text{% endset %}</c>.</summary>
internal sealed class SetTextBlock(int local, IReadOnlyList<Block> body) : Block
{
    public override bool IsSilent => true;

    public override void Render(Rendering rendering) => rendering.Locals[local] = Value.Of(rendering.Capture(() => Render(rendering, body)));
}
