using System.Globalization;
using System.Text.Json;

namespace Gen.Worker.Shared.Databases.Rows;

/// <summary>The digits of numbers. JSON says how a number is written, not what holds it, and what holds too little of it changes it without a word.</summary>
public static class NumberDigits
{
    /// <summary>What is written with so many digits, a floating-point number gives back.</summary>
    private const int Few = 15;

    /// <summary>What holds a number with all its digits.</summary>
    /// <param name="number">A JSON number.</param>
    public static NumberKinds KindsOf(JsonElement number)
    {
        var text = number.GetRawText();
        var whole = number.TryGetInt64(out _) ? NumberKinds.Whole : NumberKinds.None;
        if (text.Length <= Few && !text.AsSpan().ContainsAny('e', 'E'))
        {
            return whole | NumberKinds.Real | NumberKinds.Exact;
        }

        var written = Digits.Of(text);
        return whole
            | (number.TryGetDouble(out var real) && double.IsFinite(real) && Digits.Of(real.ToString("R", CultureInfo.InvariantCulture)) == written ? NumberKinds.Real : NumberKinds.None)
            | (number.TryGetDecimal(out var exact) && Digits.Of(exact.ToString(CultureInfo.InvariantCulture)) == written ? NumberKinds.Exact : NumberKinds.None);
    }

    /// <summary>Whether 15 digits tell the number: so many every database keeps that makes a decimal or a text of it.</summary>
    /// <param name="number">The number.</param>
    public static bool AreFew(double number) => double.Parse(number.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Equals(number);

    /// <summary>A number as digits and a power of ten, so that two spellings of one number are equal.</summary>
    private readonly record struct Digits(bool IsNegative, string Text, long Exponent)
    {
        public static Digits Of(string number)
        {
            var text = number.AsSpan();
            var e = text.IndexOfAny('e', 'E');
            var exponent = e < 0 ? 0 : long.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var given) ? given : int.MaxValue;
            var mantissa = e < 0 ? text : text[..e];
            var isNegative = mantissa[0] == '-';
            mantissa = isNegative ? mantissa[1..] : mantissa;
            var point = mantissa.IndexOf('.');
            var digits = point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]);
            var significant = digits.TrimEnd('0');
            exponent += digits.Length - significant.Length - (point < 0 ? 0 : mantissa.Length - point - 1);
            significant = significant.TrimStart('0');
            return significant.Length == 0 ? new(false, "", 0) : new(isNegative, significant, exponent);
        }
    }
}
