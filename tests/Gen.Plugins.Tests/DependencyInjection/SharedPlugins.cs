using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.Tests.DependencyInjection;

/// <summary>One of two contracts of the same plugins; most of its plugins are transient.</summary>
[PluginContract("left")]
public interface ILeft : IProbe;

/// <summary>The other one; most of its plugins are singletons.</summary>
[PluginContract("right")]
public interface IRight : IProbe;

/// <summary>Plugins that several contracts and names lead to.</summary>
internal static class SharedPlugins
{
    [Plugin("shared-singleton", Lifetime = ServiceLifetime.Singleton), PluginAlias("former-singleton"), PluginAlias("oldest-singleton")]
    internal sealed class Singleton(Journal journal) : DisposableProbe(journal), ILeft, IRight;

    [Plugin("shared-scoped", Lifetime = ServiceLifetime.Scoped), PluginAlias("former-scoped"), PluginAlias("oldest-scoped")]
    internal sealed class Scoped(Journal journal) : DisposableProbe(journal), ILeft, IRight;

    [Plugin("shared-transient"), PluginAlias("former-transient"), PluginAlias("oldest-transient")]
    internal sealed class Transient(Journal journal) : DisposableProbe(journal), ILeft, IRight;

    [Plugin("left-one")]
    internal sealed class LeftOne(Journal journal) : Probe(journal), ILeft;

    [Plugin("left-two")]
    internal sealed class LeftTwo(Journal journal) : Probe(journal), ILeft;

    [Plugin("right-one", Lifetime = ServiceLifetime.Singleton)]
    internal sealed class RightOne(Journal journal) : Probe(journal), IRight;

    [Plugin("right-two", Lifetime = ServiceLifetime.Singleton)]
    internal sealed class RightTwo(Journal journal) : Probe(journal), IRight;

    [Plugin("slow", Lifetime = ServiceLifetime.Singleton), PluginAlias("slower")]
    internal sealed class Slow : ILeft, IRight
    {
        private static int _number;

        public Slow()
        {
            // Gives other threads the chance to come here too.
            for (var i = 0; i < 50; i++)
            {
                Thread.Yield();
            }

            Number = Interlocked.Increment(ref _number);
        }

        public int Number { get; }
    }
}
