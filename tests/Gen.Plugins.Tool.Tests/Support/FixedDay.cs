using System.Globalization;

namespace Gen.Plugins.Tool.Tests.Support;

/// <summary>A clock that stands.</summary>
internal sealed class FixedDay(string day) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
