using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.Tests.Descriptors;

[PluginContract("described")]
public interface IDescribed;

[PluginContract("described-too")]
public interface IDescribedToo;

[PluginMetadata]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal class RateAttribute(int perSecond) : Attribute
{
    public int PerSecond { get; } = perSecond;

    public int Burst { get; init; } = -1;
}

internal sealed class SlowRateAttribute() : RateAttribute(1);

[PluginMetadata]
[AttributeUsage(AttributeTargets.Class)]
internal sealed class EverythingAttribute(
    string? text,
    Type? type,
    DayOfWeek day,
    object? boxed,
    char letter,
    double number,
    params string?[]? list) : Attribute
{
    public string? Text { get; } = text;

    public Type? Type { get; } = type;

    public DayOfWeek Day { get; } = day;

    public object? Boxed { get; } = boxed;

    public char Letter { get; } = letter;

    public double Number { get; } = number;

    public string?[]? List { get; } = list;

    public Type[]? Types { get; set; }

    public long[]? Numbers { get; set; }

    public StringComparison Comparison { get; set; }
}

[AttributeUsage(AttributeTargets.Class)]
internal sealed class NoMetadataAttribute : Attribute;

internal static class Described
{
    public const string Text = "quote \" backslash \\ pipe | semicolon ; line\nfeed\r tab\t brace {0} umlaut ä emoji 😀 line \u2028 nul \0 lone \uD800 end";

    [Plugin("bare")]
    internal sealed class Bare : IDescribed;

    [Plugin(
        "rich",
        Version = "1.2.3-beta.4",
        Description = Text,
        Author = "Ada | Lovelace; \\u0041",
        Tier = PluginTier.Shared,
        HostVersion = "[0.1,2.0)",
        Lifetime = ServiceLifetime.Scoped)]
    [PluginAlias("former")]
    [PluginAlias("oldest", Until = "9.0.0")]
    [PluginDependency("bare")]
    [PluginDependency("described/tierless", VersionRange = "[0.1, 2.0)")]
    [PluginDependency("missing", Optional = true)]
    [PluginDependency("missing-too", VersionRange = "1.0", Optional = true)]
    [Rate(5, Burst = 7)]
    [NoMetadata]
    [SlowRate]
    [Everything("a \"b\" \\ {c} \n", typeof(Dictionary<,>), DayOfWeek.Friday, 42L, '\'', double.PositiveInfinity, "x", null, "", Types = new[] { typeof(int[]), typeof(string) }, Numbers = new[] { long.MinValue, 1L }, Comparison = StringComparison.Ordinal)]
    internal sealed class Rich : IDescribed, IDescribedToo;

    [Plugin("tierless")]
    internal sealed class Tierless : IDescribed;

    [Plugin("tier-zero", Tier = PluginTier.Runtime)]
    internal sealed class TierZero : IDescribed;

    [Plugin("tiered-by-attribute"), PluginTier(PluginTier.Action)]
    internal sealed class TieredByAttribute : IDescribed;

    [Plugin("nothing-but-nulls")]
    [Everything(null, null, (DayOfWeek)99, null, '\0', double.NaN, null)]
    internal sealed class Nulls : IDescribed;

    [Plugin("singleton", Lifetime = ServiceLifetime.Singleton)]
    internal sealed class Singleton : IDescribed;

    [Plugin("record")]
    internal sealed record Record : IDescribed;

    public static class Outer
    {
        public static class Inner
        {
            [Plugin("deep")]
            internal sealed class Deep : IDescribed;
        }
    }
}
