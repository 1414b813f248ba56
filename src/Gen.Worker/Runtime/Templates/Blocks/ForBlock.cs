using Gen.Worker.Runtime.Templates.Data;
using Gen.Worker.Runtime.Templates.Expressions;
using Gen.Worker.Runtime.Templates.Functions;

namespace Gen.Worker.Runtime.Templates.Blocks;

/// <summary><c>{% for x in xs if condition %}…{% else %}…{% endfor %}</c>.</summary>
internal sealed class ForBlock : Block
{
    public required Targets Targets { get; init; }

    public required Expression Items { get; init; }

    public required Expression? Condition { get; init; }

    public required IReadOnlyList<Block> Body { get; init; }

    public required IReadOnlyList<Block> Else { get; init; }

    /// <summary>The place of the loop itself.</summary>
    public required int Loop { get; init; }

    /// <summary>The places of the names that live for one turn only.</summary>
    public required Range Locals { get; init; }

    public override bool IsSilent => Body.Concat(Else).All(static b => b.IsSilent);

    public override void Render(Rendering rendering)
    {
        var items = Chosen(rendering);
        var state = new LoopState(items);
        for (var i = 0; i < items.Length; i++)
        {
            Begin(rendering, items[i]);
            state.At = i;
            rendering.Loops[Loop] = state;
            Render(rendering, Body);
        }

        rendering.Locals.AsSpan(Locals).Clear();
        if (items.Length == 0)
        {
            Render(rendering, Else);
        }
    }

    private Value[] Chosen(Rendering rendering)
    {
        var value = Items.Evaluate(rendering);
        rendering.At(Items);
        var items = Sequence.Of(rendering, value);
        if (Condition is null)
        {
            return items;
        }

        var chosen = new List<Value>();
        foreach (var item in items)
        {
            Begin(rendering, item);
            if (Condition.Evaluate(rendering).IsTrue)
            {
                rendering.SpendItems(1);
                chosen.Add(item);
            }
        }

        return [.. chosen];
    }

    private void Begin(Rendering rendering, Value item)
    {
        rendering.Spend(1);
        rendering.At(Items);
        rendering.Locals.AsSpan(Locals).Clear();
        Targets.Assign(rendering, item);
    }
}
