namespace Gen.Worker.Tests.Support;

/// <summary>A clock that shows what the test says; what waits by it waits by the real one.</summary>
internal sealed class SetTime(Func<DateTimeOffset> now, Func<long>? ticks = null) : TimeProvider
{
    public override long TimestampFrequency => ticks is null ? base.TimestampFrequency : TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now();

    public override long GetTimestamp() => ticks?.Invoke() ?? base.GetTimestamp();
}
