using Gen.Worker.Runtime.Templates.Data;
using Gen.Worker.Runtime.Templates.Expressions;

namespace Gen.Worker.Runtime.Templates.Functions;

/// <summary>What may stand after <c>is</c>.</summary>
internal static class Tests
{
    public static IReadOnlyList<Function> All { get; } =
    [
        new("defined", static (_, v, _) => Value.Of(!v.IsUndefined)) { TakesUndefined = true },
        new("undefined", static (_, v, _) => Value.Of(v.IsUndefined)) { TakesUndefined = true },
        Kind("none", static v => v.Kind == ValueKind.Null),
        Kind("string", static v => v.Kind == ValueKind.Text),
        Kind("number", static v => v.IsNumber),
        Kind("integer", static v => v.Kind is ValueKind.Integer or ValueKind.Huge),
        Kind("float", static v => v.Kind == ValueKind.Float),
        Kind("boolean", static v => v.Kind == ValueKind.Boolean),
        Kind("true", static v => v.Kind == ValueKind.Boolean && v.Boolean),
        Kind("false", static v => v.Kind == ValueKind.Boolean && !v.Boolean),
        Kind("mapping", static v => v.Kind == ValueKind.Map),
        Kind("sequence", static v => v.Kind is ValueKind.List or ValueKind.Map or ValueKind.Text),
        Kind("iterable", static v => v.Kind is ValueKind.List or ValueKind.Map or ValueKind.Text),
        new("even", static (r, v, _) => Value.Of(Whole(r, v) % 2 == 0)),
        new("odd", static (r, v, _) => Value.Of(Whole(r, v) % 2 != 0)),
        new("divisibleby(number)", static (r, v, a) => Value.Of(Arithmetic.Remainder(r, Value.Of(Whole(r, v)), Value.Of(Whole(r, a[0]))).Integer == 0)),
        new("lower", static (r, v, _) => Value.Of(Case(TextFilters.Of(r, v), char.IsUpper, char.IsLower))),
        new("upper", static (r, v, _) => Value.Of(Case(TextFilters.Of(r, v), char.IsLower, char.IsUpper))),
        new("in(list)", static (r, v, a) => Value.Of(ComparisonExpression.Contains(r, a[0], v))),
        new("contains(value)", static (r, v, a) => Value.Of(ComparisonExpression.Contains(r, v, a[0]))),
        Comparison("=="),
        Comparison("!="),
        Comparison("<"),
        Comparison("<="),
        Comparison(">"),
        Comparison(">="),
    ];

    private static Function Kind(string name, Func<Value, bool> holds) => new(name, (_, v, _) => Value.Of(holds(v)));

    private static Function Comparison(string sign) => new($"{sign}(other)", (r, v, a) => Value.Of(ComparisonExpression.Holds(r, sign, v, a[0])));

    private static long Whole(Rendering rendering, Value value)
        => value.Kind == ValueKind.Integer
            ? value.Integer
            : throw rendering.Wrong($"This test wants a whole number, and got {(value.IsNumber ? "another number" : value.Describe())}.");

    /// <summary>It has letters of one case and none of the other.</summary>
    private static bool Case(string text, Func<char, bool> none, Func<char, bool> some) => !text.Any(none) && text.Any(some);
}
