using System.Globalization;

namespace Gen.Plugins.Tool.Tiers;

/// <summary>The days of exceptions, <c>yyyy-MM-dd</c>.</summary>
internal static class TierDates
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>Reads a day; what is none is an error of the build (GEN0209) and nothing here.</summary>
    public static DateOnly? Parse(string? text) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string Write(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>The day, as the build reckons: in UTC.</summary>
    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>How many days ago an exception was written.</summary>
    public static int? Age(TierException exception, DateOnly today) => Parse(exception.Since) is { } since ? today.DayNumber - since.DayNumber : null;

    /// <summary>How many days an exception still has; 0 or less: it is expired.</summary>
    public static int? Left(TierException exception, DateOnly today) => Parse(exception.Until) is { } until ? until.DayNumber - today.DayNumber : null;
}
