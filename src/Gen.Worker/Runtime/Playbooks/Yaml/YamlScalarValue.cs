using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gen.Worker.Runtime.Playbooks.Yaml;

/// <summary>What a scalar means: YAML 1.2's core schema, so <c>no</c> is Norway and not false.</summary>
internal static partial class YamlScalarValue
{
    public static void WriteTo(Utf8JsonWriter writer, YamlScalar scalar)
    {
        if (scalar.IsText)
        {
            writer.WriteStringValue(scalar.Text);
            return;
        }

        switch (scalar.Text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                writer.WriteNullValue();
                break;
            case "true" or "True" or "TRUE":
                writer.WriteBooleanValue(true);
                break;
            case "false" or "False" or "FALSE":
                writer.WriteBooleanValue(false);
                break;
            default:
                WriteNumberOrText(writer, scalar);
                break;
        }
    }

    private static void WriteNumberOrText(Utf8JsonWriter writer, YamlScalar scalar)
    {
        var text = scalar.Text;
        if (WholeNumber().IsMatch(text))
        {
            writer.WriteNumberValue(long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : throw TooLarge(scalar));
        }
        else if (BasedNumber().Match(text) is { Success: true } based)
        {
            try
            {
                var isHex = based.Groups["hex"].Success;
                var number = Convert.ToUInt64(isHex ? based.Groups["hex"].Value : based.Groups["octal"].Value, isHex ? 16 : 8);
                writer.WriteNumberValue(checked((long)number));
            }
            catch (OverflowException)
            {
                throw TooLarge(scalar);
            }
        }
        else if (DecimalNumber().IsMatch(text))
        {
            var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
            writer.WriteNumberValue(double.IsFinite(number) ? number : throw TooLarge(scalar));
        }
        else if (NoNumber().IsMatch(text))
        {
            throw new PlaybookException(scalar.Location, $"'{text}' is no value that JSON has. Write it in quotes if text is meant.");
        }
        else
        {
            writer.WriteStringValue(text);
        }
    }

    private static PlaybookException TooLarge(YamlScalar scalar) => new(scalar.Location, $"The number '{scalar.Text}' is too large. Write it in quotes if text is meant.");

    [GeneratedRegex(@"^[-+]?[0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^0(?:x(?<hex>[0-9a-fA-F]+)|o(?<octal>[0-7]+))\z", RegexOptions.CultureInvariant)]
    private static partial Regex BasedNumber();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalNumber();

    [GeneratedRegex(@"^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z", RegexOptions.CultureInvariant)]
    private static partial Regex NoNumber();
}
