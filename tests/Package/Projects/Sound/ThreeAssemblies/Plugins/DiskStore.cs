using Acme.Contracts;
using Gen.Plugins;
using Microsoft.Extensions.DependencyInjection;

namespace Acme.Plugins;

[Plugin("disk", Lifetime = ServiceLifetime.Scoped)]
[PluginDependency("memory", VersionRange = "[1.0,2.0)")]
[PluginDependency("report/summary", Optional = true)]
internal sealed class DiskStore(IClock clock, [FromKeyedServices("memory")] IStore cache, IServiceProvider services, int depth = 3, IFormatProvider? format = null) : IStore, IDisposable
{
    public string Save(string text) =>
        $"disk at {clock.Now}, depth {depth}, format {format is null}, same clock {ReferenceEquals(clock, services.GetService(typeof(IClock)))}, cache {cache.Save(text)}";

    public void Dispose() => Console.WriteLine("disk disposed");
}
