using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.Tests.DependencyInjection;

/// <summary>Plugins of every lifetime and every kind of disposal; most of them are transient.</summary>
[PluginContract("mostly-transient")]
public interface IMostlyTransient : IProbe;

internal static class MostlyTransient
{
    [Plugin("transient")]
    internal sealed class Transient(Journal journal) : Probe(journal), IMostlyTransient;

    [Plugin("transient-sync")]
    internal sealed class TransientSync(Journal journal) : DisposableProbe(journal), IMostlyTransient;

    [Plugin("transient-async")]
    internal sealed class TransientAsync(Journal journal) : AsyncDisposableProbe(journal), IMostlyTransient;

    [Plugin("transient-both")]
    internal sealed class TransientBoth(Journal journal) : DoublyDisposableProbe(journal), IMostlyTransient;

    [Plugin("scoped", Lifetime = ServiceLifetime.Scoped)]
    internal sealed class Scoped(Journal journal) : Probe(journal), IMostlyTransient;

    [Plugin("scoped-sync", Lifetime = ServiceLifetime.Scoped)]
    internal sealed class ScopedSync(Journal journal) : DisposableProbe(journal), IMostlyTransient;

    [Plugin("scoped-async", Lifetime = ServiceLifetime.Scoped)]
    internal sealed class ScopedAsync(Journal journal) : AsyncDisposableProbe(journal), IMostlyTransient;

    [Plugin("scoped-both", Lifetime = ServiceLifetime.Scoped)]
    internal sealed class ScopedBoth(Journal journal) : DoublyDisposableProbe(journal), IMostlyTransient;

    [Plugin("singleton", Lifetime = ServiceLifetime.Singleton)]
    internal sealed class Singleton(Journal journal) : Probe(journal), IMostlyTransient;

    [Plugin("singleton-sync", Lifetime = ServiceLifetime.Singleton)]
    internal sealed class SingletonSync(Journal journal) : DisposableProbe(journal), IMostlyTransient;

    [Plugin("singleton-async", Lifetime = ServiceLifetime.Singleton)]
    internal sealed class SingletonAsync(Journal journal) : AsyncDisposableProbe(journal), IMostlyTransient;

    [Plugin("singleton-both", Lifetime = ServiceLifetime.Singleton)]
    internal sealed class SingletonBoth(Journal journal) : DoublyDisposableProbe(journal), IMostlyTransient;

    [Plugin("transient-more")]
    internal sealed class TransientMore(Journal journal) : Probe(journal), IMostlyTransient;

    /// <summary>The same, registered by hand, in the order of the names.</summary>
    public static readonly Registration[] ByHand =
    [
        new("scoped", typeof(Scoped), ServiceLifetime.Scoped),
        new("scoped-async", typeof(ScopedAsync), ServiceLifetime.Scoped),
        new("scoped-both", typeof(ScopedBoth), ServiceLifetime.Scoped),
        new("scoped-sync", typeof(ScopedSync), ServiceLifetime.Scoped),
        new("singleton", typeof(Singleton), ServiceLifetime.Singleton),
        new("singleton-async", typeof(SingletonAsync), ServiceLifetime.Singleton),
        new("singleton-both", typeof(SingletonBoth), ServiceLifetime.Singleton),
        new("singleton-sync", typeof(SingletonSync), ServiceLifetime.Singleton),
        new("transient", typeof(Transient), ServiceLifetime.Transient),
        new("transient-async", typeof(TransientAsync), ServiceLifetime.Transient),
        new("transient-both", typeof(TransientBoth), ServiceLifetime.Transient),
        new("transient-more", typeof(TransientMore), ServiceLifetime.Transient),
        new("transient-sync", typeof(TransientSync), ServiceLifetime.Transient),
    ];
}
