namespace Gen.Plugins;

/// <summary>
/// A known breach of the tier rules: code of <see cref="From"/> may use <see cref="To"/>. Both stand for themselves and for the types nested in them.
/// One that matches nothing any more is GEN0207.
/// </summary>
/// <param name="from">The type that reaches.</param>
/// <param name="to">The type that is reached, or the one that <see cref="PluginForbidsAttribute"/> forbids.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class PluginTierExceptionAttribute(Type from, Type to) : Attribute
{
    /// <summary>The type that reaches.</summary>
    public Type From { get; } = from;

    /// <summary>The type that is reached, or the one that <see cref="PluginForbidsAttribute"/> forbids.</summary>
    public Type To { get; } = to;

    /// <summary>Why the breach is there. Required.</summary>
    public required string Reason { get; set; }

    /// <summary>The day, as yyyy-MM-dd, from which on the exception is an error (GEN0208). Unset: it stays.</summary>
    public string? Until { get; set; }

    /// <summary>The day, as yyyy-MM-dd, on which the exception was written: lists by age go by it. Unset: unknown.</summary>
    public string? Since { get; set; }
}
