using Gen.Worker.Runtime.Templates.Data;
using Gen.Worker.Runtime.Templates.Expressions;

namespace Gen.Worker.Runtime.Templates.Blocks;

/// <summary><c>{% if %}…{% elif %}…{% else %}…{% endif %}</c>.</summary>
/// <param name="branches">In order; the one without a condition, if there is one, is the last.</param>
internal sealed class IfBlock(IReadOnlyList<(Expression? Condition, IReadOnlyList<Block> Body)> branches) : Block
{
    public IEnumerable<IReadOnlyList<Block>> Bodies => branches.Select(static b => b.Body);

    public override bool IsSilent { get; } = branches.All(static b => b.Body.All(static o => o.IsSilent));

    /// <summary>What is rendered; nothing if no condition is met.</summary>
    public IReadOnlyList<Block> Choose(Rendering rendering)
    {
        foreach (var (condition, body) in branches)
        {
            if (condition is null || condition.Evaluate(rendering).IsTrue)
            {
                return body;
            }
        }

        return [];
    }

    public override void Render(Rendering rendering) => Render(rendering, Choose(rendering));
}
