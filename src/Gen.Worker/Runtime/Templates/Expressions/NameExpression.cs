using Gen.Worker.Runtime.Templates.Data;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Templates.Expressions;

/// <summary>A name: one that the template has set, or else one from outside.</summary>
/// <param name="place">Where it stands.</param>
/// <param name="name">The name.</param>
/// <param name="locals">The places that may hold it, innermost first.</param>
internal sealed class NameExpression(Place place, string name, int[] locals) : Expression(place)
{
    /// <summary>The worker's name for a playbook's values, as opposed to a step's result.</summary>
    private const string Workload = "workload";

    public string Name => name;

    /// <summary>It is the result of something, which <c>.result</c> and <c>.data</c> lead to as well.</summary>
    public bool IsResult => locals.Length == 0 && name != Workload;

    protected override Value Get(Rendering rendering)
    {
        foreach (var local in locals)
        {
            if (rendering.Locals[local] is { IsUndefined: false } value)
            {
                return value;
            }
        }

        return rendering.Values.TryGetValue(name, out var json) ? Value.Of(json) : Missing(rendering);
    }

    // On its own, so that a name that is there pays for no closure.
    private Value Missing(Rendering rendering)
        => Value.Missing(() => Place.Wrong($"There is no '{name}' here. {Known.Hint(name, [.. rendering.Values.Keys])}"));
}
