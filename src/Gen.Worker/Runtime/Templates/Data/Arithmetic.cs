using Gen.Worker.Runtime.Playbooks;

namespace Gen.Worker.Runtime.Templates.Data;

/// <summary>What operators do with values, as Python does it, except that a result which a number cannot hold is an error.</summary>
internal static class Arithmetic
{
    public static Value Add(Rendering rendering, Value a, Value b)
    {
        switch (a.Kind, b.Kind)
        {
            case (ValueKind.Text, ValueKind.Text):
                return Value.Of(rendering.Text(string.Concat(a.Text(rendering), b.Text(rendering))));
            case (ValueKind.List, ValueKind.List):
                rendering.SpendItems((long)a.Count + b.Count);
                return Value.List(rendering, [.. a.Items(rendering), .. b.Items(rendering)]);
            case (ValueKind.Text, _) or (_, ValueKind.Text):
                throw rendering.Wrong($"'+' cannot add {b.Describe()} to {a.Describe()}. To join them as text, write '~'.");
            default:
                return Calculate(rendering, "+", a, b, static (x, y) => checked(x + y), static (x, y) => x + y);
        }
    }

    public static Value Subtract(Rendering rendering, Value a, Value b)
        => Calculate(rendering, "-", a, b, static (x, y) => checked(x - y), static (x, y) => x - y);

    public static Value Multiply(Rendering rendering, Value a, Value b)
    {
        switch (a.Kind, b.Kind)
        {
            case (ValueKind.Text, ValueKind.Integer):
                return Repeat(rendering, a.Text(rendering), b.Integer);
            case (ValueKind.Integer, ValueKind.Text):
                return Repeat(rendering, b.Text(rendering), a.Integer);
            case (ValueKind.List, ValueKind.Integer):
                return Repeat(rendering, a, b.Integer);
            case (ValueKind.Integer, ValueKind.List):
                return Repeat(rendering, b, a.Integer);
            default:
                return Calculate(rendering, "*", a, b, static (x, y) => checked(x * y), static (x, y) => x * y);
        }
    }

    public static Value Divide(Rendering rendering, Value a, Value b)
    {
        Check(rendering, "/", a, b);
        return Finite(rendering, a.Float / NotZero(rendering, b).Float);
    }

    public static Value FloorDivide(Rendering rendering, Value a, Value b)
    {
        Check(rendering, "//", a, b);
        NotZero(rendering, b);
        return Calculate(rendering, "//", a, b, static (x, y) => checked(x / y) - (x % y != 0 && (x < 0) != (y < 0) ? 1 : 0), static (x, y) => Math.Floor(x / y));
    }

    public static Value Remainder(Rendering rendering, Value a, Value b)
    {
        Check(rendering, "%", a, b);
        NotZero(rendering, b);
        return Calculate(rendering, "%", a, b, WholeRemainder, FloatRemainder);
    }

    public static Value Power(Rendering rendering, Value a, Value b)
    {
        Check(rendering, "**", a, b);
        if (a.Kind == ValueKind.Integer && b.Kind == ValueKind.Integer && b.Integer >= 0)
        {
            return Calculate(rendering, "**", a, b, Power, static (x, _) => x);
        }

        return b.Float < 0 && a.Float == 0 ? throw rendering.Wrong("0 has no negative power.") : Finite(rendering, Math.Pow(a.Float, b.Float));
    }

    public static Value Negate(Rendering rendering, Value value)
        => Calculate(rendering, "-", Value.Of(0L), value, static (_, y) => checked(-y), static (_, y) => -y);

    public static Value Absolute(Rendering rendering, Value value)
        => Calculate(rendering, "abs", Value.Of(0L), value, static (_, y) => checked(y < 0 ? -y : y), static (_, y) => Math.Abs(y));

    /// <summary>A number that JSON can hold.</summary>
    public static Value Finite(Rendering rendering, double number) => double.IsFinite(number) ? Value.Of(number) : throw TooLarge(rendering);

    private static Value Calculate(Rendering rendering, string sign, Value a, Value b, Func<long, long, long> whole, Func<double, double, double> real)
    {
        Check(rendering, sign, a, b);
        if (a.Kind != ValueKind.Integer || b.Kind != ValueKind.Integer)
        {
            return Finite(rendering, real(a.Float, b.Float));
        }

        try
        {
            return Value.Of(whole(a.Integer, b.Integer));
        }
        catch (OverflowException)
        {
            throw TooLarge(rendering);
        }
    }

    private static void Check(Rendering rendering, string sign, Value a, Value b)
    {
        if (a.Kind == ValueKind.Huge || b.Kind == ValueKind.Huge)
        {
            throw rendering.Wrong("A number of more than 64 bits cannot be calculated with.");
        }

        if (!a.IsNumber || !b.IsNumber)
        {
            throw rendering.Wrong($"'{sign}' wants numbers, and got {(a.IsNumber ? b : a).Describe()}.");
        }
    }

    private static Value NotZero(Rendering rendering, Value divisor) => divisor.Float == 0 ? throw rendering.Wrong("This divides by zero.") : divisor;

    private static PlaybookException TooLarge(Rendering rendering) => rendering.Wrong("The result is larger than a number can be (64 bits if it is whole).");

    private static long WholeRemainder(long x, long y)
    {
        // The least number divided by -1 overflows, though the rest is 0.
        var rest = y == -1 ? 0 : x % y;
        return rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest;
    }

    private static double FloatRemainder(double x, double y)
    {
        var rest = x % y;
        return rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest;
    }

    private static long Power(long number, long times)
    {
        // 0, 1 and -1 never overflow, so that the number of turns would have no end.
        if (number is 0 or 1 or -1)
        {
            return times == 0 ? 1 : number == -1 && times % 2 == 0 ? 1 : number;
        }

        var result = 1L;
        for (; times > 0; times--)
        {
            result = checked(result * number);
        }

        return result;
    }

    private static Value Repeat(Rendering rendering, string text, long times)
    {
        times = text.Length == 0 ? 0 : Math.Max(0, times);
        rendering.SpendText(times > int.MaxValue ? int.MaxValue : text.Length * times);
        return Value.Of(times == 0 ? "" : string.Create((int)(text.Length * times), text, static (span, piece) =>
        {
            for (var at = 0; at < span.Length; at += piece.Length)
            {
                piece.CopyTo(span[at..]);
            }
        }));
    }

    private static Value Repeat(Rendering rendering, Value list, long times)
    {
        var items = list.Items(rendering);
        times = items.Length == 0 ? 0 : Math.Max(0, times);
        rendering.SpendItems(times > int.MaxValue ? int.MaxValue : items.Length * times);
        var all = new Value[items.Length * times];
        for (var at = 0; at < all.Length; at += items.Length)
        {
            items.CopyTo(all, at);
        }

        return Value.List(rendering, all);
    }
}
