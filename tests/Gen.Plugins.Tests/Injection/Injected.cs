using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.Tests.Injection;

[PluginContract("injected")]
public interface IInjected;

internal interface IService;

internal sealed class Service : IService;

internal readonly record struct Money(decimal Amount);

internal static class Injected
{
    [Plugin("needs-service")]
    internal sealed class NeedsService(IService service) : IInjected
    {
        public IService Service => service;
    }

    [Plugin("needs-keyed")]
    internal sealed class NeedsKeyed([FromKeyedServices("blue")] IService service) : IInjected
    {
        public IService Service => service;
    }

    [Plugin("needs-keys-of-all-kinds")]
    internal sealed class NeedsKeys(
        [FromKeyedServices(7)] IService number,
        [FromKeyedServices(DayOfWeek.Monday)] IService day,
        [FromKeyedServices(typeof(string))] IService type,
        [FromKeyedServices('x')] IService letter,
        [FromKeyedServices("a \"quoted\" \\ {key}")] IService text,
        [FromKeyedServices(null)] IService unkeyed) : IInjected
    {
        public IService[] Services { get; } = [number, day, type, letter, text, unkeyed];
    }

    [Plugin("needs-own-key"), PluginAlias("needs-own-key-formerly")]
    internal sealed class NeedsOwnKey([FromKeyedServices] IService service, [ServiceKey] string name, [ServiceKey] object boxed) : IInjected
    {
        public IService Service => service;

        public string Name => name;

        public object Boxed => boxed;
    }

    [Plugin("needs-provider")]
    internal sealed class NeedsProvider(IServiceProvider services, IServiceScopeFactory scopes, PluginRegistry registry) : IInjected
    {
        public IServiceProvider Services => services;

        public IServiceScopeFactory Scopes => scopes;

        public PluginRegistry Registry => registry;
    }

    [Plugin("needs-provider-for-ever", Lifetime = ServiceLifetime.Singleton)]
    internal sealed class NeedsProviderForEver(IServiceProvider services) : IInjected
    {
        public IServiceProvider Services => services;
    }

    [Plugin("has-defaults")]
    internal sealed class HasDefaults(
        IService? service = null,
        [FromKeyedServices("blue")] IService? keyed = null,
        string text = "te\"xt",
        int number = -5,
        long? none = null,
        long? some = 3,
        DayOfWeek day = DayOfWeek.Friday,
        DayOfWeek? noDay = null,
        decimal price = 1.10m,
        double infinite = double.NegativeInfinity,
        char letter = '\'',
        bool flag = true,
        DateTime date = default,
        Money money = default,
        IEnumerable<IService>? all = null,
        CancellationToken cancellationToken = default) : IInjected
    {
        public IService? Service => service;

        public IService? Keyed => keyed;

        public object?[] Values { get; } = [text, number, none, some, day, noDay, price, infinite, letter, flag, date, money, cancellationToken];

        public IEnumerable<IService>? All => all;
    }

    [Plugin("needs-plugins")]
    internal sealed class NeedsPlugins(
        [FromKeyedServices("needs-nothing")] IInjected one,
        IPlugins<IInjected> plugins,
        IEnumerable<ISmall> all,
        [FromKeyedServices("small-one")] ISmall keyed,
        [FromKeyedServices("needs-nobody")] IInjected? nobody = null) : IInjected
    {
        public IInjected One => one;

        public IPlugins<IInjected> Plugins => plugins;

        public IEnumerable<ISmall> All => all;

        public ISmall Keyed => keyed;

        public IInjected? Nobody => nobody;
    }

    [Plugin("needs-missing-plugin")]
    internal sealed class NeedsMissingPlugin([FromKeyedServices("needs-nobody")] IInjected nobody) : IInjected
    {
        public IInjected Nobody => nobody;
    }

    [Plugin("needs-nothing")]
    internal sealed class NeedsNothing : IInjected;

    [Plugin("needs-missing")]
    internal sealed class NeedsMissing(IMissing missing) : IInjected
    {
        public IMissing Missing => missing;
    }

    [Plugin("needs-missing-key")]
    internal sealed class NeedsMissingKey([FromKeyedServices("red")] IMissing missing) : IInjected
    {
        public IMissing Missing => missing;
    }

    [Plugin("chooses")]
    internal sealed class Chooses : IInjected
    {
        public Chooses() => Chosen = "without";

        [ActivatorUtilitiesConstructor]
        internal Chooses(IService service) => Chosen = service.GetType().Name;

        public string Chosen { get; }
    }

    [Plugin("needs-keyword-names")]
    internal sealed class NeedsKeywordNames(IService @class, IService @event, IService services, IService plugin) : IInjected
    {
        public IService[] Services { get; } = [@class, @event, services, plugin];
    }

    [Plugin("needs-generic")]
    internal sealed class NeedsGeneric(Dictionary<string, (int Count, IService? Service)[]> map, Func<IService?> make, IService[] array, Money money) : IInjected
    {
        public object[] Values { get; } = [map, make, array, money];
    }

    internal interface IMissing;
}

[PluginContract("small")]
public interface ISmall;

[Plugin("small-one")]
internal sealed class SmallOne : ISmall;

[Plugin("small-two")]
internal sealed class SmallTwo : ISmall;
