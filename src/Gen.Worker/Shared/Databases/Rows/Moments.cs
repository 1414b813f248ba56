using System.Globalization;

namespace Gen.Worker.Shared.Databases.Rows;

/// <summary>Days and microseconds as text, by ISO 8601. The least and the largest number stand for <c>-infinity</c> and <c>infinity</c>, which PostgreSQL and DuckDB know.</summary>
public static class Moments
{
    private const long TicksPerMicrosecond = 10;
    private const long MicrosecondsPerSecond = 1_000_000;
    private static readonly long Epoch = DateTime.UnixEpoch.Ticks;

    /// <summary>A day.</summary>
    /// <param name="days">Days since 1970-01-01.</param>
    public static string Date(long days) => Infinity(days) ?? DateTime.UnixEpoch.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A time of day.</summary>
    /// <param name="microseconds">Microseconds since midnight.</param>
    public static string Time(long microseconds)
        => microseconds == 86_400 * MicrosecondsPerSecond ? "24:00:00" : Seconds(new DateTime(microseconds * TicksPerMicrosecond, DateTimeKind.Unspecified), "HH:mm:ss");

    /// <summary>A date and time without zone.</summary>
    /// <param name="microseconds">Microseconds since 1970-01-01.</param>
    public static string Timestamp(long microseconds) => Infinity(microseconds) ?? Seconds(ToDateTime(microseconds), "yyyy-MM-ddTHH:mm:ss");

    /// <summary>A point in time.</summary>
    /// <param name="microseconds">Microseconds since 1970-01-01 UTC.</param>
    public static string Instant(long microseconds) => Infinity(microseconds) ?? Seconds(ToDateTime(microseconds), "yyyy-MM-ddTHH:mm:ss") + "Z";

    /// <summary>Microseconds since 1970-01-01.</summary>
    /// <param name="time">The date and time.</param>
    public static long ToMicroseconds(DateTime time) => (time.Ticks - Epoch) / TicksPerMicrosecond;

    /// <summary>The date and time.</summary>
    /// <param name="microseconds">Microseconds since 1970-01-01.</param>
    /// <exception cref="DatabaseException">It is not within the years 1 to 9999.</exception>
    public static DateTime ToDateTime(long microseconds)
        => microseconds >= -62_135_596_800 * MicrosecondsPerSecond && microseconds < 253_402_300_800 * MicrosecondsPerSecond
            ? new(Epoch + (microseconds * TicksPerMicrosecond), DateTimeKind.Unspecified)
            : throw new DatabaseException("A date is not within the years 1 to 9999. Cast it to text in the query.");

    private static string? Infinity(long value) => value switch
    {
        long.MaxValue => "infinity",
        long.MinValue => "-infinity",
        _ => null,
    };

    private static string Seconds(DateTime time, string format)
        => time.ToString(time.Ticks % TimeSpan.TicksPerSecond == 0 ? format : format + ".FFFFFF", CultureInfo.InvariantCulture);
}
