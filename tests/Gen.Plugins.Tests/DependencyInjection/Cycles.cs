using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.Tests.DependencyInjection;

/// <summary>Plugins whose constructors need each other.</summary>
[PluginContract("cyclic")]
public interface ICyclic;

[PluginContract("cyclic-too")]
public interface ICyclicToo;

internal static class Cycles
{
    [Plugin("transient-a")]
    internal sealed class TransientA([FromKeyedServices("transient-b")] ICyclic other) : Needing(other);

    [Plugin("transient-b")]
    internal sealed class TransientB([FromKeyedServices("transient-a")] ICyclic other) : Needing(other);

    [Plugin("scoped-a", Lifetime = ServiceLifetime.Scoped)]
    internal sealed class ScopedA([FromKeyedServices("scoped-b")] ICyclic other) : Needing(other);

    [Plugin("scoped-b", Lifetime = ServiceLifetime.Scoped)]
    internal sealed class ScopedB(IPlugins<ICyclic> plugins) : Needing(plugins.Get("scoped-a"));

    [Plugin("singleton-a", Lifetime = ServiceLifetime.Singleton)]
    internal sealed class SingletonA([FromKeyedServices("singleton-b")] ICyclic other) : Needing(other);

    [Plugin("singleton-b", Lifetime = ServiceLifetime.Singleton)]
    internal sealed class SingletonB(IServiceProvider services) : Needing(services.GetRequiredKeyedService<ICyclic>("singleton-a"));

    [Plugin("itself", Lifetime = ServiceLifetime.Singleton)]
    internal sealed class Itself([FromKeyedServices("itself")] ICyclic other) : Needing(other);

    [Plugin("two-faced", Lifetime = ServiceLifetime.Singleton), PluginAlias("janus")]
    internal sealed class TwoFaced([FromKeyedServices("janus")] ICyclicToo other) : ICyclic, ICyclicToo
    {
        public ICyclicToo Other => other;
    }

    [Plugin("singleton-of-transient", Lifetime = ServiceLifetime.Singleton)]
    internal sealed class SingletonOfTransient([FromKeyedServices("transient-of-singleton")] ICyclic other) : Needing(other);

    [Plugin("transient-of-singleton")]
    internal sealed class TransientOfSingleton([FromKeyedServices("singleton-of-transient")] ICyclic other) : Needing(other);

    [Plugin("scope-in-scope", Lifetime = ServiceLifetime.Scoped)]
    internal sealed class ScopeInScope(IServiceScopeFactory scopes) : Needing(scopes.CreateScope().ServiceProvider.GetRequiredKeyedService<ICyclic>("scope-in-scope"));

    /// <summary>Needs itself, but not for ever: that is no cycle.</summary>
    [Plugin("tree")]
    internal sealed class Tree : ICyclic
    {
        public Tree(TreeSize size, IPlugins<ICyclic> plugins)
        {
            if (size.Levels-- > 0)
            {
                Below = (Tree)plugins.Get("tree");
            }
        }

        public Tree? Below { get; }
    }

    /// <summary>Makes its other self in another container: no cycle either.</summary>
    [Plugin("nested-container", Lifetime = ServiceLifetime.Singleton)]
    internal sealed class NestedContainer : ICyclic
    {
        public NestedContainer(TreeSize size)
        {
            if (size.Levels-- > 0)
            {
                using var inner = Container.WithPlugins(s => s.AddSingleton(size));
                Below = inner.GetRequiredKeyedService<ICyclic>("nested-container");
            }
        }

        public ICyclic? Below { get; }
    }

    /// <summary>Asks for the other when it is used: no cycle of constructors.</summary>
    [Plugin("lazy-a", Lifetime = ServiceLifetime.Singleton)]
    internal sealed class LazyA(IPlugins<ICyclic> plugins) : ILazy
    {
        public ICyclic Other => plugins.Get("lazy-b");
    }

    [Plugin("lazy-b", Lifetime = ServiceLifetime.Singleton)]
    internal sealed class LazyB(IPlugins<ICyclic> plugins) : ILazy
    {
        public ICyclic Other => plugins.Get("lazy-a");
    }

    [Plugin("breaks-at-first", Lifetime = ServiceLifetime.Singleton)]
    internal sealed class BreaksAtFirst : ICyclic
    {
        public BreaksAtFirst(TreeSize size)
        {
            if (size.Levels-- > 0)
            {
                throw new NotSupportedException("Not yet.");
            }
        }
    }

    internal interface ILazy : ICyclic
    {
        ICyclic Other { get; }
    }

    internal sealed class TreeSize
    {
        public int Levels { get; set; }
    }

    internal abstract class Needing(ICyclic other) : ICyclic
    {
        public ICyclic Other => other;
    }
}
