using System.Globalization;
using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Functions;

/// <summary>Filters that make numbers. What is no number is an error, unless the filter is told what to take instead.</summary>
internal static class NumberFilters
{
    private const int MostDigits = 300;

    public static IReadOnlyList<Function> All { get; } =
    [
        new("int(default?, base?)", ToInteger),
        new("float(default?)", ToFloat),
        new("round(precision?, method?)", static (r, v, a) => Round(r, v, a.Integer(0, 0), a.Text(1, "common")!)),
        new("abs", static (r, v, _) => Arithmetic.Absolute(r, v)),
        new("bool", ToBoolean),
    ];

    private static Value ToInteger(Rendering rendering, Value value, Arguments arguments)
    {
        var radix = arguments.Integer(1, 10);
        var result = value.Kind switch
        {
            ValueKind.Integer => Value.Of(value.Integer),
            ValueKind.Huge => value,
            ValueKind.Boolean => Value.Of(value.Boolean ? 1L : 0L),
            ValueKind.Float => Whole(Math.Truncate(value.Float)),
            ValueKind.Text => Parse(value.Text(rendering).Trim(), radix),
            _ => default,
        };
        return result.IsUndefined ? Instead(rendering, value, arguments, "a whole number") : result;
    }

    private static Value ToFloat(Rendering rendering, Value value, Arguments arguments)
    {
        var result = value.Kind switch
        {
            ValueKind.Float => value,
            ValueKind.Integer => Value.Of((double)value.Integer),
            ValueKind.Boolean => Value.Of(value.Boolean ? 1.0 : 0.0),
            ValueKind.Text when TryFloat(value.Text(rendering).Trim(), out var number) => Value.Of(number),
            _ => default,
        };
        return result.IsUndefined ? Instead(rendering, value, arguments, "a number") : result;
    }

    private static Value ToBoolean(Rendering rendering, Value value, Arguments arguments)
    {
        var text = value.Kind == ValueKind.Text ? value.Text(rendering).Trim().ToLowerInvariant() : null;
        return (value.Kind, text) switch
        {
            (ValueKind.Boolean, _) => value,
            (ValueKind.Integer, _) when value.Integer is 0 or 1 => Value.Of(value.Integer == 1),
            (_, "true" or "yes" or "on" or "1") => Value.Of(true),
            (_, "false" or "no" or "off" or "0") => Value.Of(false),
            _ => throw rendering.Wrong("'bool' knows true, yes, on, 1 and false, no, off, 0, and this is something else."),
        };
    }

    private static Value Instead(Rendering rendering, Value value, Arguments arguments, string wanted)
    {
        var found = value.Kind == ValueKind.Text ? "text that is not" : $"{value.Describe()}, not";
        return arguments[0].IsUndefined
            ? throw rendering.Wrong($"This is {found} {wanted}. To take another value then, write it in the brackets.")
            : arguments[0];
    }

    private static Value Parse(string text, long radix)
    {
        var digits = text.Replace("_", "", StringComparison.Ordinal);
        if (radix == 10)
        {
            return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? Value.Of(whole)
                : TryFloat(digits, out var number) ? Whole(Math.Truncate(number))
                : default;
        }

        var prefix = radix switch { 2 => "0b", 8 => "0o", 16 => "0x", _ => "\0" };
        digits = digits.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? digits[2..] : digits;
        try
        {
            return radix is 2 or 8 or 16 && digits.Length > 0 && char.IsAsciiHexDigit(digits[0]) ? Value.Of(Convert.ToInt64(digits, (int)radix)) : default;
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException)
        {
            return default;
        }
    }

    private static bool TryFloat(string text, out double number)
        => double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number)
            && double.IsFinite(number);

    private static Value Whole(double number) => number is >= -9.2233720368547758e18 and < 9.2233720368547758e18 ? Value.Of((long)number) : default;

    private static Value Round(Rendering rendering, Value value, long precision, string method)
    {
        if (!value.IsNumber || value.Kind == ValueKind.Huge)
        {
            throw rendering.Wrong($"'round' wants a number, and got {(value.IsNumber ? "one of more than 64 bits" : value.Describe())}.");
        }

        if (Math.Abs(precision) > MostDigits)
        {
            throw rendering.Wrong($"'round' knows at most {MostDigits} digits.");
        }

        switch (method)
        {
            case "common" when value.Kind == ValueKind.Integer && precision >= 0:
                return value;
            case "common":
                var rounded = Round(value.Float, (int)precision);
                return value.Kind == ValueKind.Integer && Whole(rounded) is { IsUndefined: false } whole ? whole : Arithmetic.Finite(rendering, rounded);
            case "ceil" or "floor":
                var scale = Math.Pow(10, precision);
                var scaled = value.Float * scale;
                // Adding 0 takes the sign from a negative zero.
                return Arithmetic.Finite(rendering, ((method == "ceil" ? Math.Ceiling(scaled) : Math.Floor(scaled)) + 0.0) / scale);
            default:
                throw rendering.Wrong("'round' knows the methods 'common', 'ceil' and 'floor'.");
        }
    }

    /// <summary>To the nearest; what lies in the middle, to the even digit, as Python does.</summary>
    private static double Round(double number, int precision)
    {
        if (precision < 0)
        {
            var scale = Math.Pow(10, -precision);
            return Math.Round(number / scale, MidpointRounding.ToEven) * scale;
        }

        // Only a number with that few binary digits after the point can lie in the middle; for it the sum below is exact. All others are rounded by all of their digits.
        return precision <= 9 && Math.Abs(number) < 1e6 && Math.ScaleB(number, precision + 1) is var middle && middle == Math.Truncate(middle)
            ? Math.Round(number, precision, MidpointRounding.ToEven)
            : double.Parse(number.ToString($"F{precision}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
