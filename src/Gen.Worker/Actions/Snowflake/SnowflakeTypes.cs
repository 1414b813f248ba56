using System.Globalization;
using System.Text.Json;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Rows;

namespace Gen.Worker.Actions.Snowflake;

/// <summary>Snowflake's types, and the texts in which a result has their values.</summary>
internal static class SnowflakeTypes
{
    private const int WholeDigits = 18;

    /// <summary>A decimal of .NET holds any number of so many digits. More it rounds, and does not tell.</summary>
    private const int ExactDigits = 28;

    private const long MicrosecondsPerSecond = 1_000_000;

    /// <summary>How a column of a result is read.</summary>
    /// <param name="column">A member of <c>rowType</c>.</param>
    public static ColumnType ToColumnType(JsonElement column) => column.GetProperty("type").GetString()?.ToUpperInvariant() switch
    {
        "FIXED" or "NUMBER" => Number(column, "scale") == 0 && Number(column, "precision") <= WholeDigits ? ColumnType.Whole : ColumnType.Exact,
        "REAL" or "FLOAT" or "DOUBLE" => ColumnType.Real,
        "BOOLEAN" => ColumnType.Boolean,
        "DATE" => ColumnType.Date,
        "TIME" => ColumnType.Time,
        "TIMESTAMP_NTZ" => ColumnType.Timestamp,
        "TIMESTAMP_LTZ" or "TIMESTAMP_TZ" => ColumnType.Instant,
        "BINARY" => ColumnType.Bytes,
        "VARIANT" or "OBJECT" or "ARRAY" => ColumnType.Json,
        _ => ColumnType.Text,
    };

    /// <summary>Adds a value.</summary>
    /// <param name="values">The column.</param>
    /// <param name="cell">A text, or null.</param>
    /// <param name="name">The column's name, for messages.</param>
    /// <param name="row">The row's number, for messages; the first is 1.</param>
    /// <exception cref="DatabaseException">The value cannot be held.</exception>
    public static void Add(ColumnValues values, JsonElement cell, string name, long row)
    {
        if (cell.ValueKind == JsonValueKind.Null)
        {
            values.AddNull();
            return;
        }

        var text = cell.ValueKind == JsonValueKind.String ? cell.GetString()! : cell.GetRawText();
        try
        {
            switch (values.Type)
            {
                case ColumnType.Whole:
                    values.Add(long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
                    break;
                case ColumnType.Exact:
                    values.Add(Exact(text));
                    break;
                case ColumnType.Real:
                    values.Add(Real(text));
                    break;
                case ColumnType.Boolean:
                    values.Add(text is "true" or "TRUE" or "1" ? 1L : 0L);
                    break;
                case ColumnType.Date:
                    values.Add(long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
                    break;
                case ColumnType.Time or ColumnType.Timestamp or ColumnType.Instant:
                    values.Add(Microseconds(text));
                    break;
                case ColumnType.Bytes:
                    values.Add(Convert.FromHexString(text));
                    break;
                default:
                    values.Add(text);
                    break;
            }
        }
        catch (OverflowException e)
        {
            throw new DatabaseException(FormattableString.Invariant($"Column '{name}' has a number of more digits than {ExactDigits} in row {row}. Cast it to VARCHAR in the query."), e);
        }
        catch (FormatException e)
        {
            throw new DatabaseException(FormattableString.Invariant($"Column '{name}' has a value of Snowflake that the worker does not read in row {row}. Cast it to VARCHAR in the query."), e);
        }
    }

    /// <summary>An item of a JSON list as a value of a column.</summary>
    /// <param name="item">The item, as SQL.</param>
    /// <param name="values">The values.</param>
    /// <param name="type">The column's type, as Snowflake spells it.</param>
    public static string FromJson(string item, ColumnType values, string type)
    {
        var bare = type.Split('(')[0].ToUpperInvariant();
        return bare switch
        {
            // A number comes as text, since JSON has no NaN and its numbers may be rounded; it is to be a number in VARIANT, too.
            "VARIANT" when values == ColumnType.Real => $"{item}::FLOAT::VARIANT",
            "VARIANT" when values == ColumnType.Exact => $"PARSE_JSON({item}::VARCHAR)",
            "VARIANT" => $"IFF(IS_NULL_VALUE({item}), NULL, {item})",
            "OBJECT" or "ARRAY" => $"IFF(IS_NULL_VALUE({item}), NULL, {item}::{bare})",
            "BINARY" or "VARBINARY" when values == ColumnType.Bytes => $"TO_BINARY({item}::VARCHAR, 'BASE64')",
            _ when values is ColumnType.Json => $"IFF(IS_NULL_VALUE({item}), NULL, TO_JSON({item})::{type})",
            _ when values is ColumnType.Date or ColumnType.Time or ColumnType.Timestamp or ColumnType.Instant => $"{item}::VARCHAR::{type}",
            _ => $"{item}::{type}",
        };
    }

    private static int Number(JsonElement column, string name) => column.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : 38;

    /// <exception cref="OverflowException">It is too large, or would be rounded.</exception>
    private static decimal Exact(string text)
    {
        var value = decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return text.Length <= ExactDigits || Digits(text).SequenceEqual(Digits(value.ToString(CultureInfo.InvariantCulture)))
            ? value
            : throw new OverflowException();
    }

    /// <summary>A number without its sign and without zeros that mean nothing.</summary>
    private static ReadOnlySpan<char> Digits(string number)
    {
        var digits = number.AsSpan().TrimStart("+-").TrimStart('0');
        return digits.Contains('.') ? digits.TrimEnd('0').TrimEnd('.') : digits;
    }

    private static double Real(string text) => text switch
    {
        "NaN" => double.NaN,
        "inf" or "Infinity" => double.PositiveInfinity,
        "-inf" or "-Infinity" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    /// <summary>Seconds with up to nine digits after the point, of which six are kept; after a blank, with TIMESTAMP_TZ, the zone, which a point in time does not need.</summary>
    private static long Microseconds(string text)
    {
        var seconds = decimal.Parse(text.Split(' ')[0], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return (long)decimal.Floor(seconds * MicrosecondsPerSecond);
    }
}
