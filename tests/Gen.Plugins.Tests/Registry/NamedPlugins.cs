using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.Tests.Registry;

/// <summary>Plugins with names of every form.</summary>
[PluginContract("named")]
public interface INamed;

/// <summary>Has plugins of the same names.</summary>
[PluginContract("named-too")]
public interface INamedToo;

/// <summary>A contract that is a class.</summary>
[PluginContract("abstract-class")]
public abstract class AbstractContract;

internal static class NamedPlugins
{
    [Plugin("a")]
    internal sealed class OneLetter : INamed;

    [Plugin("ab")]
    internal sealed class TwoLetters : INamed;

    [Plugin("abc")]
    internal sealed class ThreeLetters : INamed;

    [Plugin("abcd")]
    internal sealed class FourLetters : INamed;

    [Plugin("a.b_c-d.9")]
    internal sealed class AllSigns : INamed;

    [Plugin("abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-0123456789")]
    internal sealed class SixtyFourLetters : INamed;

    /// <summary>Differs from the one before in the middle only, where a hash may not look.</summary>
    [Plugin("abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyy-0123456789")]
    internal sealed class SixtyFourOtherLetters : INamed;

    [Plugin("same"), PluginAlias("same-alias")]
    internal sealed class Same : INamed;

    [Plugin("same"), PluginAlias("same-alias")]
    internal sealed class SameToo : INamedToo;

    [Plugin("both"), PluginAlias("both-alias"), PluginAlias("both-second-alias")]
    internal sealed class Both : INamed, INamedToo;

    [Plugin("too-only")]
    internal sealed class TooOnly : INamedToo;

    [Plugin("s3_batch")]
    internal sealed class S3Batch : INamed;

    [Plugin("s3_bitch")]
    internal sealed class AlmostS3Batch : INamed;

    [Plugin("class-based")]
    internal sealed class ClassBased : AbstractContract;

    [Plugin("class-based-and-named")]
    internal sealed class ClassBasedAndNamed : AbstractContract, INamed;

    [Plugin("through-base")]
    internal sealed class ThroughBase : Base;

    /// <summary>Found by its alias although another contract has a plugin of that name.</summary>
    [Plugin("crossing"), PluginAlias("too-only")]
    internal sealed class Crossing : INamed;

    internal abstract class Base : INamed;
}

/// <summary>Counts what nobody should create: no test does.</summary>
[PluginContract("never-created")]
public interface INeverCreated;

[Plugin("never-created", Lifetime = ServiceLifetime.Singleton), PluginAlias("never-ever")]
internal sealed class NeverCreated : INeverCreated
{
    private static int _instances;

    public NeverCreated() => Interlocked.Increment(ref _instances);

    public static int Instances => _instances;
}
