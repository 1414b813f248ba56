using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Expressions;

/// <summary><c>loop.index</c> and the like; <c>loop</c> alone is a map of them.</summary>
internal sealed class LoopExpression(Place place, int loop, string? name = null) : Expression(place)
{
    public int Loop => loop;

    public bool IsWhole => name is null;

    protected override Value Get(Rendering rendering)
    {
        var state = rendering.Loops[loop]!;
        rendering.At(this);
        var value = name is null ? state.ToMap(rendering) : state.Get(name);
        return value.IsUndefined ? Value.Missing(() => Place.Wrong($"There is no '{name}' here: the loop has no further item in that direction.")) : value;
    }
}
