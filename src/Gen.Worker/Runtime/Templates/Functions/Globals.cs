using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Functions;

/// <summary>The functions that stand alone. <c>dict</c> and <c>namespace</c> are the parser's: they take any names.</summary>
internal static class Globals
{
    public static IReadOnlyList<Function> All { get; } =
    [
        new("range(start, stop?, step?)", Range),
    ];

    private static Value Range(Rendering rendering, Value target, Arguments arguments)
    {
        var (start, stop) = arguments.Has(1) ? (arguments.Integer(0, 0), arguments.Integer(1, 0)) : (0, arguments.Integer(0, 0));
        var step = arguments.Integer(2, 1);
        if (step == 0)
        {
            throw rendering.Wrong("The step of a range cannot be 0.");
        }

        var items = new List<Value>();
        for (Int128 at = start; step > 0 ? at < stop : at > stop; at += step)
        {
            rendering.SpendItems(1);
            items.Add(Value.Of((long)at));
        }

        return Value.List(rendering, [.. items]);
    }
}
