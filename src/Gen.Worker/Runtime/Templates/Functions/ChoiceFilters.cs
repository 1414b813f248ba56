using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Functions;

/// <summary>Filters that choose: one value or another, or items by a test.</summary>
internal static class ChoiceFilters
{
    public static IReadOnlyList<Function> All { get; } =
    [
        new("default(value?, boolean?)", Default) { TakesUndefined = true },
        new("ternary(yes, no, none?)", static (_, v, a) => v.Kind == ValueKind.Null && a.Has(2) ? a[2] : v.IsTrue ? a[0] : a[1]),
        new("select(test?, *)", static (r, v, a) => Choose(r, v, static i => i, a, 0, wanted: true)) { FirstNames = static () => FunctionTable.Tests },
        new("reject(test?, *)", static (r, v, a) => Choose(r, v, static i => i, a, 0, wanted: false)) { FirstNames = static () => FunctionTable.Tests },
        new("selectattr(attribute, test?, *)", static (r, v, a) => Choose(r, v, i => Sequence.Attribute(r, i, a[0]), a, 1, wanted: true)),
        new("rejectattr(attribute, test?, *)", static (r, v, a) => Choose(r, v, i => Sequence.Attribute(r, i, a[0]), a, 1, wanted: false)),
    ];

    private static Value Default(Rendering rendering, Value value, Arguments arguments)
        => value.IsUndefined || (arguments.Boolean(1) && !value.IsTrue) ? arguments.Or(0, Value.EmptyText) : value;

    private static Value Choose(Rendering rendering, Value list, Func<Value, Value> get, Arguments arguments, int test, bool wanted)
    {
        var holds = arguments.Has(test)
            ? FunctionTable.Tests.Bind(rendering, arguments.Text(test), arguments.Rest)
            : static value => value.IsUndefined ? throw value.Why() : Value.Of(value.IsTrue);
        return Sequence.ToList(rendering, Sequence.Of(rendering, list).Where(i => holds(get(i)).Boolean == wanted));
    }
}
